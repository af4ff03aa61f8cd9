package io.fairqueue.http.limit;

import io.fairqueue.http.outage.Outages;
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
  private final Outages outages;
  private volatile Instant restsUntil = Instant.MIN;

  public FallbackRateLimiter(RateLimiter shared, RateLimiter own, Outages outages) {
    this.shared = shared;
    this.own = own;
    this.outages = outages;
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
              Throwable cause =
                  failure instanceof CompletionException && failure.getCause() != null
                      ? failure.getCause()
                      : failure;
              if (!(cause instanceof StoreUnavailableException lost)) {
                return CompletableFuture.failedFuture(failure);
              }
              outages.failed(lost);
              restsUntil = now.plus(REST);
              return own.acquireSoon(key, limit, window, now);
            });
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
      outages.failed(lost);
      restsUntil = now.plus(REST);
      return question.apply(own);
    }
  }
}
