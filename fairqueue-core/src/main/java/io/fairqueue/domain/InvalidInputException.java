package io.fairqueue.domain;

/**
 * A value from outside breaks a rule of the domain. Names the field in the words of the API; the
 * message is a sentence about it: {@code policy.claim_ttl_seconds must be between 30 and 86400}.
 */
public final class InvalidInputException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String rule;

  /**
   * @param field the field at fault, as callers name it
   * @param rule what it breaks, without the field: {@code must not be blank}
   */
  public InvalidInputException(String field, String rule) {
    super(field + " " + rule);
    this.field = field;
    this.rule = rule;
  }

  /** The field at fault, as callers name it: {@code policy.claim_ttl_seconds}. */
  public String field() {
    return field;
  }

  /** What it breaks, where the field is named beside it: {@code must not be blank}. */
  public String rule() {
    return rule;
  }
}
