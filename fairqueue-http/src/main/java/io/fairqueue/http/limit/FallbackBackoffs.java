package io.fairqueue.http.limit;

import io.fairqueue.http.outage.Outages;
import io.fairqueue.port.BackoffPolicy;
import io.fairqueue.port.Backoffs;
import io.fairqueue.port.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Counts for all nodes together while that can be done, and for this node alone while it can't, as
 * {@link FallbackRateLimiter}. Thread-safe.
 */
public final class FallbackBackoffs implements Backoffs {

  private static final Duration REST = Duration.ofSeconds(2);

  private final Backoffs shared;
  private final Backoffs own;
  private final Outages outages;
  private volatile long restsUntil = System.nanoTime();

  public FallbackBackoffs(Backoffs shared, Backoffs own, Outages outages) {
    this.shared = shared;
    this.own = own;
    this.outages = outages;
  }

  @Override
  public Optional<Duration> attempt(String key, BackoffPolicy policy, Instant now) {
    return ask(backoffs -> backoffs.attempt(key, policy, now));
  }

  @Override
  public void reset(String key) {
    own.reset(key);
    tell(
        backoffs -> {
          backoffs.reset(key);
          return true;
        });
  }

  @Override
  public void trust(String key, Instant until, Instant now) {
    own.trust(key, until, now);
    tell(
        backoffs -> {
          backoffs.trust(key, until, now);
          return true;
        });
  }

  @Override
  public boolean isTrusted(String key, Instant now) {
    return ask(backoffs -> backoffs.isTrusted(key, now));
  }

  private void tell(Function<Backoffs, Boolean> change) {
    var unused = ask(backoffs -> backoffs == own || change.apply(backoffs));
  }

  private <T> T ask(Function<Backoffs, T> question) {
    if (System.nanoTime() - restsUntil < 0) {
      return question.apply(own);
    }
    try {
      return question.apply(shared);
    } catch (StoreUnavailableException lost) {
      outages.failed(lost);
      restsUntil = System.nanoTime() + REST.toNanos();
      return question.apply(own);
    }
  }
}
