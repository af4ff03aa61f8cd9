package io.fairqueue.port;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.TierAvailability;
import java.util.List;
import java.util.Optional;

/**
 * Events as they are shown. An {@link EventStore} answers with the truth; a copy of it may be a
 * second behind, so nothing is decided by what it says. Thread-safe.
 */
public interface EventReads {

  /** The event as last committed. One keyed read. */
  Optional<Event> find(EventId id);

  /** The event that addresses name so; drafts too. One keyed read. */
  Optional<EventId> findBySlug(String slug);

  /** The event, where it is known without waiting for a store. Never blocks. */
  default Optional<Event> peek(EventId id) {
    return Optional.empty();
  }

  /** Whether no unit was free a moment ago, where that is known likewise. Never blocks. */
  default Optional<Boolean> peekSoldOut(EventId id) {
    return Optional.empty();
  }

  /** A page of events, with the total; see {@link EventQuery} for order and filter. */
  Page<Event> list(EventQuery query);

  /** Where the units of each tier are, counted from the units themselves; empty if unknown. */
  List<TierAvailability> availability(EventId id);
}
