package io.fairqueue.http.page.event;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.SalePhase;
import io.fairqueue.event.EventView;
import io.fairqueue.http.page.frame.Keys;
import io.fairqueue.http.page.frame.Local;
import io.fairqueue.http.page.frame.Look;
import io.fairqueue.http.page.frame.Visit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page about an event says of it.
 *
 * @param id as addresses name it
 * @param when in the event's own time; null where nobody said
 * @param zone the name of that time
 * @param notices what the organizer says to all, the latest first
 * @param drawn whether who comes to its lobby gets a place by a draw
 * @param reason why it is paused or cancelled; null where nobody said
 */
public record EventHead(
    String id,
    String name,
    @Nullable Instant at,
    @Nullable String when,
    String zone,
    @Nullable String venue,
    SalePhase phase,
    boolean drawn,
    @Nullable String reason,
    PriceList prices,
    List<PageNotice> notices,
    Look look) {

  public EventHead {
    notices = List.copyOf(notices);
  }

  static EventHead of(
      EventView view,
      PriceList prices,
      List<PageNotice> notices,
      Look look,
      Visit visit,
      Instant now) {
    Event event = view.event();
    EventDetails details = event.details();
    ZoneId zone = Local.zoneOf(details.timeZone());
    Instant at = details.startsAt();
    return new EventHead(
        event.id().toString(),
        details.name(visit.language().tag()),
        at,
        at == null ? null : visit.local().moment(at, zone),
        visit.local().zone(zone),
        details.venue(),
        SalePhase.of(event, view.free() == 0, now),
        details.isDrawn(),
        reason(event),
        prices,
        notices,
        look);
  }

  /** The end of the names of its phase's texts, and of its look. */
  public String phaseKey() {
    return Keys.of(phase);
  }

  /** The name of the text that says what its phase means. */
  public String phaseTextKey() {
    return phase == SalePhase.LOBBY ? lobbyKey() : "phase." + phaseKey() + ".text";
  }

  /** The address of one of its pages, without a language. */
  public String page(String below) {
    return "/e/" + id + below;
  }

  /** The name of the text that says what being early is worth. */
  public String lobbyKey() {
    return drawn ? "phase.lobby.text" : "phase.lobby.arrival";
  }

  private static @Nullable String reason(Event event) {
    return switch (event) {
      case Event.Paused paused -> paused.reason();
      case Event.Cancelled cancelled -> cancelled.reason();
      case Event.Draft draft -> null;
      case Event.Active active -> null;
      case Event.Ended ended -> null;
    };
  }
}
