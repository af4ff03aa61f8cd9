package io.fairqueue.tck.contract.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.port.BackoffPolicy;
import io.fairqueue.port.Backoffs;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link Backoffs} does. */
public abstract class BackoffsContract {

  private static final Instant START = Fixtures.START;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final BackoffPolicy POLICY =
      new BackoffPolicy(4, SECOND, Duration.ofSeconds(5), 9, Duration.ofHours(1));

  private final String key = "test:" + UUID.randomUUID();

  /** The store under test: one shared instance per class is fine. */
  protected abstract Backoffs backoffs();

  @Test
  @Tag("A16")
  void waitsDoubleUpToTheLongestAndAreLongAfterTooManyOfADay() {
    Instant now = START;
    for (int i = 0; i < 4; i++) {
      assertThat(attempt(now)).isEmpty();
    }
    for (int seconds : new int[] {1, 2, 4, 5, 5}) {
      Duration wait = Duration.ofSeconds(seconds);
      assertThat(attempt(now)).hasValue(wait);
      assertThat(attempt(now.plus(wait).minusMillis(1))).hasValue(Duration.ofMillis(1));
      now = now.plus(wait);
      assertThat(attempt(now)).isEmpty();
    }
    assertThat(attempt(now)).hasValue(Duration.ofHours(1));
    assertThat(attempt(now.plus(Duration.ofHours(1)))).isEmpty();
  }

  @Test
  @Tag("A16")
  void whatIsRefusedIsNotCounted() {
    for (int i = 0; i < 4; i++) {
      attempt(START);
    }
    for (int i = 0; i < 20; i++) {
      assertThat(attempt(START)).hasValue(SECOND);
    }
    assertThat(attempt(START.plus(SECOND))).isEmpty();
  }

  @Test
  @Tag("A16")
  void aDayLaterAllIsForgottenAndAfterAnHourWhatWasFew() {
    for (int i = 0; i < 3; i++) {
      attempt(START);
    }
    assertThat(attempt(START.plus(Duration.ofHours(23)))).isEmpty();
    assertThat(attempt(START.plus(Duration.ofHours(23)))).hasValue(SECOND);
    Instant dayLater = START.plus(Duration.ofDays(1));
    for (int i = 0; i < 2; i++) {
      assertThat(attempt(dayLater)).isEmpty();
    }
    Instant hourLater = dayLater.plus(Duration.ofHours(1));
    for (int i = 0; i < 4; i++) {
      assertThat(attempt(hourLater)).isEmpty();
    }
    assertThat(attempt(hourLater)).hasValue(SECOND);
  }

  @Test
  @Tag("A16")
  void aSuccessForgetsTheFailuresOfItsKeyOnly() {
    for (int i = 0; i < 4; i++) {
      attempt(START);
      backoffs().attempt(key + "b", POLICY, START);
    }

    backoffs().reset(key);
    backoffs().reset(key);

    for (int i = 0; i < 4; i++) {
      assertThat(attempt(START)).isEmpty();
    }
    assertThat(backoffs().attempt(key + "b", POLICY, START)).hasValue(SECOND);
  }

  @Test
  @Tag("A16")
  void manyAtOnceGetNoMoreTries() {
    List<Optional<Duration>> answers = Race.of(60, i -> attempt(START));

    assertThat(answers).filteredOn(Optional::isEmpty).hasSize(4);
  }

  @Test
  @Tag("A16")
  void aKeyIsTrustedUntilThenAndTheLaterEndCounts() {
    Instant until = START.plus(Duration.ofDays(90));
    assertThat(backoffs().isTrusted(key, START)).isFalse();

    backoffs().trust(key, until, START);
    backoffs().trust(key, until.minusSeconds(1), START);

    assertThat(backoffs().isTrusted(key, until.minusMillis(1))).isTrue();
    assertThat(backoffs().isTrusted(key, until)).isFalse();
    assertThat(backoffs().isTrusted(key + "b", START)).isFalse();
  }

  private Optional<Duration> attempt(Instant now) {
    return backoffs().attempt(key, POLICY, now);
  }
}
