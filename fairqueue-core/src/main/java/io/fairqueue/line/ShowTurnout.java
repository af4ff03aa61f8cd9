package io.fairqueue.line;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Turnout;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.LineReads;
import java.util.Optional;

/** How many of the admitted came, for those who set the rules of a sale. */
final class ShowTurnout {

  private final EventReads events;
  private final LineReads lineReads;

  ShowTurnout(EventReads events, LineReads lineReads) {
    this.events = events;
    this.lineReads = lineReads;
  }

  /** Empty for a draft, or no such event. */
  public Optional<Turnout> show(EventId id) {
    return events
        .find(id)
        .filter(event -> !(event instanceof Event.Draft))
        .map(event -> lineReads.turnout(id));
  }
}
