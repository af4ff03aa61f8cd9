package io.fairqueue.http.console.attendee;

import io.fairqueue.domain.Attendee;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.ListAddress;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.request.Paths;
import io.fairqueue.port.Page;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who has tickets of an event.
 *
 * @param search what was looked for; empty for nothing
 * @param error what was wrong with that; null for nothing
 * @param total how many there are in all
 * @param export the address of them all as a file; null for who may not have it
 * @param previous the address of the page before; null for none
 * @param next the address of the page after; null for none
 */
public record AttendeesPage(
    ConsoleFrame console,
    String address,
    String search,
    @Nullable String error,
    List<AttendeeRow> rows,
    String total,
    @Nullable String export,
    @Nullable String previous,
    @Nullable String next) {

  public AttendeesPage {
    rows = List.copyOf(rows);
  }

  static AttendeesPage of(
      ConsoleFrame console,
      EventId event,
      Page<Attendee> found,
      String search,
      @Nullable String error,
      ZoneId zone,
      Set<Right> rights) {
    ListAddress pages =
        new ListAddress(EventMenu.address(event, Section.ATTENDEES), Map.of("q", search));
    return new AttendeesPage(
        console,
        pages.path(),
        search,
        error,
        found.data().stream()
            .map(each -> AttendeeRow.of(each, rights.contains(Right.REFUND), zone, console.frame()))
            .toList(),
        console.frame().number(found.total()),
        rights.contains(Right.EXPORT) ? Paths.of(Paths.EVENT, event) + "/export" : null,
        pages.previous(found),
        pages.next(found));
  }
}
