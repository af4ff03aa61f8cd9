package io.fairqueue.http.page.frame;

import io.fairqueue.http.problem.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was filled in; what nobody filled in is empty. */
public record Form(Map<String, Object> fields) {

  /**
   * Reads what the framework found.
   *
   * @param fields null for a form without any
   */
  public static Form of(@Nullable Map<String, Object> fields) {
    return new Form(fields == null ? Map.of() : fields);
  }

  /** What a field says, without blanks around; empty for nothing. */
  public String text(String field) {
    List<String> values = all(field);
    return values.isEmpty() ? "" : values.getFirst().strip();
  }

  /** What a field says, blanks and all; empty for nothing. */
  public String secret(String field) {
    List<String> values = all(field);
    return values.isEmpty() ? "" : values.getFirst();
  }

  /** Every value of a field. */
  public List<String> all(String field) {
    Object value = fields.get(field);
    if (value instanceof Collection<?> several) {
      return several.stream().map(String::valueOf).toList();
    }
    return value == null ? List.of() : List.of(String.valueOf(value));
  }

  /** A number that a field says, or 0; throws a {@link ProblemException} for any other text. */
  public int count(String field) {
    String text = text(field);
    try {
      return text.isEmpty() ? 0 : Integer.parseInt(text);
    } catch (NumberFormatException malformed) {
      throw ProblemException.invalid(field, "must be a number");
    }
  }

  /** Empty for what is none. */
  public Optional<UUID> id(String field) {
    try {
      return Optional.of(UUID.fromString(text(field)));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
