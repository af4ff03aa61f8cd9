package io.fairqueue.domain;

import java.util.UUID;

/** Strict reading of UUIDs: {@link UUID#fromString} alone accepts shortened groups. */
final class Ids {

  private Ids() {}

  static UUID parse(String text) {
    UUID id = UUID.fromString(text);
    if (!id.toString().equalsIgnoreCase(text)) {
      throw new IllegalArgumentException("not a UUID in canonical form");
    }
    return id;
  }
}
