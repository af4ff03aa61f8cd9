package io.fairqueue.domain;

import java.util.UUID;

/** Names a price tier of an event. */
public record TierId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
  public static TierId parse(String text) {
    return new TierId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
