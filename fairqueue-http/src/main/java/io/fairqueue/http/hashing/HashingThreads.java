package io.fairqueue.http.hashing;

import io.fairqueue.http.hashing.HashingQueue.Lane;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.metric.Metric;
import io.fairqueue.port.PasswordHasher;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Hashes passwords on threads of their own, at most on half of the processors. A hash computes for
 * a tenth of a second without a pause: on virtual threads a few of them would keep all others
 * waiting. Callers wait their turn in a {@link HashingQueue}; callers that find it full, or wait
 * too long, are refused.
 */
public final class HashingThreads implements PasswordHasher, AutoCloseable {

  private static final int MAX_WAITING = 2_000;
  private static final Duration MAX_WAIT = Duration.ofSeconds(20);
  private static final Duration COME_AGAIN = Duration.ofSeconds(10);

  private final PasswordHasher hasher;
  private final HashingQueue queue;
  private final MeterRegistry metrics;

  public HashingThreads(PasswordHasher hasher, int processors, MeterRegistry metrics) {
    this.hasher = hasher;
    this.metrics = metrics;
    this.queue = new HashingQueue(Math.max(1, processors / 2), MAX_WAITING, MAX_WAIT);
    Metric.HASHING_LIMIT.show(metrics, () -> MAX_WAITING);
    for (Lane lane : Lane.values()) {
      Metric.HASHING_WAITING.show(
          metrics, () -> queue.waiting(lane), lane.name().toLowerCase(Locale.ROOT));
    }
  }

  @Override
  public String hash(String password) {
    return inTurn(() -> hasher.hash(password));
  }

  @Override
  public boolean matches(String password, String hash) {
    return inTurn(() -> hasher.matches(password, hash));
  }

  @Override
  public boolean isOutdated(String hash) {
    return hasher.isOutdated(hash);
  }

  @Override
  public void hashAnyway(String password) {
    inTurn(
        () -> {
          hasher.hashAnyway(password);
          return true;
        });
  }

  @Override
  public void close() {
    queue.close();
  }

  private <T> T inTurn(Supplier<T> work) {
    HashingCaller caller = HashingCaller.current();
    try {
      return queue.inTurn(caller.lane(), caller.gone(), work);
    } catch (HashingQueue.Refused refused) {
      Metric.HASHING_REFUSED
          .counter(metrics, refused.reason().name().toLowerCase(Locale.ROOT))
          .increment();
      throw new ProblemException(Problem.of(Refusal.SIGN_IN_BUSY), COME_AGAIN);
    }
  }
}
