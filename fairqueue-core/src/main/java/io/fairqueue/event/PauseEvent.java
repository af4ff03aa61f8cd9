package io.fairqueue.event;

import io.fairqueue.access.Actor;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Text;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stops joins and admissions of an event that is on sale. */
final class PauseEvent {

  private final EventTransition transition;

  PauseEvent(Stores stores, Notifier notifier, InstantSource time) {
    this.transition = new EventTransition(stores, notifier, time, "event.pause");
  }

  /**
   * Stops joins and admissions.
   *
   * @param why what fans are told; null for nothing
   */
  public EventChange pause(Actor actor, EventId id, @Nullable String why) {
    String reason =
        why == null || why.isBlank()
            ? null
            : Text.written("reason", why, Event.Paused.LONGEST_REASON);
    return transition.apply(
        actor,
        id,
        (event, now) ->
            switch (event) {
              case Event.Active active -> Optional.of(active.pause(reason, now));
              case Event.Draft ignored -> Optional.empty();
              case Event.Paused ignored -> Optional.empty();
              case Event.Ended ignored -> Optional.empty();
              case Event.Cancelled ignored -> Optional.empty();
            });
  }
}
