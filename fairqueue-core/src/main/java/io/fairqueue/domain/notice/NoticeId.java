package io.fairqueue.domain.notice;

import java.util.UUID;

/** Names a notice. */
public record NoticeId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
  public static NoticeId parse(String text) {
    UUID id = UUID.fromString(text);
    if (!id.toString().equalsIgnoreCase(text)) {
      throw new IllegalArgumentException("not a UUID in canonical form");
    }
    return new NoticeId(id);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
