package io.fairqueue.port;

import io.fairqueue.domain.EmailAddress;
import java.time.Duration;
import java.time.Instant;

/** One-time codes: one live code per mail address. Thread-safe. Keeps hashes, never codes. */
public interface CodeStore {

  /** The wrong tries that burn a code. */
  int MAX_WRONG_TRIES = 5;

  /**
   * Replaces the address's code. Atomic. The caller's clock decides; {@code ttl} also tidies up.
   */
  void put(EmailAddress email, String code, Duration ttl, Instant now);

  /**
   * Uses the code up if it is right.
   *
   * <p>Atomic: of many callers with the right code one gets {@code true}. The fifth wrong try burns
   * it. Repeating answers {@code false}.
   */
  boolean take(EmailAddress email, String code, Instant now);
}
