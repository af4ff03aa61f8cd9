package io.fairqueue.domain;

import java.util.UUID;

/** Names a fan's hold on units. */
public record ClaimId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
  public static ClaimId parse(String text) {
    return new ClaimId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
