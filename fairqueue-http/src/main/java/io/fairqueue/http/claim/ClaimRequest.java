package io.fairqueue.http.claim;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an admitted fan asks for: a number of units of a tier, or of several, or particular units.
 *
 * @param admissionToken whatever it is: nonsense is told as an invalid token
 * @param quantity 1 if neither it nor items nor units are named
 * @param replaces the unpaid claim whose place the new one takes
 */
record ClaimRequest(
    @JsonDeserialize(using = StringDeserializer.class) @Nullable String admissionToken,
    @Nullable Integer quantity,
    @Nullable String tierId,
    @Nullable List<@Nullable Item> items,
    @Nullable List<String> unitIds,
    @Nullable String replaces) {

  /**
   * A number of units of a tier.
   *
   * @param quantity 1 if it isn't named
   */
  record Item(@Nullable String tierId, @Nullable Integer quantity) {}

  /** Never the token. */
  @Override
  public String toString() {
    return "ClaimRequest[quantity=%s, tierId=%s, items=%s, unitIds=%s, replaces=%s]"
        .formatted(quantity, tierId, items, unitIds, replaces);
  }
}
