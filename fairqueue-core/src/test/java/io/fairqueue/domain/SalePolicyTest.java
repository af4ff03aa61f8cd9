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
    assertThat(D).isEqualTo(SalePolicy.defaults());
  }

  @Test
  void theAdmissionPartIsTakenFromTheRules() {
    SalePolicy policy =
        SalePolicy.defaults()
            .edit()
            .admissionWindow(Duration.ofSeconds(11))
            .claimTtl(Duration.ofSeconds(12))
            .maxUnitsPerClaim(13)
            .admissionsPerMinute(14)
            .maxActive(15)
            .overAdmission(1.6)
            .maxExtensions(17)
            .waitingTtl(Duration.ofSeconds(18))
            .maxPaymentAttempts(19)
            .build();

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
        SalePolicy.defaults()
            .edit()
            .admissionWindow(Duration.ofSeconds(window))
            .claimTtl(Duration.ofSeconds(claim))
            .maxExtensions(0)
            .waitingTtl(Duration.ofSeconds(waiting))
            .build();
  }

  private static Supplier<SalePolicy> counts(int units, int extensions, int attempts) {
    return () ->
        D.edit()
            .maxUnitsPerClaim(units)
            .maxExtensions(extensions)
            .maxPaymentAttempts(attempts)
            .build();
  }

  private static Supplier<SalePolicy> limits(OptionalInt perMinute, OptionalInt maxActive) {
    return () -> {
      SalePolicy.Builder policy = D.edit();
      perMinute.ifPresent(policy::admissionsPerMinute);
      maxActive.ifPresent(policy::maxActive);
      return policy.build();
    };
  }

  private static SalePolicy over(double overAdmission) {
    return D.edit().overAdmission(overAdmission).maxExtensions(0).build();
  }
}
