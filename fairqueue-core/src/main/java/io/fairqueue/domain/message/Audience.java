package io.fairqueue.domain.message;

import java.util.Locale;

/** Whom a personal channel tells of a fact. */
public enum Audience {
  /** The fan whom it concerns. */
  FAN,
  /** Whoever owns the event. */
  ORGANIZER,
  /** Every fan with a ticket for the event. */
  HOLDER;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Audience of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
