package io.fairqueue.http.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.validation.validator.Validator;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import java.io.UncheckedIOException;

/** Reads and writes the API's bodies where no route does it by itself. Thread-safe. */
@Singleton
public final class Bodies {

  private final ObjectMapper json;
  private final Validator validator;

  Bodies(ObjectMapper json, Validator validator) {
    this.json = json;
    this.validator = validator;
  }

  /** The same without a server. */
  public static Bodies standalone() {
    return new Bodies(StrictMapper.standalone(), Validator.getInstance());
  }

  /**
   * A body of this type.
   *
   * @throws UncheckedIOException over a {@link JsonProcessingException} if it is none
   * @throws ConstraintViolationException if it breaks a constraint
   */
  public <T> T read(JsonNode body, Class<T> type) {
    try {
      T read = json.treeToValue(body, type);
      var violations = validator.validate(read);
      if (!violations.isEmpty()) {
        throw new ConstraintViolationException(violations);
      }
      return read;
    } catch (JsonProcessingException unfit) {
      throw new UncheckedIOException(unfit);
    }
  }

  /** A body as it would be sent. */
  public ObjectNode write(Object body) {
    return json.valueToTree(body);
  }
}
