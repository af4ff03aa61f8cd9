package io.fairqueue.http.hook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.message.EndpointChange;
import io.fairqueue.domain.message.MessageType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be different about an endpoint: what is left out stays; null is no description. */
final class EndpointPatch {

  private static final String URL = "url";
  private static final String DESCRIPTION = "description";
  private static final String TYPES = "types";
  private static final String PERSONAL_DATA = "include_personal_data";
  private static final String ENABLED = "enabled";
  private static final Set<String> FIELDS = Set.of(URL, DESCRIPTION, TYPES, PERSONAL_DATA, ENABLED);

  private static final int MAX_ECHOED = 60;

  private final ObjectNode patch;

  private EndpointPatch(ObjectNode patch) {
    this.patch = patch;
  }

  static EndpointChange read(ObjectNode patch) {
    patch
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (!FIELDS.contains(field)) {
                throw new InvalidInputException(
                    field.substring(0, Math.min(field.length(), MAX_ECHOED)),
                    "is not a field of this request");
              }
            });
    EndpointPatch read = new EndpointPatch(patch);
    return new EndpointChange(
        read.has(URL) ? read.text(URL) : null,
        read.description(),
        read.types(),
        read.flag(PERSONAL_DATA),
        read.flag(ENABLED));
  }

  private boolean has(String field) {
    return patch.has(field);
  }

  private String text(String field) {
    JsonNode value = patch.path(field);
    if (!value.isTextual()) {
      throw new InvalidInputException(field, "must be a text");
    }
    return value.textValue();
  }

  @SuppressWarnings("NullableOptional") // Left alone, taken away and set are three things.
  private @Nullable Optional<String> description() {
    if (!has(DESCRIPTION)) {
      return null;
    }
    return patch.path(DESCRIPTION).isNull() ? Optional.empty() : Optional.of(text(DESCRIPTION));
  }

  private @Nullable Set<MessageType> types() {
    if (!has(TYPES)) {
      return null;
    }
    JsonNode value = patch.path(TYPES);
    List<String> words = new ArrayList<>();
    for (JsonNode word : value) {
      words.add(word.isTextual() ? word.textValue() : "");
    }
    if (!value.isArray()) {
      throw new InvalidInputException(TYPES, "must be a list");
    }
    return TypeWords.read(words);
  }

  private @Nullable Boolean flag(String field) {
    if (!has(field)) {
      return null;
    }
    JsonNode value = patch.path(field);
    if (!value.isBoolean()) {
      throw new InvalidInputException(field, "must be true or false");
    }
    return value.booleanValue();
  }
}
