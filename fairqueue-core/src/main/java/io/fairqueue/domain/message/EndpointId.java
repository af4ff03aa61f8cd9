package io.fairqueue.domain.message;

import java.util.UUID;

/** Names an organizer's endpoint. */
public record EndpointId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
  public static EndpointId parse(String text) {
    UUID id = UUID.fromString(text);
    if (!id.toString().equalsIgnoreCase(text)) {
      throw new IllegalArgumentException("not a UUID in canonical form");
    }
    return new EndpointId(id);
  }

  /** As deliveries name it. */
  public Target.Endpoint target() {
    return new Target.Endpoint(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
