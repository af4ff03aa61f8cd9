package io.fairqueue.domain;

import java.util.UUID;

/** Names one ticket: a place or a seat. */
public record UnitId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
  public static UnitId parse(String text) {
    return new UnitId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
