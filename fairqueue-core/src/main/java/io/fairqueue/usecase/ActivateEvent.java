package io.fairqueue.usecase;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import java.util.Optional;

/** Puts a draft on sale. */
public final class ActivateEvent {

  private final EventTransition transition;

  public ActivateEvent(Stores stores, Notifier notifier, InstantSource time) {
    this.transition = new EventTransition(stores, notifier, time, "event.activate");
  }

  public EventChange activate(Actor actor, EventId id) {
    return transition.apply(
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
  }
}
