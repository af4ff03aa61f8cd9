package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  @Tag("D3")
  void whoDoesNotWaitWaitsForNothing() {
    assertThat(Pace.UNKNOWN.estimate(0)).hasValue(WaitEstimate.NONE);
  }

  @Test
  @Tag("D3")
  void withoutDropOutsAWaitIsThePositionByTheSpeed() {
    assertThat(Pace.of(60, MINUTE).estimate(90).orElseThrow().medianSeconds()).isEqualTo(90);
  }

  @Test
  void nothingIsKnownOfALineThatWasNotSeenToMove() {
    assertThat(Pace.UNKNOWN.estimate(1)).isEmpty();
    assertThat(Pace.UNKNOWN.within(SalePolicy.defaults()).estimate(1)).isEmpty();
  }

  @Test
  void theRateOfTheEventStandsInForWhatWasNotSeenAndBoundsWhatWas() {
    SalePolicy policy = atRate(120);
    assertThat(Pace.UNKNOWN.within(policy).perSecond()).isEqualTo(2);
    assertThat(Pace.of(600, Duration.ofSeconds(5)).within(policy).perSecond()).isEqualTo(2);
    assertThat(Pace.of(60, MINUTE).within(policy).perSecond()).isEqualTo(1);
  }

  @Property
  void theFurtherBackTheLongerAndNoBoundIsBelowItsMedian(
      @ForAll @DoubleRange(min = 0.01, max = 1_000) double perSecond,
      @ForAll @DoubleRange(min = 0, max = 0.1) double dropOut,
      @ForAll @LongRange(min = 1, max = 1_000_000) long position,
      @ForAll @LongRange(min = 1, max = 1_000) long further) {
    Pace pace = new Pace(perSecond, perSecond, dropOut, 100, 1);

    WaitEstimate near = pace.estimate(position).orElseThrow();
    WaitEstimate far = pace.estimate(position + further).orElseThrow();

    assertThat(far.medianSeconds()).isGreaterThanOrEqualTo(near.medianSeconds());
    assertThat(near.ninetySeconds()).isGreaterThanOrEqualTo(near.medianSeconds());
    assertThat(near.medianSeconds()).isLessThanOrEqualTo((long) Math.ceil(position / perSecond));
  }

  @Test
  @Tag("D3")
  void theBoundIsThatOfTheSlowestSpeed() {
    Pace steady = new Pace(10, 10, 0, 1_000, 1);
    Pace slowing = new Pace(10, 2, 0, 1_000, 1);

    assertThat(slowing.estimate(100).orElseThrow().medianSeconds()).isEqualTo(10);
    assertThat(slowing.estimate(100).orElseThrow().ninetySeconds()).isGreaterThanOrEqualTo(50);
    assertThat(steady.estimate(100).orElseThrow().ninetySeconds()).isBetween(10L, 15L);
  }

  private static SalePolicy atRate(int perMinute) {
    return new SalePolicy(
        Duration.ofMinutes(5),
        Duration.ofMinutes(10),
        1,
        OptionalInt.of(perMinute),
        OptionalInt.empty(),
        1.0,
        0,
        Duration.ofHours(2),
        3);
  }
}
