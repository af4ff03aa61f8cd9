package io.fairqueue.http.console.chart;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.event.EventView;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrames;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.event.EventDesk;
import io.fairqueue.http.page.frame.Local;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
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

/** A sale's figures over time. */
@Hidden
@Controller(Paths.CONSOLE_EVENT + "/charts")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ChartsPageController {

  private final Courses courses;
  private final EventDesk desk;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;

  ChartsPageController(
      Courses courses, EventDesk desk, ConsoleFrames frames, ConsoleAnswers answers) {
    this.courses = courses;
    this.desk = desk;
    this.frames = frames;
    this.answers = answers;
  }

  /** A span, or what somebody looked closer at; what is neither is the usual one. */
  @Get
  HttpResponse<?> show(
      EventId id,
      @QueryValue(defaultValue = "") String span,
      @QueryValue(defaultValue = "") String from,
      @QueryValue(defaultValue = "") String to,
      Caller.Staff staff,
      HttpRequest<?> request) {
    EventView view = desk.show(staff, id, Right.SEE);
    Event event = view.event();
    ChartRange range =
        ChartRange.between(from, to)
            .orElseGet(
                () ->
                    courses.range(staff, event, ChartSpan.of(span).orElseGet(() -> usual(event))));
    return answers.page(
        "charts.jte",
        ChartsPage.of(
            frames.of(staff, Visit.of(request), view, Section.CHARTS).with("charts.js"),
            EventMenu.address(id, Section.CHARTS),
            event,
            range,
            courses.course(staff, id, range),
            Local.zoneOf(event.details().timeZone())));
  }

  private static ChartSpan usual(Event event) {
    return event.isLive() ? ChartSpan.HOUR : ChartSpan.SALE;
  }
}
