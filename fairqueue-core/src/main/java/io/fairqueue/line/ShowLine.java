package io.fairqueue.line;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.QueueStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** A line in numbers, for everybody. */
final class ShowLine {

  private final EventReads events;
  private final QueueStore queue;
  private final Standings standings;
  private final InstantSource time;

  ShowLine(EventReads events, QueueStore queue, InstantSource time) {
    this.events = events;
    this.queue = queue;
    this.standings = new Standings(events, queue);
    this.time = time;
  }

  /** Empty for a draft, or no such event. */
  public Optional<LineFacts> show(EventId id) {
    Instant now = time.instant();
    return events
        .find(id)
        .filter(event -> !(event instanceof Event.Draft))
        .map(
            event -> {
              long waiting = queue.waiting(id);
              var activity = queue.activity(id, now);
              return new LineFacts(
                  waiting,
                  activity.active(),
                  activity.admittedInWindow(),
                  standings.estimate(event, waiting + 1, now));
            });
  }
}
