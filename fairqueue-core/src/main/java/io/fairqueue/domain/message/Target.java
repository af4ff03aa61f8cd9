package io.fairqueue.domain.message;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.OrganizerId;
import java.util.UUID;

/** Who is told. */
public sealed interface Target {

  /** As stored, within its channel. */
  String text();

  /** By mail. */
  record Fan(CustomerId id) implements Target {
    @Override
    public String text() {
      return "fan:" + id;
    }
  }

  /** By mail. */
  record Organizer(OrganizerId id) implements Target {
    @Override
    public String text() {
      return "organizer:" + id;
    }
  }

  /** One of a fan's devices. */
  record Device(UUID id) implements Target {
    @Override
    public String text() {
      return id.toString();
    }
  }

  /** An organizer's endpoint. */
  record Endpoint(UUID id) implements Target {
    @Override
    public String text() {
      return id.toString();
    }
  }

  /** A listener, or a stream. */
  record Named(String name) implements Target {
    @Override
    public String text() {
      return name;
    }
  }

  /** The target of a stored text. */
  static Target of(Channel channel, String text) {
    return switch (channel) {
      case MAIL -> {
        UUID id = UUID.fromString(text.substring(text.indexOf(':') + 1));
        yield text.startsWith("fan:")
            ? new Fan(new CustomerId(id))
            : new Organizer(new OrganizerId(id));
      }
      case PUSH -> new Device(UUID.fromString(text));
      case HOOK -> new Endpoint(UUID.fromString(text));
      case LISTENER, STREAM -> new Named(text);
    };
  }
}
