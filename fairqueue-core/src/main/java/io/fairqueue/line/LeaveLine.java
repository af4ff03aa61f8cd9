package io.fairqueue.line;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.LineStore;
import io.fairqueue.port.LineStore.LeaveOutcome;
import java.time.InstantSource;

/** Takes a fan out of the line, or gives an unused admission to the next. */
final class LeaveLine {

  private final EventStore events;
  private final LineStore lines;
  private final InstantSource time;

  LeaveLine(EventStore events, LineStore lines, InstantSource time) {
    this.events = events;
    this.lines = lines;
    this.time = time;
  }

  public LeaveOutcome leave(EventId id, CustomerId customer) {
    return events.find(id).isPresent()
        ? lines.leave(id, customer, time.instant())
        : new LeaveOutcome.NotInLine();
  }
}
