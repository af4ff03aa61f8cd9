package io.fairqueue.tck.contract.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.port.RateLimiter;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link RateLimiter} does. */
public abstract class RateLimiterContract {

  private static final Instant START = Fixtures.START;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final String key = "test:" + UUID.randomUUID();

  /** The limiter under test: one shared instance per class is fine. */
  protected abstract RateLimiter limiter();

  @Test
  @Tag("I8")
  void soManyPassAndTheNextIsToldHowLongToWait() {
    for (int i = 0; i < 3; i++) {
      assertThat(limiter().acquire(key, 3, MINUTE, START)).isEmpty();
    }

    Duration wait = limiter().acquire(key, 3, MINUTE, START).orElseThrow();

    assertThat(wait).isPositive().isLessThanOrEqualTo(MINUTE);
    assertThat(limiter().acquire(key, 3, MINUTE, START.plus(wait))).isEmpty();
  }

  @Test
  @Tag("I8")
  void whoCannotWaitIsCountedWithTheOthers() {
    limiter().acquire(key, 2, MINUTE, START);

    assertThat(acquireSoon()).isEmpty();
    assertThat(acquireSoon()).isPresent().isEqualTo(limiter().acquire(key, 2, MINUTE, START));
  }

  private Optional<Duration> acquireSoon() {
    return limiter().acquireSoon(key, 2, MINUTE, START).toCompletableFuture().join();
  }

  @Test
  @Tag("I8")
  void aRefusalIsNotCounted() {
    limiter().acquire(key, 1, MINUTE, START);
    Duration wait = limiter().acquire(key, 1, MINUTE, START).orElseThrow();
    for (int i = 0; i < 10; i++) {
      assertThat(limiter().acquire(key, 1, MINUTE, START)).isPresent();
    }

    assertThat(limiter().acquire(key, 1, MINUTE, START.plus(wait))).isEmpty();
  }

  @Test
  @Tag("A16")
  void aLookTellsTheWaitAndCountsNothing() {
    for (int i = 0; i < 5; i++) {
      assertThat(limiter().peek(key, 2, MINUTE, START)).isEmpty();
    }
    limiter().acquire(key, 2, MINUTE, START);
    assertThat(limiter().peek(key, 2, MINUTE, START)).isEmpty();
    limiter().acquire(key, 2, MINUTE, START);

    Optional<Duration> wait = limiter().peek(key, 2, MINUTE, START);

    assertThat(wait).isPresent().isEqualTo(limiter().acquire(key, 2, MINUTE, START));
    assertThat(limiter().peek(key, 2, MINUTE, START.plus(wait.orElseThrow()))).isEmpty();
  }

  @Test
  void afterAQuietWindowAllOfItIsThereAgain() {
    Instant later = START.plus(MINUTE.multipliedBy(3));
    for (int i = 0; i < 4; i++) {
      limiter().acquire(key, 4, MINUTE, START);
    }

    for (int i = 0; i < 4; i++) {
      assertThat(limiter().acquire(key, 4, MINUTE, later)).isEmpty();
    }
    assertThat(limiter().acquire(key, 4, MINUTE, later)).isPresent();
  }

  @Test
  void eachKeyCountsForItself() {
    limiter().acquire(key, 1, MINUTE, START);

    assertThat(limiter().acquire(key + "b", 1, MINUTE, START)).isEmpty();
  }

  @Test
  @Tag("A5")
  void manyAtOnceDoNotPassTogether() {
    List<Optional<Duration>> answers = Race.of(60, i -> limiter().acquire(key, 10, MINUTE, START));

    assertThat(answers).filteredOn(Optional::isEmpty).hasSize(10);
  }
}
