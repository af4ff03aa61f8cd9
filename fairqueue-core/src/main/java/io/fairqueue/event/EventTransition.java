package io.fairqueue.event;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Oversight;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;

/** Load, decide, store; again when another writer was faster. */
final class EventTransition {

  private static final int TRIES = 5;

  private final EventStore events;
  private final Oversight oversight;
  private final Notifier notifier;
  private final InstantSource time;
  private final String action;

  EventTransition(Stores stores, Notifier notifier, InstantSource time, String action) {
    this.events = stores.events();
    this.oversight = new Oversight(stores.audit(), time);
    this.notifier = notifier;
    this.time = time;
    this.action = action;
  }

  /**
   * Changes an event that this organizer may act on.
   *
   * @param next the state that follows now; empty where the present one does not allow it
   */
  EventChange apply(Actor actor, EventId id, BiFunction<Event, Instant, Optional<Event>> next) {
    Event event = events.find(id).orElse(null);
    if (event != null && !oversight.allows(actor, event, action)) {
      return new EventChange.Forbidden();
    }
    for (int i = 0; i < TRIES && event != null; i++) {
      Event changed = next.apply(event, time.instant()).orElse(null);
      if (changed == null) {
        return new EventChange.InvalidTransition(event);
      }
      if (events.replace(event, changed)) {
        notifier.notify(new Notifier.Notice.EventChanged(id));
        return new EventChange.Changed(events.find(id).orElse(changed));
      }
      event = events.find(id).orElse(null);
    }
    if (event == null) {
      return new EventChange.NotFound();
    }
    throw new StoreUnavailableException("events", "too many writers at once");
  }
}
