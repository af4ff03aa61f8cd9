package io.fairqueue.port;

import io.fairqueue.domain.EventId;
import java.util.OptionalLong;

/** Tells a line without stock of its own how many it may let through. */
@FunctionalInterface
public interface Supply {

  /** Free units of an event's stock; empty where nothing limits it. */
  OptionalLong freeUnits(EventId event);

  /** A waiting room without ticketing. */
  static Supply unlimited() {
    return event -> OptionalLong.empty();
  }
}
