package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds for every line and every policy. */
class AdmissionPolicyPropertyTest {

  // Eight arguments have more combinations of edge cases than there are tries.
  @Property(edgeCases = EdgeCasesMode.NONE)
  @Tag("D5")
  @Tag("N24")
  void noLimitIsEverPassed(
      @ForAll @LongRange(min = 0, max = 2_000_000) long waiting,
      @ForAll @LongRange(min = 0, max = 100_000) long active,
      @ForAll @LongRange(min = 0, max = 100_000) long recent,
      @ForAll @LongRange(min = 0, max = 1_000_000) long free,
      @ForAll @IntRange(min = 1, max = 10_000) int rate,
      @ForAll @IntRange(min = 1, max = 10_000) int max,
      @ForAll @DoubleRange(min = 1, max = 10) double over,
      @ForAll @IntRange(min = 1, max = 20) int each) {
    AdmissionPolicy policy = policy(OptionalInt.of(rate), OptionalInt.of(max), over, each);

    long admitted = policy.admissible(line(waiting, active, recent, free));

    assertThat(admitted).isBetween(0L, waiting);
    if (admitted > 0) {
      assertThat(recent + admitted).isLessThanOrEqualTo(rate);
      assertThat(active + admitted).isLessThanOrEqualTo(max);
      assertThat(free).isPositive();
      boolean lastUnits = active == 0 && admitted == 1;
      assertThat(lastUnits || (active + admitted) * each <= free * over).isTrue();
    }
  }

  @Property
  @Tag("D5")
  void ticksOneAfterTheOtherAdmitNoMoreThanOneTick(
      @ForAll @LongRange(min = 0, max = 5_000) long waiting,
      @ForAll @LongRange(min = 1, max = 1_000) long free,
      @ForAll @DoubleRange(min = 1, max = 10) double over,
      @ForAll @IntRange(min = 1, max = 9) int each) {
    AdmissionPolicy policy = policy(OptionalInt.empty(), OptionalInt.empty(), over, each);
    long first = policy.admissible(line(waiting, 0, 0, free));

    assertThat(policy.admissible(line(waiting - first, first, first, free))).isZero();
  }

  @Property
  @Tag("D5")
  void whileAnythingIsFreeSomebodyGetsIn(
      @ForAll @LongRange(min = 1, max = 5_000) long waiting,
      @ForAll @LongRange(min = 1, max = 1_000) long free,
      @ForAll @IntRange(min = 1, max = 1_000) int each) {
    assertThat(
            policy(OptionalInt.empty(), OptionalInt.empty(), 1, each)
                .admissible(line(waiting, 0, 0, free)))
        .isPositive();
  }

  private static AdmissionPolicy policy(
      OptionalInt perMinute, OptionalInt maxActive, double over, int each) {
    return new AdmissionPolicy(perMinute, maxActive, over, each, Duration.ofMinutes(5));
  }

  private static LineState line(long waiting, long active, long recent, long free) {
    return new LineState(waiting, active, recent, OptionalLong.of(free));
  }
}
