package io.fairqueue.line;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Turnout;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.LineReads;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** A line in numbers, for everybody. */
final class ShowLine {

  private final EventReads events;
  private final LineReads lineReads;
  private final Standings standings;
  private final InstantSource time;

  ShowLine(EventReads events, LineReads lineReads, InstantSource time) {
    this.events = events;
    this.lineReads = lineReads;
    this.standings = new Standings(events, lineReads);
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
              long waiting = lineReads.waiting(id);
              var activity = lineReads.activity(id, now);
              return new LineFacts(
                  waiting,
                  activity.active(),
                  activity.admittedInWindow(),
                  standings.estimate(event, waiting + 1, now));
            });
  }

  /** How many of the admitted came, for those who set the rules; empty as {@link #show}. */
  Optional<Turnout> turnout(EventId id) {
    return events
        .find(id)
        .filter(event -> !(event instanceof Event.Draft))
        .map(event -> lineReads.turnout(id));
  }
}
