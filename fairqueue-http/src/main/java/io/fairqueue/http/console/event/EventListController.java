package io.fairqueue.http.console.event;

import io.fairqueue.FairQueue;
import io.fairqueue.access.Permitted;
import io.fairqueue.event.EventView;
import io.fairqueue.event.Events;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrames;
import io.fairqueue.http.live.LiveBody;
import io.fairqueue.http.live.LiveSales;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.EventQuery;
import io.fairqueue.port.EventStats;
import io.fairqueue.port.PageRequest;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An organizer's events, with their figures; an admin's are everybody's. */
@Hidden
@Controller(Paths.CONSOLE)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventListController {

  private static final int PAGE = 20;
  private static final int MAX_SEARCH = 200;

  private final Events events;
  private final LiveSales sales;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;
  private final InstantSource time;

  EventListController(
      FairQueue fairQueue,
      LiveSales sales,
      ConsoleFrames frames,
      ConsoleAnswers answers,
      InstantSource time) {
    this.events = fairQueue.events();
    this.sales = sales;
    this.frames = frames;
    this.answers = answers;
    this.time = time;
  }

  @Get
  HttpResponse<?> list(
      @QueryValue(defaultValue = "") String search,
      @QueryValue @Nullable String kind,
      @QueryValue(defaultValue = "1") int page,
      Caller.Staff staff,
      HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    ListedKind wanted = ListedKind.of(kind);
    String part = part(search);
    var found =
        events.list(
            new EventQuery(
                part.isEmpty() ? null : part,
                wanted.statuses(),
                staff.actor().id(),
                staff.actor().admin(),
                !staff.actor().admin(),
                wanted.sort(),
                new PageRequest(page, PAGE)));
    return answers.page(
        "events.jte",
        EventListPage.of(
            frames.of(staff, visit, "console.events.title"),
            found,
            part,
            wanted,
            each -> stats(staff, each),
            this::alerts,
            time.instant()));
  }

  /** What is to be looked at of a sale that goes on. */
  private List<LiveBody.Alert> alerts(EventView view) {
    return view.event().isLive()
        ? sales.now(view.event().id()).map(LiveBody::alerts).orElse(List.of())
        : List.of();
  }

  /** Empty for one that was deleted meanwhile. */
  private Optional<EventStats> stats(Caller.Staff staff, EventView view) {
    return switch (events.stats(staff.actor(), view.event().id())) {
      case Permitted.Allowed<EventStats> allowed -> Optional.of(allowed.outcome());
      case Permitted.Denied<EventStats> gone -> Optional.empty();
    };
  }

  /** What somebody typed, as far as it can be looked for. */
  private static String part(String typed) {
    String seen = typed.replaceAll("\\p{Cc}", " ").strip();
    return seen.length() > MAX_SEARCH ? seen.substring(0, MAX_SEARCH).strip() : seen;
  }
}
