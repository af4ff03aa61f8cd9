package io.fairqueue.http.page.claim;

import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.http.page.event.EventHead;
import io.fairqueue.http.page.frame.Frame;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tickets that are or were held.
 *
 * @param socket where a browser hears of news
 * @param until when the hold is over
 * @param untilInWords the same, in the event's own time
 * @param free whether there is nothing to pay
 * @param failure what the payment service says of an attempt that failed; null for nothing
 * @param tries how often the fan may try to pay again
 * @param checkout where the fan goes on to pay; null for nowhere
 * @param refund what goes back, and how far that is; null for nothing
 */
public record ClaimPage(
    Frame frame,
    EventHead event,
    String id,
    String socket,
    ClaimState state,
    ClaimStatus status,
    List<Unit> units,
    String amount,
    boolean free,
    Instant until,
    Instant now,
    String untilInWords,
    String left,
    @Nullable String failure,
    String tries,
    @Nullable String checkout,
    @Nullable String refund) {

  public ClaimPage {
    units = List.copyOf(units);
  }

  /** One ticket of it. */
  public record Unit(String label, String price) {}
}
