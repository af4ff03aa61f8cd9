package io.fairqueue.event;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.TierId;

/** What became of changing an event's details. */
public sealed interface ReviseResult {

  record Revised(Event event) implements ReviseResult {}

  record NotFound() implements ReviseResult {}

  record Forbidden() implements ReviseResult {}

  /** Somebody edited it since the caller looked. */
  record Stale(Event event) implements ReviseResult {}

  /** The sale is over, and more than texts and dates would change. */
  record InvalidTransition(Event event) implements ReviseResult {}

  record CapacityBelowSold(TierId tier) implements ReviseResult {}
}
