package io.fairqueue.http.console.event;

import io.fairqueue.event.EventView;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.live.LiveBody;
import io.fairqueue.http.request.Paths;
import io.fairqueue.port.EventStats;
import io.fairqueue.port.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An organizer's events.
 *
 * @param search what was looked for; empty for nothing
 * @param kinds which events there are to look at
 * @param previous the address of the page before; null for none
 * @param next the address of the page after
 */
public record EventListPage(
    ConsoleFrame console,
    String search,
    List<Kind> kinds,
    String kind,
    List<ListedEvent> events,
    @Nullable String previous,
    @Nullable String next) {

  public EventListPage {
    kinds = List.copyOf(kinds);
    events = List.copyOf(events);
  }

  static EventListPage of(
      ConsoleFrame console,
      Page<EventView> found,
      String search,
      ListedKind kind,
      Function<EventView, Optional<EventStats>> stats,
      Function<EventView, List<LiveBody.Alert>> alerts,
      Instant now) {
    int number = found.request().number();
    return new EventListPage(
        console,
        search,
        Arrays.stream(ListedKind.values())
            .map(
                each ->
                    new Kind(
                        console.frame().text("console.events." + each.word()),
                        address(search, each, 1),
                        each == kind))
            .toList(),
        kind.word(),
        found.data().stream()
            .map(
                each -> {
                  Optional<EventStats> figures = stats.apply(each);
                  return ListedEvent.of(
                      each,
                      figures.orElse(null),
                      figures.isPresent() ? alerts.apply(each) : List.of(),
                      console.frame(),
                      now);
                })
            .toList(),
        number > 1 ? address(search, kind, number - 1) : null,
        found.hasMore() ? address(search, kind, number + 1) : null);
  }

  private static String address(String search, ListedKind kind, int page) {
    return Paths.CONSOLE
        + "?kind="
        + kind.word()
        + (search.isEmpty() ? "" : "&search=" + URLEncoder.encode(search, StandardCharsets.UTF_8))
        + (page == 1 ? "" : "&page=" + page);
  }

  /** Some of the events. */
  public record Kind(String name, String address, boolean current) {}
}
