package io.fairqueue.event;

import io.fairqueue.domain.Event;
import java.util.List;

/** What became of changing an event. */
public sealed interface EventChange {

  /**
   * It is done.
   *
   * @param warnings what people may want to know, although nothing stands against it
   */
  record Changed(Event event, List<EventWarning> warnings) implements EventChange {

    public Changed {
      warnings = List.copyOf(warnings);
    }

    public Changed(Event event) {
      this(event, List.of());
    }
  }

  record NotFound() implements EventChange {}

  /** Somebody else's event. */
  record Forbidden() implements EventChange {}

  /** The event's state does not allow it. */
  record InvalidTransition(Event event) implements EventChange {}
}
