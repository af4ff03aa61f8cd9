package io.fairqueue.event;

import io.fairqueue.access.Actor;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import java.util.Optional;

/** Ends a sale for good: no new claims, live holds may still be paid. */
final class EndEvent {

  private final EventTransition transition;

  EndEvent(Stores stores, Notifier notifier, InstantSource time) {
    this.transition = new EventTransition(stores, notifier, time, "event.end");
  }

  public EventChange end(Actor actor, EventId id) {
    return transition.apply(
        actor,
        id,
        (event, now) ->
            switch (event) {
              case Event.Active active -> Optional.of(active.end(now));
              case Event.Paused paused -> Optional.of(paused.end(now));
              case Event.Draft ignored -> Optional.empty();
              case Event.Ended ignored -> Optional.empty();
              case Event.Cancelled ignored -> Optional.empty();
            });
  }
}
