package io.fairqueue.domain.message;

import java.util.Locale;

/** A way by which messages reach somebody. */
public enum Channel {
  /** Fans and organizers, at their email addresses. */
  MAIL,
  /** Fans' devices. */
  PUSH,
  /** Endpoints of organizers. */
  HOOK,
  /** Listeners of the program that embeds this one. */
  LISTENER,
  /** Other programs, by a stream that they read. */
  STREAM;

  /** As stored and on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The channel of a wire name. */
  public static Channel of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }

  /**
   * Whether it tells one person of one item at a time. The others are told of all items of a fact
   * that came about together, and each of their targets has a lane of its own.
   */
  public boolean isPersonal() {
    return this == MAIL || this == PUSH;
  }
}
