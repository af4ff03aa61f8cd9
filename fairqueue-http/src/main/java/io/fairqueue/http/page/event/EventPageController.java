package io.fairqueue.http.page.event;

import io.fairqueue.FairQueue;
import io.fairqueue.event.Events;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.request.Paths;
import io.fairqueue.port.EventQuery;
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
import org.jspecify.annotations.Nullable;

/** Events, as everybody sees them: the same page for all who read its language. */
@Hidden
@Controller(Paths.LANGUAGE)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventPageController {

  private static final int PAGE = 20;
  private static final int MAX_SEARCH = 200;

  private final Events events;
  private final EventPages pages;
  private final PageAnswers answers;
  private final InstantSource time;

  EventPageController(
      FairQueue fairQueue, EventPages pages, PageAnswers answers, InstantSource time) {
    this.events = fairQueue.events();
    this.pages = pages;
    this.answers = answers;
    this.time = time;
  }

  @Get
  HttpResponse<byte[]> list(
      HttpRequest<?> request,
      @QueryValue(defaultValue = "") String search,
      @QueryValue @Nullable String kind,
      @QueryValue(defaultValue = "1") int page) {
    Visit visit = Visit.of(request);
    EventKind wanted = EventKind.of(kind);
    String part = part(search);
    var query =
        new EventQuery(
            part.isEmpty() ? null : part,
            wanted.statuses(),
            null,
            false,
            wanted.sort(),
            new PageRequest(page, PAGE));
    var found = events.list(query);
    return answers.shared(
        request, "events.jte", EventsPage.of(found, visit, part, wanted, time.instant()));
  }

  /** What somebody typed, as far as it can be looked for. */
  private static String part(String typed) {
    String seen = typed.replaceAll("\\p{Cc}", " ").strip();
    return seen.length() > MAX_SEARCH ? seen.substring(0, MAX_SEARCH).strip() : seen;
  }

  @Get(Paths.PAGE_EVENT)
  HttpResponse<byte[]> show(String event, HttpRequest<?> request) {
    return answers.shared(request, pages.find(event, Visit.of(request)));
  }
}
