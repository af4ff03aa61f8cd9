package io.fairqueue.line.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Pace;
import io.fairqueue.line.index.Places;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D17")
class BoundCalibrationTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private final BoundCalibration bounds = new BoundCalibration();
  private final Places waiting = places(1, 100_000);
  private int head = 1;

  @Test
  void boundsThatHoldStayAsTheyAre() {
    Pace told = new Pace(10, 10, 0, 1_000, 1, null, 1);
    for (int second = 0; second < 120; second++) {
      bounds.follow(waiting, told, START.plusSeconds(second));
      leave(10, START.plusSeconds(second));
    }

    assertThat(bounds.stretch()).isEqualTo(1);
  }

  /** An estimate of ten a second; in fact between one and three. */
  @Test
  void boundsThatAreMissedAreStretchedUntilNineOfTenHold() {
    Pace told = new Pace(10, 10, 0, 1_000, 1, null, 1);
    SplittableRandom random = new SplittableRandom(5);
    for (int second = 0; second < 600; second++) {
      bounds.follow(waiting, told, START.plusSeconds(second));
      leave(1 + random.nextInt(3), START.plusSeconds(second));
    }
    double bound = told.stretched(bounds.stretch()).estimate(64).orElseThrow().ninetySeconds();

    // At two a second, 64 take 32 seconds.
    assertThat(bound).isBetween(30.0, 130.0);
  }

  @Test
  void whoeverStillWaitsCountsOnceTheBoundIsOver() {
    Pace told = new Pace(10, 10, 0, 1_000, 1, null, 1);
    for (int second = 0; second < 60; second++) {
      bounds.follow(waiting, told, START.plusSeconds(second));
    }
    assertThat(bounds.stretch()).isGreaterThan(5);

    bounds.forget();
    assertThat(bounds.stretch()).isEqualTo(1);
  }

  @Test
  void lessThanAHandfulOfWaitsTellsNothing() {
    Places one = places(7, 7);
    Pace told = new Pace(10, 10, 0, 1_000, 1, null, 1);
    for (int second = 0; second < 60; second++) {
      bounds.follow(one, told, START.plusSeconds(second));
    }

    assertThat(bounds.stretch()).isEqualTo(1);
  }

  private void leave(int count, Instant now) {
    for (int i = 0; i < count; i++) {
      waiting.remove(head++);
    }
    bounds.passed(waiting, now);
  }

  private static Places places(int first, int last) {
    Places places = new Places();
    for (int number = first; number <= last; number++) {
      places.add(number);
    }
    return places;
  }
}
