package io.fairqueue.http.factor;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairqueue.domain.staff.SecondFactor;
import io.fairqueue.http.idempotency.NeverKept;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody shows besides a password; never printed.
 *
 * @param confirmed whether it is asked for
 * @param confirmedAt since when
 * @param recoveryCodesLeft how many are good still
 * @param secret for an app, as people type it; only where it was just made
 * @param otpauthUri likewise, as apps scan it
 * @param recoveryCodes likewise: they stand in for a lost app, each once
 */
record SecondFactorBody(
    @JsonInclude(JsonInclude.Include.ALWAYS) boolean confirmed,
    @Nullable Instant confirmedAt,
    @Nullable Integer recoveryCodesLeft,
    @Nullable String secret,
    @Nullable String otpauthUri,
    @Nullable List<String> recoveryCodes)
    implements NeverKept {

  static SecondFactorBody of(Optional<SecondFactor> factor) {
    return factor
        .map(
            each ->
                new SecondFactorBody(
                    each.isConfirmed(),
                    each.confirmedAt(),
                    each.recovery().size(),
                    null,
                    null,
                    null))
        .orElseGet(() -> new SecondFactorBody(false, null, null, null, null, null));
  }

  static SecondFactorBody of(SecondFactors.Offered offered) {
    return new SecondFactorBody(
        false, null, null, offered.secret(), offered.uri(), offered.recovery());
  }

  @Override
  public String toString() {
    return "SecondFactorBody";
  }
}
