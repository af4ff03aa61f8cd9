package io.fairqueue.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Counts what callers do. Thread-safe. */
public interface RateLimiter {

  /**
   * Counts one more for this key, if that stays within {@code limit} per {@code window}.
   *
   * <p>Atomic. Empty when it may pass, else how long to wait until it may.
   */
  Optional<Duration> acquire(String key, int limit, Duration window, Instant now);

  /**
   * The same for callers that can't wait. Completed at once where that needs no waiting, else by
   * whatever hears of it; what {@link #acquire} throws completes it exceptionally. Never blocks.
   */
  CompletionStage<Optional<Duration>> acquireSoon(
      String key, int limit, Duration window, Instant now);

  /** What {@link #acquire} would answer; counts nothing. */
  Optional<Duration> peek(String key, int limit, Duration window, Instant now);
}
