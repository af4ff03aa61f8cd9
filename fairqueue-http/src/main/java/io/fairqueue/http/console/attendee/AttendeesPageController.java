package io.fairqueue.http.console.attendee;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.Attendee;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
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
import io.fairqueue.http.ticket.TicketCodes;
import io.fairqueue.port.AttendeeQuery;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import io.fairqueue.ticket.Tickets;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who has tickets of an event. */
@Hidden
@Controller(Paths.CONSOLE_EVENT + "/attendees")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AttendeesPageController {

  private static final int PAGE = 50;

  private final Tickets tickets;
  private final TicketCodes codes;
  private final EventDesk desk;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;

  AttendeesPageController(
      FairQueue fairQueue,
      TicketCodes codes,
      EventDesk desk,
      ConsoleFrames frames,
      ConsoleAnswers answers) {
    this.tickets = fairQueue.tickets();
    this.codes = codes;
    this.desk = desk;
    this.frames = frames;
    this.answers = answers;
  }

  @Get
  HttpResponse<?> list(
      EventId id,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "1") int page,
      Caller.Staff staff,
      HttpRequest<?> request) {
    EventView view = desk.show(staff, id, Right.SEE_PEOPLE);
    Visit visit = Visit.of(request);
    PageRequest wanted = new PageRequest(page, PAGE);
    try {
      var found =
          Resource.EVENT.require(
              tickets.attendees(staff.actor(), new AttendeeQuery(id, codes.search(id, q), wanted)));
      return page(HttpStatus.OK, view, found, q.strip(), null, staff, visit);
    } catch (InvalidInputException unfit) {
      var none = new Page<Attendee>(List.of(), wanted, 0);
      return page(
          HttpStatus.BAD_REQUEST,
          view,
          none,
          "",
          visit.words().text("console.search.long"),
          staff,
          visit);
    }
  }

  private HttpResponse<?> page(
      HttpStatus status,
      EventView view,
      Page<Attendee> found,
      String search,
      @Nullable String error,
      Caller.Staff staff,
      Visit visit) {
    return answers.page(
        status,
        "attendees.jte",
        AttendeesPage.of(
            frames.of(staff, visit, view, Section.ATTENDEES),
            view.event().id(),
            found,
            search,
            error,
            Local.zoneOf(view.event().details().timeZone()),
            EventDesk.rights(staff, view)));
  }
}
