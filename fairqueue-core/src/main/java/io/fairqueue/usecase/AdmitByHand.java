package io.fairqueue.usecase;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.QueueStore;
import io.fairqueue.port.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Admits the next fans past the rate, but still within the stock. */
public final class AdmitByHand {

  private final EventStore events;
  private final Oversight oversight;
  private final QueueStore queue;
  private final Notifier notifier;
  private final InstantSource time;

  public AdmitByHand(Stores stores, QueueStore queue, Notifier notifier, InstantSource time) {
    this.events = stores.events();
    this.oversight = new Oversight(stores.audit(), time);
    this.queue = queue;
    this.notifier = notifier;
    this.time = time;
  }

  public Lookup<List<QueueEntry.Admitted>> admit(Actor actor, EventId id, int count) {
    var event = events.find(id).orElse(null);
    if (event == null) {
      return new Lookup.NotFound<>();
    }
    if (!oversight.allows(actor, event, "queue.admit")) {
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
