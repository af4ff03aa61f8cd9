package io.fairqueue.domain;

import java.util.UUID;

/** Names one attempt to pay a claim. */
public record PaymentId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
  public static PaymentId parse(String text) {
    return new PaymentId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
