package io.fairqueue.http.page.event;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.SalePhase;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.event.EventView;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.Local;
import io.fairqueue.http.page.frame.Visit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One event, for whoever looks at it.
 *
 * @param paragraphs its description
 * @param saleStart when the sale begins, in the event's own time
 * @param lobbyOpens when the lobby opens, likewise; null for a sale without one
 * @param lobbyCloses when it closes
 * @param limit how many tickets one person gets
 * @param window how many minutes one has to choose
 */
public record EventPage(
    Frame frame,
    EventHead event,
    List<String> paragraphs,
    String saleStart,
    Instant saleStartsAt,
    @Nullable String lobbyOpens,
    @Nullable String lobbyCloses,
    String limit,
    String window) {

  private static final Pattern BREAK = Pattern.compile("\\R\\s*\\R");

  public EventPage {
    paragraphs = List.copyOf(paragraphs);
  }

  static EventPage of(EventView view, EventHead head, Visit visit) {
    Event event = view.event();
    EventDetails details = event.details();
    SalePolicy policy = event.policy();
    ZoneId zone = Local.zoneOf(details.timeZone());
    String language = visit.language().tag();
    String description = details.description(language);
    return new EventPage(
        Frame.of(visit, details.name(language)),
        head,
        description == null ? List.of() : BREAK.splitAsStream(description.strip()).toList(),
        visit.local().moment(details.saleStart(), zone),
        details.saleStart(),
        details.lobby() == null ? null : visit.local().moment(details.opensAt(), zone),
        details.lobbyClosesAt().map(at -> visit.local().moment(at, zone)).orElse(null),
        visit.local().number(policy.maxUnitsPerClaim()),
        visit.local().number(Math.max(1, policy.admissionWindow().toMinutes())));
  }

  /** Whether who comes now gets a place by a draw. */
  public boolean isDrawn() {
    return event.drawn() && (event.phase() == SalePhase.BEFORE || event.phase() == SalePhase.LOBBY);
  }
}
