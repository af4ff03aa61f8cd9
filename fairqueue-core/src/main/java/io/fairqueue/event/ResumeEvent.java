package io.fairqueue.event;

import io.fairqueue.access.Actor;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import java.util.Optional;

/** Goes on after a pause; running admission windows gain the paused time. */
final class ResumeEvent {

  private final EventTransition transition;

  ResumeEvent(Stores stores, Notifier notifier, InstantSource time) {
    this.transition = new EventTransition(stores, notifier, time, "event.resume");
  }

  public EventChange resume(Actor actor, EventId id) {
    return transition.apply(
        actor,
        id,
        (event, now) ->
            switch (event) {
              case Event.Paused paused -> Optional.of(paused.resume(now));
              case Event.Draft ignored -> Optional.empty();
              case Event.Active ignored -> Optional.empty();
              case Event.Ended ignored -> Optional.empty();
              case Event.Cancelled ignored -> Optional.empty();
            });
  }
}
