package io.fairqueue.domain;

import java.util.UUID;

/** Names a fan's account. */
public record CustomerId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
  public static CustomerId parse(String text) {
    return new CustomerId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
