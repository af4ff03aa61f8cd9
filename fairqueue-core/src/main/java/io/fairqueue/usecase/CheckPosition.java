package io.fairqueue.usecase;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.QueueStore;
import java.time.InstantSource;
import java.util.Optional;

/** Where a fan stands; a fan who left stands nowhere. */
public final class CheckPosition {

  private final EventReads events;
  private final Standings standings;
  private final InstantSource time;

  public CheckPosition(EventReads events, QueueStore queue, InstantSource time) {
    this.events = events;
    this.standings = new Standings(queue);
    this.time = time;
  }

  public Optional<LineStanding> check(EventId id, CustomerId customer) {
    return events
        .find(id)
        .flatMap(event -> standings.find(event, customer, time.instant()))
        .filter(standing -> !(standing.entry() instanceof QueueEntry.Abandoned));
  }
}
