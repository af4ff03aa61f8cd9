package io.fairqueue.usecase;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Pace;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.QueueStore;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Looks up where many fans of one event stand, in as few reads as for one. */
public final class WatchLine {

  private final EventReads events;
  private final QueueStore queue;
  private final Standings standings;
  private final InstantSource time;

  public WatchLine(EventReads events, QueueStore queue, InstantSource time) {
    this.events = events;
    this.queue = queue;
    this.standings = new Standings(queue);
    this.time = time;
  }

  /** Empty for no such event. */
  public Optional<LineGlimpse> watch(EventId id, Collection<CustomerId> customers) {
    return events.find(id).map(event -> glimpse(event, customers));
  }

  private LineGlimpse glimpse(Event event, Collection<CustomerId> customers) {
    Pace pace = standings.pace(event, time.instant());
    var entries =
        customers.isEmpty() ? List.<QueueEntry>of() : queue.findAll(event.id(), customers);
    return new LineGlimpse(
        event,
        TierAvailability.soldOut(events.availability(event.id())),
        entries.stream().map(entry -> standings.of(entry, () -> pace)).toList());
  }
}
