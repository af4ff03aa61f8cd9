package io.fairqueue.http.claims;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an admitted fan asks for: so many of a tier, or these very units.
 *
 * @param admissionToken whatever it is: nonsense is told as an invalid token
 * @param quantity 1 if neither it nor units are named
 */
record ClaimRequest(
    @JsonDeserialize(using = StringDeserializer.class) @Nullable String admissionToken,
    @Nullable Integer quantity,
    @Nullable String tierId,
    @Nullable List<String> unitIds) {

  /** Never the token. */
  @Override
  public String toString() {
    return "ClaimRequest[quantity=%s, tierId=%s, unitIds=%s]".formatted(quantity, tierId, unitIds);
  }
}
