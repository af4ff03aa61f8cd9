package io.fairqueue.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long whoever fails has to wait: longer with each failure. Thread-safe. */
public interface Backoffs {

  /**
   * Counts a try as a failure before it is known to be one.
   *
   * <p>Atomic: many at once get no more tries than one by one. Empty when it may be made; else how
   * long to wait, and nothing is counted. The caller's clock decides.
   */
  Optional<Duration> attempt(String key, BackoffPolicy policy, Instant now);

  /** The try was no failure: forgets all failures of this key. Repeating is safe. */
  void reset(String key);

  /** Remembers a key as good until then. Repeating is safe; the later end counts. */
  void trust(String key, Instant until, Instant now);

  /** Whether this key is remembered as good. */
  boolean isTrusted(String key, Instant now);
}
