package io.fairqueue.http.problem;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of the input.
 *
 * @param field its path in the words of the API: {@code policy.claim_ttl_seconds}
 * @param line of a file: in which line, from 1; null for other input
 * @param column of a file: in which column, by its name; null for a line as a whole
 * @param code of a file: what is wrong, for programs; null for other input
 */
public record FieldError(
    String field,
    String message,
    @Nullable Integer line,
    @Nullable String column,
    @Nullable String code) {

  public FieldError {
    field = Excerpt.cut(field);
  }

  /** Of what is no file. */
  public FieldError(String field, String message) {
    this(field, message, null, null, null);
  }
}
