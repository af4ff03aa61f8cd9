package io.fairqueue.domain;

import java.util.UUID;

/** Names an event. */
public record EventId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
  public static EventId parse(String text) {
    return new EventId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
