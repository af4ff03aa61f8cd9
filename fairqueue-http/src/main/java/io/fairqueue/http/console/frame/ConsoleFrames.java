package io.fairqueue.http.console.frame;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.event.EventView;
import io.fairqueue.event.Events;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.OrganizerStore;
import io.fairqueue.port.Stores;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;

/** Puts frames around pages for one organizer. Thread-safe; reads the stores, so it blocks. */
@Singleton
public final class ConsoleFrames {

  private final OrganizerStore organizers;
  private final Events events;
  private final InstantSource time;

  ConsoleFrames(Stores stores, FairQueue fairQueue, InstantSource time) {
    this.organizers = stores.organizers();
    this.events = fairQueue.events();
    this.time = time;
  }

  /**
   * The frame of a page of no single event.
   *
   * @param title by the name of its text
   */
  public ConsoleFrame of(Caller.Staff staff, Visit visit, String title) {
    return new ConsoleFrame(Frame.of(visit, visit.words().text(title)), who(staff), null);
  }

  /** The frame of one of an event's pages. */
  public ConsoleFrame of(Caller.Staff staff, Visit visit, EventView view, Section section) {
    return new ConsoleFrame(
        Frame.of(
            visit,
            visit.words().text("console.section." + section.key())
                + " · "
                + view.event().details().name()),
        who(staff),
        EventMenu.of(view, section, rights(staff, view), visit, time.instant()));
  }

  /**
   * The event as it is, for those who have a right on it; throws a {@link
   * io.fairqueue.http.problem.ProblemException} for others.
   */
  public EventView event(Caller.Staff staff, EventId id, Right right) {
    EventView view = events.show(id, staff.actor()).orElseThrow(Resource.EVENT::notFound);
    if (!rights(staff, view).contains(right)) {
      throw Resource.EVENT.forbidden();
    }
    return view;
  }

  /** What somebody may do on an event: what is not among it has no control on its pages. */
  public static Set<Right> rights(Caller.Staff staff, EventView view) {
    if (staff.actor().admin()) {
      return EnumSet.allOf(Right.class);
    }
    return view.role() == null ? Set.of() : view.role().rights();
  }

  private String who(Caller.Staff staff) {
    return organizers.find(staff.actor().id()).map(Organizer::name).orElse("");
  }
}
