package io.fairqueue.http.page.event;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.event.EventView;
import io.fairqueue.event.Events;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import jakarta.inject.Singleton;

/** Finds the event that an address names; there is none for anything else. Thread-safe; blocks. */
@Singleton
public final class EventNames {

  private final Events events;

  EventNames(FairQueue fairQueue) {
    this.events = fairQueue.events();
  }

  /** The event as everybody sees it; throws a {@link ProblemException} where there is none. */
  public EventView find(String name) {
    return events.show(id(name), null).orElseThrow(EventNames::notFound);
  }

  private static EventId id(String name) {
    try {
      return EventId.parse(name);
    } catch (IllegalArgumentException malformed) {
      throw notFound();
    }
  }

  private static ProblemException notFound() {
    return new ProblemException(Refusal.EVENT_NOT_FOUND);
  }
}
