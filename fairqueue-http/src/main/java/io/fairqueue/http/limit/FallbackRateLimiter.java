package io.fairqueue.http.limit;

import io.fairqueue.port.RateLimiter;
import io.fairqueue.port.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Counts for all nodes together while that can be done, and for this node alone while it can't.
 * After a failure it does not ask again for a while: each question would wait for its time-out.
 * Thread-safe.
 */
public final class FallbackRateLimiter implements RateLimiter {

  private static final Duration REST = Duration.ofSeconds(2);

  private final RateLimiter shared;
  private final RateLimiter own;
  private volatile Instant restsUntil = Instant.MIN;

  public FallbackRateLimiter(RateLimiter shared, RateLimiter own) {
    this.shared = shared;
    this.own = own;
  }

  @Override
  public Optional<Duration> acquire(String key, int limit, Duration window, Instant now) {
    return ask(limiter -> limiter.acquire(key, limit, window, now), now);
  }

  @Override
  public CompletionStage<Optional<Duration>> acquireSoon(
      String key, int limit, Duration window, Instant now) {
    if (now.isBefore(restsUntil)) {
      return own.acquireSoon(key, limit, window, now);
    }
    return shared
        .acquireSoon(key, limit, window, now)
        .exceptionallyCompose(
            failure -> {
              if (!isLost(failure)) {
                return CompletableFuture.failedFuture(failure);
              }
              restsUntil = now.plus(REST);
              return own.acquireSoon(key, limit, window, now);
            });
  }

  private static boolean isLost(Throwable failure) {
    return failure instanceof StoreUnavailableException
        || (failure instanceof CompletionException
            && failure.getCause() instanceof StoreUnavailableException);
  }

  @Override
  public Optional<Duration> peek(String key, int limit, Duration window, Instant now) {
    return ask(limiter -> limiter.peek(key, limit, window, now), now);
  }

  private Optional<Duration> ask(Function<RateLimiter, Optional<Duration>> question, Instant now) {
    if (now.isBefore(restsUntil)) {
      return question.apply(own);
    }
    try {
      return question.apply(shared);
    } catch (StoreUnavailableException lost) {
      restsUntil = now.plus(REST);
      return question.apply(own);
    }
  }
}
