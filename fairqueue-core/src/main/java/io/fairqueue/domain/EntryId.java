package io.fairqueue.domain;

import java.util.UUID;

/** Names a fan's place in one line. */
public record EntryId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
  public static EntryId parse(String text) {
    return new EntryId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
