package io.fairqueue.usecase;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.QueueStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Admits the next fans past the rate, but still within the stock. */
public final class AdmitByHand {

  private final EventStore events;
  private final QueueStore queue;
  private final Notifier notifier;
  private final InstantSource time;

  public AdmitByHand(EventStore events, QueueStore queue, Notifier notifier, InstantSource time) {
    this.events = events;
    this.queue = queue;
    this.notifier = notifier;
    this.time = time;
  }

  public Lookup<List<QueueEntry.Admitted>> admit(Actor actor, EventId id, int count) {
    var event = events.find(id).orElse(null);
    if (event == null) {
      return new Lookup.NotFound<>();
    }
    if (!actor.mayActOn(event)) {
      return new Lookup.Forbidden<>();
    }
    Instant now = time.instant();
    if (!event.isOpenAt(now)) {
      return new Lookup.Found<>(List.of());
    }
    var admitted = queue.admit(id, event.policy().admission().withoutRate(), count, now);
    admitted.forEach(entry -> notifier.notify(new Notifier.Notice.Admitted(entry)));
    return new Lookup.Found<>(admitted);
  }
}
