package io.fairqueue.http.problem;

/**
 * What is wrong with one field of the input.
 *
 * @param field its path in the words of the API: {@code policy.claim_ttl_seconds}
 */
public record FieldError(String field, String message) {

  public FieldError {
    field = Excerpt.cut(field);
  }
}
