package io.fairqueue.domain;

/** A value from outside breaks a rule of the domain; names the field in the words of the API. */
public final class InvalidInputException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String field;

  public InvalidInputException(String field, String message) {
    super(message);
    this.field = field;
  }

  /** The field at fault, as callers name it: {@code policy.claim_ttl_seconds}. */
  public String field() {
    return field;
  }
}
