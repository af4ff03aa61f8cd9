package io.fairqueue.port;

import io.fairqueue.domain.RefundNews;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Money that moved at a gateway, as a line of its books. */
public sealed interface Movement {

  /** When, by the gateway's clock. */
  Instant at();

  /**
   * A fan paid.
   *
   * @param payer the address that the payer gave; null where it isn't told
   */
  record Taken(String reference, Capture capture, Instant at, @Nullable String payer)
      implements Movement {}

  /** Money of this reference goes back, or doesn't. */
  record SentBack(String reference, RefundNews news, Instant at) implements Movement {}

  /**
   * A line that nobody here can read, or that names no payment.
   *
   * @param words what there is of it
   */
  record Unreadable(String words, Instant at) implements Movement {}
}
