package io.fairqueue.http.console.chart;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.event.EventView;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrames;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.event.EventDesk;
import io.fairqueue.http.page.frame.Local;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.sample.Samples;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

/** How a sale went, on paper. */
@Hidden
@Controller(Paths.CONSOLE_EVENT + "/report")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReportPageController {

  private final Samples samples;
  private final EventDesk desk;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;

  ReportPageController(
      FairQueue fairQueue, EventDesk desk, ConsoleFrames frames, ConsoleAnswers answers) {
    this.samples = fairQueue.samples();
    this.desk = desk;
    this.frames = frames;
    this.answers = answers;
  }

  @Get
  HttpResponse<?> show(EventId id, Caller.Staff staff, HttpRequest<?> request) {
    EventView view = desk.show(staff, id, Right.SEE);
    return answers.page(
        "report.jte",
        new ReportPage(
            frames.of(staff, Visit.of(request), view, Section.REPORT).with("print.js"),
            Resource.EVENT.require(samples.report(staff.actor(), id)),
            Local.zoneOf(view.event().details().timeZone())));
  }
}
