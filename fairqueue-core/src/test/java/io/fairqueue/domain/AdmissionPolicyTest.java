package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionPolicyTest {

  @ParameterizedTest(name = "{0} wait, {1} active, {2} free, {3} each, ×{4}: {5}")
  @CsvSource({
    // waiting, active, free, units each, over-admission, admitted
    "0, 0, 10, 1, 1.0, 0",
    "9, 0, 10, 1, 1.0, 9",
    "99, 0, 10, 1, 1.0, 10",
    "99, 4, 10, 1, 1.0, 6",
    "99, 10, 10, 1, 1.0, 0",
    "99, 12, 10, 1, 1.0, 0",
    "99, 0, 0, 1, 1.0, 0",
    "99, 0, 0, 1, 10.0, 0",
    "99, 0, 10, 4, 1.0, 2",
    "99, 1, 10, 4, 1.0, 1",
    "99, 2, 10, 4, 1.0, 0",
    "99, 0, 3, 4, 1.0, 1",
    "99, 1, 3, 4, 1.0, 0",
    "99, 0, 10, 1, 1.5, 15",
    "99, 5, 10, 1, 1.5, 10",
    "99, 0, 3, 1, 1.5, 4",
    "0, 0, 3, 4, 1.0, 0"
  })
  @Tag("D5")
  void noMoreAreLetInThanTheStockServes(
      long waiting, long active, long free, int each, double over, long admitted) {
    AdmissionPolicy policy = policy(OptionalInt.empty(), OptionalInt.empty(), over, each);

    assertThat(policy.admissible(line(waiting, active, 0, free))).isEqualTo(admitted);
  }

  @Test
  @Tag("D5")
  void theLeastOfAllLimitsCounts() {
    AdmissionPolicy policy = policy(OptionalInt.of(8), OptionalInt.of(20), 1.0, 1);

    assertThat(policy.admissible(line(99, 0, 3, 50))).isEqualTo(5);
    assertThat(policy.admissible(line(99, 18, 0, 50))).isEqualTo(2);
    assertThat(policy.admissible(line(99, 0, 0, 4))).isEqualTo(4);
    assertThat(policy.admissible(line(3, 0, 0, 50))).isEqualTo(3);
  }

  @Test
  @Tag("D5")
  void theLastUnitsDoNotPassTheRateOrTheCap() {
    assertThat(policy(OptionalInt.of(1), OptionalInt.empty(), 1, 4).admissible(line(9, 0, 1, 1)))
        .isZero();
  }

  @Test
  void aLineWithoutStockIsBoundByRateAndCapOnly() {
    LineState line = new LineState(1_000_000, 0, 0, OptionalLong.empty());

    assertThat(policy(OptionalInt.empty(), OptionalInt.empty(), 1, 1).admissible(line))
        .isEqualTo(1_000_000);
    assertThat(policy(OptionalInt.of(7), OptionalInt.empty(), 1, 1).admissible(line)).isEqualTo(7);
  }

  @Test
  @Tag("D10")
  void anOperatorPassesTheRateButNotTheStock() {
    AdmissionPolicy policy = policy(OptionalInt.of(1), OptionalInt.of(30), 1, 1).withoutRate();

    assertThat(policy.admissible(line(99, 0, 50, 10))).isEqualTo(10);
    assertThat(policy.admissible(line(99, 0, 50, 100))).isEqualTo(30);
  }

  private static AdmissionPolicy policy(
      OptionalInt perMinute, OptionalInt maxActive, double over, int each) {
    return new AdmissionPolicy(perMinute, maxActive, over, each, Duration.ofMinutes(5));
  }

  private static LineState line(long waiting, long active, long recent, long free) {
    return new LineState(waiting, active, recent, OptionalLong.of(free));
  }
}
