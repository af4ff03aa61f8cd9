package io.fairqueue.http.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with one place of a JSON body. */
final class JsonFaults {

  private JsonFaults() {}

  /** Empty where the fault has no place: the text is no JSON at all. */
  static Optional<FieldError> of(JsonProcessingException fault) {
    return switch (fault) {
      case UnrecognizedPropertyException e -> at(e, "is not a field of this request");
      case InvalidFormatException e -> at(e, unfit(e.getTargetType()));
      case MismatchedInputException e -> at(e, expected(e.getTargetType()));
      // With a place and a fault of the text itself: a number that is too large.
      case JsonMappingException e ->
          e.getCause() instanceof InputCoercionException
              ? at(e, "is out of range")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<FieldError> at(JsonMappingException fault, String message) {
    String path = path(fault.getPath());
    return Optional.of(new FieldError(path.isEmpty() ? "body" : path, message));
  }

  private static String path(List<JsonMappingException.Reference> references) {
    StringBuilder path = new StringBuilder();
    for (var reference : references) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return path.toString();
  }

  /** Of the right kind, and still none: of texts, only those that no store can keep. */
  private static String unfit(@Nullable Class<?> type) {
    return type == String.class
        ? "must not contain a zero character or half a character"
        : expected(type);
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "has the wrong type";
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(Object::toString)
          .collect(Collectors.joining(", ", "must be one of ", ""));
    }
    if (type == String.class) {
      return "must be a text";
    }
    if (type == Instant.class) {
      return "must be a time like 2026-01-31T12:00:00Z";
    }
    if (type == UUID.class) {
      return "must be a UUID";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "must be true or false";
    }
    if (type == Double.class || type == double.class) {
      return "must be a number";
    }
    if (Number.class.isAssignableFrom(type) || type == int.class || type == long.class) {
      return "must be a whole number";
    }
    return Collection.class.isAssignableFrom(type) ? "must be a list" : "must be an object";
  }
}
