package io.fairqueue.usecase;

import io.fairqueue.domain.Event;

/** What became of changing an event. */
public sealed interface EventChange {

  record Changed(Event event) implements EventChange {}

  record NotFound() implements EventChange {}

  /** Somebody else's event. */
  record Forbidden() implements EventChange {}

  /** The event's state does not allow it. */
  record InvalidTransition(Event event) implements EventChange {}
}
