package io.fairqueue.domain;

import java.util.UUID;

/** Names an organizer's account. */
public record OrganizerId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
  public static OrganizerId parse(String text) {
    return new OrganizerId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
