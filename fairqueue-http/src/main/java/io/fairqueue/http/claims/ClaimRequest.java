package io.fairqueue.http.claims;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an admitted fan asks for: so many of a tier, or these very units.
 *
 * @param quantity 1 if neither it nor units are named
 */
record ClaimRequest(
    @Nullable String admissionToken,
    @Nullable Integer quantity,
    @Nullable String tierId,
    @Nullable List<String> unitIds) {

  /** Never the token. */
  @Override
  public String toString() {
    return "ClaimRequest[quantity=%s, tierId=%s, unitIds=%s]".formatted(quantity, tierId, unitIds);
  }
}
