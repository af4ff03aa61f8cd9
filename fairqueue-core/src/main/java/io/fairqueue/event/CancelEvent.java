package io.fairqueue.event;

import io.fairqueue.access.Actor;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Text;
import io.fairqueue.payment.FinishCancellation;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.Operation;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Cancels an event at once. What follows from it (holds released, sales refunded, the line closed)
 * is read off the stored facts by {@link FinishCancellation}, and so survives any crash.
 */
final class CancelEvent {

  private final EventTransition transition;

  CancelEvent(Stores stores, Notifier notifier, InstantSource time) {
    this.transition = new EventTransition(stores, notifier, time, "event.cancel");
  }

  public EventChange cancel(Actor actor, EventId id, String why) {
    String reason = Text.written("reason", why, Event.Cancelled.LONGEST_REASON);
    EventChange change =
        transition.apply(
            actor,
            id,
            (event, now) ->
                switch (event) {
                  case Event.Active active -> Optional.of(active.cancel(reason, now));
                  case Event.Paused paused -> Optional.of(paused.cancel(reason, now));
                  case Event.Ended ended -> Optional.of(ended.cancel(reason, now));
                  case Event.Draft ignored -> Optional.empty();
                  case Event.Cancelled ignored -> Optional.empty();
                });
    // What an earlier try of the same operation did.
    return Operation.isRepeated()
            && change instanceof EventChange.InvalidTransition no
            && no.event() instanceof Event.Cancelled cancelled
        ? new EventChange.Changed(cancelled)
        : change;
  }
}
