package io.fairqueue.http.console.line;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.event.EventView;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrames;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.event.EventDesk;
import io.fairqueue.http.line.HandDesk;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.Local;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.line.Line;
import io.fairqueue.line.facts.LineEntry;
import io.fairqueue.line.facts.LineFacts;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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

/** Who waits for an event; and somebody is taken out. */
@Hidden
@Controller(Paths.CONSOLE_EVENT + "/line")
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class LineEntriesPageController {

  private static final int PAGE = 50;

  private final Line line;
  private final HandDesk hand;
  private final EventDesk desk;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;

  LineEntriesPageController(
      FairQueue fairQueue,
      HandDesk hand,
      EventDesk desk,
      ConsoleFrames frames,
      ConsoleAnswers answers) {
    this.line = fairQueue.line();
    this.hand = hand;
    this.desk = desk;
    this.frames = frames;
    this.answers = answers;
  }

  @Get
  HttpResponse<?> list(
      EventId id,
      @QueryValue(defaultValue = "") String email,
      @QueryValue(defaultValue = "1") long from,
      Caller.Staff staff,
      HttpRequest<?> request) {
    EventView view = desk.show(staff, id, Right.SEE_PEOPLE);
    Visit visit = Visit.of(request);
    String wanted = email.strip();
    if (wanted.isEmpty()) {
      long first = Math.max(1, from);
      // One more than is shown tells whether there are more.
      List<LineEntry> found = hand.waiting(staff, id, first, PAGE + 1);
      String next =
          found.size() > PAGE
              ? LineEntriesPage.address(
                  EventMenu.address(id, Section.LINE), found.getLast().entry().facts().number())
              : null;
      return page(
          view,
          staff,
          visit,
          new Found(found.stream().limit(PAGE).toList(), "", null, first, next));
    }
    try {
      List<LineEntry> found = hand.find(staff, id, new EmailAddress(wanted)).stream().toList();
      String none = found.isEmpty() ? visit.words().text("console.line.nobody") : null;
      return page(view, staff, visit, new Found(found, wanted, none, 1, null));
    } catch (InvalidInputException malformed) {
      String wrong = visit.words().text("console.staff.email.wrong");
      return page(view, staff, visit, new Found(List.of(), wanted, wrong, 1, null));
    }
  }

  @Post("/remove")
  HttpResponse<?> remove(
      EventId id,
      @Body @Nullable Map<String, Object> fields,
      Caller.Staff staff,
      HttpRequest<?> request) {
    Form form = Form.of(fields);
    String page = EventMenu.address(id, Section.LINE);
    String reason = form.text("reason");
    return answers.act(
        Visit.of(request),
        page,
        () -> {
          if (reason.isEmpty()) {
            return PageAnswers.noticed(page, "NO_REASON");
          }
          hand.remove(staff, id, entry(form), reason);
          return PageAnswers.noticed(page, "REMOVED");
        });
  }

  private static EntryId entry(Form form) {
    return form.id("entry")
        .map(EntryId::new)
        .orElseThrow(() -> new ProblemException(Refusal.ENTRY_NOT_FOUND));
  }

  private HttpResponse<?> page(EventView view, Caller.Staff staff, Visit visit, Found found) {
    EventId id = view.event().id();
    ZoneId zone = Local.zoneOf(view.event().details().timeZone());
    var console = frames.of(staff, visit, view, Section.LINE);
    long waiting = line.facts(id).map(LineFacts::waiting).orElse(0L);
    return answers.page(
        found.error() == null ? HttpStatus.OK : HttpStatus.NOT_FOUND,
        "line.jte",
        new LineEntriesPage(
            console,
            EventMenu.address(id, Section.LINE),
            found.email(),
            found.error(),
            console.frame().number(waiting),
            found.from(),
            found.entries().stream()
                .map(each -> LineEntriesPage.Row.of(each, zone, console.frame()))
                .toList(),
            found.next(),
            EventDesk.rights(staff, view).contains(Right.CLOSE)));
  }

  private record Found(
      List<LineEntry> entries,
      String email,
      @Nullable String error,
      long from,
      @Nullable String next) {}
}
