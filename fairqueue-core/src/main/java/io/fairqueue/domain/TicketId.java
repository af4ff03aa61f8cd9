package io.fairqueue.domain;

import java.util.UUID;

/** Names a ticket. */
public record TicketId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
  public static TicketId parse(String text) {
    return new TicketId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
