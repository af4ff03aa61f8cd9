package io.fairqueue.http.seat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.port.SeatChange;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be different about a seat: what is left out stays, a price of null is the tier's. */
final class SeatPatch {

  private static final String PRICE = "price_minor";
  private static final String BLOCKED = "blocked";
  private static final Set<String> FIELDS = Set.of("section", "row", "number", PRICE, BLOCKED);

  private static final int MAX_ECHOED = 60;

  private final ObjectNode patch;

  private SeatPatch(ObjectNode patch) {
    this.patch = patch;
  }

  static SeatChange read(ObjectNode patch) {
    patch
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (!FIELDS.contains(field)) {
                throw new InvalidInputException(cut(field), "is not a field of this request");
              }
            });
    SeatPatch read = new SeatPatch(patch);
    return new SeatChange(
        read.text("section"), read.text("row"), read.text("number"), read.price(), read.blocked());
  }

  private static String cut(String field) {
    return field.substring(0, Math.min(field.length(), MAX_ECHOED));
  }

  private @Nullable String text(String field) {
    JsonNode value = patch.get(field);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      throw new InvalidInputException(field, "must be a text");
    }
    return value.textValue();
  }

  private @Nullable OptionalLong price() {
    JsonNode value = patch.get(PRICE);
    if (value == null) {
      return null;
    }
    if (value.isNull()) {
      return OptionalLong.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new InvalidInputException(PRICE, "must be a whole number");
    }
    return OptionalLong.of(value.longValue());
  }

  private @Nullable Boolean blocked() {
    JsonNode value = patch.get(BLOCKED);
    if (value == null) {
      return null;
    }
    if (!value.isBoolean()) {
      throw new InvalidInputException(BLOCKED, "must be true or false");
    }
    return value.booleanValue();
  }
}
