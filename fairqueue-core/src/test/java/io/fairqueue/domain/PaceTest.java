package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
  }

  @Test
  @Tag("D17")
  void aSpentBudgetMakesTheNextFanWaitForItsReturn() {
    Pace spentAtOnce = Pace.of(60, MINUTE).within(spent(60, 0, 60));

    assertThat(spentAtOnce.estimate(1).orElseThrow().medianSeconds()).isEqualTo(60);
    assertThat(spentAtOnce.estimate(60).orElseThrow().medianSeconds()).isEqualTo(60);
    assertThat(spentAtOnce.estimate(61).orElseThrow().medianSeconds()).isEqualTo(120);
    assertThat(spentAtOnce.estimate(100).orElseThrow().ninetySeconds()).isBetween(120L, 140L);
  }

  @Test
  @Tag("D17")
  void anUnspentBudgetLetsAllItCanInAtOnce() {
    Pace idle = Pace.UNKNOWN.within(spent(60, 10, 5));

    assertThat(idle.estimate(55).orElseThrow().medianSeconds()).isEqualTo(1);
    assertThat(idle.estimate(56).orElseThrow().medianSeconds()).isEqualTo(50);
  }

  @Test
  @Tag("D17")
  void aLineThatSomethingElseHoldsBackIsNoFasterThanItWasSeenToBe() {
    Pace slow = Pace.of(60, MINUTE).within(RateBudget.of(6_000, 60));

    assertThat(slow.estimate(100).orElseThrow().medianSeconds()).isEqualTo(100);
  }

  @Property
  void theFurtherBackTheLongerAndNoBoundIsBelowItsMedian(
      @ForAll @DoubleRange(min = 0.01, max = 1_000) double perSecond,
      @ForAll @DoubleRange(min = 0, max = 0.1) double dropOut,
      @ForAll @LongRange(min = 1, max = 1_000_000) long position,
      @ForAll @LongRange(min = 1, max = 1_000) long further) {
    Pace pace = new Pace(perSecond, perSecond, dropOut, 100, 1, null, 1);

    WaitEstimate near = pace.estimate(position).orElseThrow();
    WaitEstimate far = pace.estimate(position + further).orElseThrow();

    assertThat(far.medianSeconds()).isGreaterThanOrEqualTo(near.medianSeconds());
    assertThat(near.ninetySeconds()).isGreaterThanOrEqualTo(near.medianSeconds());
    assertThat(near.medianSeconds()).isLessThanOrEqualTo((long) Math.ceil(position / perSecond));
  }

  @Test
  @Tag("D3")
  void theBoundIsThatOfTheSlowestSpeed() {
    Pace steady = new Pace(10, 10, 0, 1_000, 1, null, 1);
    Pace slowing = new Pace(10, 2, 0, 1_000, 1, null, 1);

    assertThat(slowing.estimate(100).orElseThrow().medianSeconds()).isEqualTo(10);
    assertThat(slowing.estimate(100).orElseThrow().ninetySeconds()).isGreaterThanOrEqualTo(50);
    assertThat(steady.estimate(100).orElseThrow().ninetySeconds()).isBetween(10L, 15L);
  }

  private static RateBudget spent(int perMinute, int age, long admitted) {
    long[] spent = new long[60];
    spent[age] = admitted;
    return new RateBudget(perMinute, spent);
  }
}
