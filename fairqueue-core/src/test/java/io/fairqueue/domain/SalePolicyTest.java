package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SalePolicyTest {

  private static final SalePolicy D = SalePolicy.defaults();

  @Test
  void whoNamesNoRulesGetsTheDefaults() {
    assertThat(D)
        .isEqualTo(
            new SalePolicy(
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                1,
                OptionalInt.empty(),
                OptionalInt.empty(),
                1.0,
                1,
                Duration.ofHours(2),
                3));
  }

  @Test
  void theAdmissionPartIsTakenFromTheRules() {
    SalePolicy policy =
        new SalePolicy(
            Duration.ofSeconds(11),
            Duration.ofSeconds(12),
            13,
            OptionalInt.of(14),
            OptionalInt.of(15),
            1.6,
            17,
            Duration.ofSeconds(18),
            19);

    assertThat(policy.admission())
        .isEqualTo(
            new AdmissionPolicy(
                OptionalInt.of(14), OptionalInt.of(15), 1.6, 13, Duration.ofSeconds(11)));
  }

  static Stream<Arguments> outOfBounds() {
    return Stream.of(
        Arguments.of("admission_window_seconds", lives(0, 60, 60)),
        Arguments.of("admission_window_seconds", lives(86_401, 60, 60)),
        Arguments.of("claim_ttl_seconds", lives(60, 0, 60)),
        Arguments.of("claim_ttl_seconds", lives(60, 86_401, 60)),
        Arguments.of("waiting_ttl_seconds", lives(60, 60, 0)),
        Arguments.of("waiting_ttl_seconds", lives(60, 60, 7_776_001)),
        Arguments.of("max_units_per_claim", counts(0, 0, 1)),
        Arguments.of("max_units_per_claim", counts(1_001, 0, 1)),
        Arguments.of("max_extensions", counts(1, -1, 1)),
        Arguments.of("max_extensions", counts(1, 101, 1)),
        Arguments.of("max_payment_attempts", counts(1, 0, 0)),
        Arguments.of("max_payment_attempts", counts(1, 0, 101)),
        Arguments.of("admissions_per_minute", limits(OptionalInt.of(0), OptionalInt.empty())),
        Arguments.of("admissions_per_minute", limits(OptionalInt.of(10_000_001), D.maxActive())),
        Arguments.of("max_active", limits(OptionalInt.empty(), OptionalInt.of(0))),
        Arguments.of("max_active", limits(OptionalInt.empty(), OptionalInt.of(10_000_001))));
  }

  @ParameterizedTest
  @MethodSource("outOfBounds")
  @Tag("C1")
  void aRuleOutOfItsBoundsIsNamed(String field, Supplier<SalePolicy> policy) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(policy::get)
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("policy." + field));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.99, 10.01, -1, Double.NaN, Double.POSITIVE_INFINITY})
  @Tag("C1")
  void overAdmissionLiesBetweenOneAndTen(double value) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> over(value))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("policy.over_admission"));
  }

  @Test
  void theBoundsThemselvesAreAllowed() {
    assertThat(over(1).overAdmission()).isEqualTo(1);
    assertThat(over(10).overAdmission()).isEqualTo(10);
    assertThat(lives(1, 1, 1).get().claimTtl()).isEqualTo(Duration.ofSeconds(1));
    assertThat(lives(86_400, 86_400, 7_776_000).get().claimTtl()).isEqualTo(Duration.ofDays(1));
    assertThat(counts(1_000, 100, 100).get().maxExtensions()).isEqualTo(100);
    assertThat(limits(OptionalInt.of(10_000_000), OptionalInt.of(1)).get().maxActive()).hasValue(1);
  }

  private static Supplier<SalePolicy> lives(long window, long claim, long waiting) {
    return () ->
        new SalePolicy(
            Duration.ofSeconds(window),
            Duration.ofSeconds(claim),
            1,
            OptionalInt.empty(),
            OptionalInt.empty(),
            1,
            0,
            Duration.ofSeconds(waiting),
            3);
  }

  private static Supplier<SalePolicy> counts(int units, int extensions, int attempts) {
    return () ->
        new SalePolicy(
            D.admissionWindow(),
            D.claimTtl(),
            units,
            OptionalInt.empty(),
            OptionalInt.empty(),
            1,
            extensions,
            D.waitingTtl(),
            attempts);
  }

  private static Supplier<SalePolicy> limits(OptionalInt perMinute, OptionalInt maxActive) {
    return () ->
        new SalePolicy(
            D.admissionWindow(), D.claimTtl(), 1, perMinute, maxActive, 1, 0, D.waitingTtl(), 3);
  }

  private static SalePolicy over(double overAdmission) {
    return new SalePolicy(
        D.admissionWindow(),
        D.claimTtl(),
        1,
        OptionalInt.empty(),
        OptionalInt.empty(),
        overAdmission,
        0,
        D.waitingTtl(),
        3);
  }
}
