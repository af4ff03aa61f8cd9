package io.fairqueue.domain;

import java.util.UUID;

/** Names money on its way back. */
public record RefundId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
  public static RefundId parse(String text) {
    return new RefundId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
