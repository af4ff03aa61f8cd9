package io.fairqueue.line;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.LeaveOutcome;
import io.fairqueue.port.QueueStore;
import java.time.InstantSource;

/** Takes a fan out of the line, or gives an unused admission to the next. */
final class LeaveLine {

  private final EventStore events;
  private final QueueStore queue;
  private final InstantSource time;

  LeaveLine(EventStore events, QueueStore queue, InstantSource time) {
    this.events = events;
    this.queue = queue;
    this.time = time;
  }

  public LeaveOutcome leave(EventId id, CustomerId customer) {
    return events.find(id).isPresent()
        ? queue.leave(id, customer, time.instant())
        : new LeaveOutcome.NotInLine();
  }
}
