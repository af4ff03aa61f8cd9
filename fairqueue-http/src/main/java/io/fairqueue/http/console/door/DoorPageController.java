package io.fairqueue.http.console.door;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.Attendee;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.event.EventView;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrames;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.event.EventDesk;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.Local;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.ticket.DoorDesk;
import io.fairqueue.http.ticket.DoorDesk.Verdict;
import io.fairqueue.port.AttendeeQuery;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.TicketStore.UndoOutcome;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The door: without scripts a field for codes, with them a camera and no need of a network. */
@Hidden
@Controller(Paths.CONSOLE_DOOR)
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DoorPageController {

  /** Nobody at a door looks through more. */
  private static final int FOUND = 20;

  private final FairQueue fairQueue;
  private final EventDesk events;
  private final DoorDesk desk;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;

  DoorPageController(
      FairQueue fairQueue,
      EventDesk events,
      DoorDesk desk,
      ConsoleFrames frames,
      ConsoleAnswers answers) {
    this.fairQueue = fairQueue;
    this.events = events;
    this.desk = desk;
    this.frames = frames;
    this.answers = answers;
  }

  @Get
  HttpResponse<?> show(
      EventId id, @QueryValue @Nullable String q, Caller.Staff staff, HttpRequest<?> request) {
    EventView view = events.show(staff, id, Right.CHECK_IN);
    return page(view, staff, Visit.of(request), null, q == null ? "" : q.strip());
  }

  /** The answer stands on the page itself, ready for the next code. */
  @Post
  HttpResponse<?> checkIn(
      EventId id,
      Caller.Staff staff,
      @Body @Nullable Map<String, Object> fields,
      HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    EventView view = events.show(staff, id, Right.CHECK_IN);
    Form form = Form.of(fields);
    Verdict verdict =
        form.id("ticket")
            .map(ticket -> desk.checkIn(id, staff, new TicketId(ticket)))
            .orElseGet(() -> desk.checkIn(id, staff, form.text("code")));
    ZoneId zone = Local.zoneOf(view.event().details().timeZone());
    return page(view, staff, visit, VerdictView.of(verdict, visit, zone), "");
  }

  @Post("/undo")
  HttpResponse<?> undo(
      EventId id,
      Caller.Staff staff,
      @Body @Nullable Map<String, Object> fields,
      HttpRequest<?> request) {
    Form form = Form.of(fields);
    String door = Paths.of(Paths.CONSOLE_DOOR, id);
    return answers.act(
        Visit.of(request),
        door,
        () -> {
          TicketId ticket =
              form.id("ticket").map(TicketId::new).orElseThrow(Resource.TICKET::notFound);
          var answer =
              fairQueue.tickets().undoCheckIn(staff.actor(), id, ticket, form.text("reason"));
          return switch (Resource.EVENT.require(answer)) {
            case UndoOutcome.Undone undone -> PageAnswers.noticed(door, "CHECK_IN_UNDONE");
            case UndoOutcome.NotCheckedIn no -> throw new ProblemException(Refusal.NOT_CHECKED_IN);
            case UndoOutcome.TooLate late -> throw new ProblemException(Refusal.FORBIDDEN_UNDO);
            case UndoOutcome.Voided voided -> throw new ProblemException(Refusal.TICKET_VOID);
            case UndoOutcome.Unknown unknown -> throw Resource.TICKET.notFound();
          };
        });
  }

  private HttpResponse<?> page(
      EventView view,
      Caller.Staff staff,
      Visit visit,
      @Nullable VerdictView verdict,
      String search) {
    EventId id = view.event().id();
    var count = Resource.EVENT.require(fairQueue.tickets().doorCount(staff.actor(), id));
    DoorPage page = DoorPage.of(frames.of(staff, visit, view, Section.DOOR), id, count, verdict);
    return answers.page(
        "door.jte",
        EventDesk.rights(staff, view).contains(Right.SEE_PEOPLE)
            ? page.searched(search, search.isEmpty() ? List.of() : found(id, staff, search))
            : page);
  }

  private List<Attendee> found(EventId id, Caller.Staff staff, String search) {
    var query = new AttendeeQuery(id, search, new PageRequest(1, FOUND));
    return Resource.EVENT.require(fairQueue.tickets().attendees(staff.actor(), query)).data();
  }
}
