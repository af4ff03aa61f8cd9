package io.fairqueue.http.event;

import io.fairqueue.domain.EntryRules;
import io.fairqueue.domain.SalePolicy;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The rules of a sale. */
public record PolicyBody(
    long admissionWindowSeconds,
    long claimTtlSeconds,
    int maxUnitsPerClaim,
    @Nullable Integer admissionsPerMinute,
    @Nullable Integer maxActive,
    double overAdmission,
    int maxExtensions,
    long waitingTtlSeconds,
    int maxPaymentAttempts,
    int maxClaimsPerFan,
    long presenceSeconds,
    boolean verifiedMailOnly,
    @Nullable Integer maxEntriesPerMailbox,
    @Nullable Integer maxEntriesPerNetwork) {

  public static PolicyBody of(SalePolicy policy) {
    return new PolicyBody(
        policy.admissionWindow().toSeconds(),
        policy.claimTtl().toSeconds(),
        policy.maxUnitsPerClaim(),
        nullable(policy.admissionsPerMinute()),
        nullable(policy.maxActive()),
        policy.overAdmission(),
        policy.maxExtensions(),
        policy.waitingTtl().toSeconds(),
        policy.maxPaymentAttempts(),
        policy.maxClaimsPerFan(),
        policy.presence().toSeconds(),
        policy.entries().verifiedMailOnly(),
        nullable(policy.entries().maxPerMailbox()),
        nullable(policy.entries().maxPerNetwork()));
  }

  private static @Nullable Integer nullable(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }

  /** The rules of a sale as an organizer writes them; what is left out has its default. */
  @Introspected
  @Schema(name = "PolicyRequest")
  record Request(
      @Nullable Long admissionWindowSeconds,
      @Nullable Long claimTtlSeconds,
      @Nullable Integer maxUnitsPerClaim,
      @Nullable Integer admissionsPerMinute,
      @Nullable Integer maxActive,
      @Nullable Double overAdmission,
      @Nullable Integer maxExtensions,
      @Nullable Long waitingTtlSeconds,
      @Nullable Integer maxPaymentAttempts,
      @Nullable Integer maxClaimsPerFan,
      @Nullable Long presenceSeconds,
      @Nullable Boolean verifiedMailOnly,
      @Nullable Integer maxEntriesPerMailbox,
      @Nullable Integer maxEntriesPerNetwork) {

    SalePolicy policy() {
      SalePolicy usual = SalePolicy.defaults();
      return new SalePolicy(
          seconds(admissionWindowSeconds, usual.admissionWindow()),
          seconds(claimTtlSeconds, usual.claimTtl()),
          or(maxUnitsPerClaim, usual.maxUnitsPerClaim()),
          optional(admissionsPerMinute),
          optional(maxActive),
          or(overAdmission, usual.overAdmission()),
          or(maxExtensions, usual.maxExtensions()),
          seconds(waitingTtlSeconds, usual.waitingTtl()),
          or(maxPaymentAttempts, usual.maxPaymentAttempts()),
          or(maxClaimsPerFan, usual.maxClaimsPerFan()),
          seconds(presenceSeconds, usual.presence()),
          new EntryRules(
              or(verifiedMailOnly, usual.entries().verifiedMailOnly()),
              optional(maxEntriesPerMailbox),
              optional(maxEntriesPerNetwork)));
    }

    private static Duration seconds(@Nullable Long given, Duration usual) {
      return given == null ? usual : Duration.ofSeconds(given);
    }

    private static <T> T or(@Nullable T given, T usual) {
      return given == null ? usual : given;
    }

    private static OptionalInt optional(@Nullable Integer given) {
      return given == null ? OptionalInt.empty() : OptionalInt.of(given);
    }
  }
}
