package io.fairqueue.http.console.frame;

import io.fairqueue.domain.Organizer;
import io.fairqueue.event.EventView;
import io.fairqueue.http.event.EventDesk;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.OrganizerStore;
import io.fairqueue.port.Stores;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts frames around pages for one organizer. Thread-safe; reads the stores, so it blocks. */
@Singleton
public final class ConsoleFrames {

  private final OrganizerStore organizers;
  private final InstantSource time;

  ConsoleFrames(Stores stores, InstantSource time) {
    this.organizers = stores.organizers();
    this.time = time;
  }

  /**
   * The frame of a page of no single event.
   *
   * @param title by the name of its text
   */
  public ConsoleFrame of(Caller.Staff staff, Visit visit, String title) {
    return new ConsoleFrame(
        Frame.of(visit, visit.words().text(title)), who(staff), staff.actor().admin(), null);
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
        staff.actor().admin(),
        EventMenu.of(view, section, EventDesk.rights(staff, view), visit, time.instant()));
  }

  private String who(Caller.Staff staff) {
    return organizers.find(staff.actor().id()).map(Organizer::name).orElse("");
  }
}
