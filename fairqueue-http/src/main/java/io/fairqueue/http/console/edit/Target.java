package io.fairqueue.http.console.edit;

import io.fairqueue.domain.Event;
import io.fairqueue.event.EventView;
import io.fairqueue.http.console.act.ActLink;
import io.fairqueue.http.console.frame.ConsoleFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a form is about.
 *
 * @param action where it goes
 * @param event null for one that is not written yet
 * @param base what the form began with
 * @param version the edition that this was
 * @param owns whether the reader says how it looks
 * @param acts what may be done with it besides
 */
record Target(
    ConsoleFrame console,
    String action,
    @Nullable EventView event,
    EventForm base,
    long version,
    boolean owns,
    List<ActLink> acts) {

  Target {
    acts = List.copyOf(acts);
  }

  /** Of an event that there is. */
  EventView view() {
    if (event == null) {
      throw new IllegalStateException("nothing is written yet");
    }
    return event;
  }

  /** As the reader saw it. */
  Target asOf(EventForm seen, long seenVersion) {
    return new Target(console, action, event, seen, seenVersion, owns, acts);
  }

  boolean isDraft() {
    return event == null || event.event() instanceof Event.Draft;
  }
}
