package io.fairqueue.http.page.event;

import io.fairqueue.event.EventView;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.Look;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.port.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events to choose from.
 *
 * @param search what was looked for; empty for nothing
 * @param kinds which events there are to look at
 * @param previous the address of the page before; null for none
 * @param next the address of the page after
 */
public record EventsPage(
    Frame frame,
    String search,
    List<Kind> kinds,
    String kind,
    List<EventHead> events,
    @Nullable String previous,
    @Nullable String next) {

  public EventsPage {
    kinds = List.copyOf(kinds);
    events = List.copyOf(events);
  }

  static EventsPage of(
      Page<EventView> found, Visit visit, String search, EventKind kind, Instant now) {
    int number = found.request().number();
    return new EventsPage(
        Frame.of(visit, visit.words().text("events.title")),
        search,
        Arrays.stream(EventKind.values())
            .map(
                each ->
                    new Kind(
                        visit.words().text("events." + each.word()),
                        address(visit, search, each, 1),
                        each == kind))
            .toList(),
        kind.word(),
        found.data().stream()
            .map(
                each ->
                    EventHead.of(
                        each, PriceList.ofTiers(each, visit), List.of(), Look.USUAL, visit, now))
            .toList(),
        number > 1 ? address(visit, search, kind, number - 1) : null,
        found.hasMore() ? address(visit, search, kind, number + 1) : null);
  }

  private static String address(Visit visit, String search, EventKind kind, int page) {
    return visit.at("/")
        + "?kind="
        + kind.word()
        + (search.isEmpty() ? "" : "&search=" + URLEncoder.encode(search, StandardCharsets.UTF_8))
        + (page == 1 ? "" : "&page=" + page);
  }

  /** Some of the events. */
  public record Kind(String name, String address, boolean current) {}
}
