package io.fairqueue.event;

import io.fairqueue.access.Actor;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.PaymentGateway;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a draft on sale, and says what may keep people from buying. */
final class ActivateEvent {

  private final EventTransition transition;
  private final EventStore events;
  private final @Nullable PaymentGateway gateway;

  ActivateEvent(
      Stores stores, Notifier notifier, @Nullable PaymentGateway gateway, InstantSource time) {
    this.transition = new EventTransition(stores, notifier, time, "event.activate");
    this.events = stores.events();
    this.gateway = gateway;
  }

  public EventChange activate(Actor actor, EventId id) {
    EventChange change =
        transition.apply(
            actor,
            id,
            (event, now) ->
                switch (event) {
                  case Event.Draft draft -> Optional.of(draft.activate(now));
                  case Event.Active ignored -> Optional.empty();
                  case Event.Paused ignored -> Optional.empty();
                  case Event.Ended ignored -> Optional.empty();
                  case Event.Cancelled ignored -> Optional.empty();
                });
    return change instanceof EventChange.Changed changed
        ? new EventChange.Changed(
            changed.event(), EventWarning.of(changed.event(), events.availability(id), gateway))
        : change;
  }
}
