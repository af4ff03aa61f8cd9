package io.fairqueue.http.console.act;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.event.EventView;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.console.frame.ConsoleFrames;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.event.EventDesk;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts events on sale, ends, cancels and deletes them, each after it has asked. */
@Hidden
@Controller
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ActController {

  private static final String ACT = Paths.CONSOLE_EVENT + "/{act:activate|end|cancel|delete}";

  private final EventDesk desk;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;

  ActController(EventDesk desk, ConsoleFrames frames, ConsoleAnswers answers) {
    this.desk = desk;
    this.frames = frames;
    this.answers = answers;
  }

  @Get(ACT)
  HttpResponse<?> ask(EventId id, String act, Caller.Staff staff, HttpRequest<?> request) {
    Act asked = act(act);
    EventView view = desk.show(staff, id, asked.right());
    return asked.isPossible(view.event())
        ? page(view, asked, "", null, staff, Visit.of(request))
        : answers.to(PageAnswers.noticed(EventMenu.address(id, home(view)), "INVALID_TRANSITION"));
  }

  @Post(ACT)
  HttpResponse<?> act(
      EventId id,
      String act,
      @Body @Nullable Map<String, Object> fields,
      Caller.Staff staff,
      HttpRequest<?> request) {
    Act asked = act(act);
    Visit visit = Visit.of(request);
    EventView view = desk.show(staff, id, asked.right());
    String reason = Form.of(fields).text("reason");
    try {
      return answers.act(
          visit,
          EventMenu.address(id, home(view)),
          () -> {
            perform(asked, id, reason, staff);
            return PageAnswers.noticed(
                asked == Act.DELETE ? Paths.CONSOLE : EventMenu.address(id, Section.LIVE),
                asked.done());
          });
    } catch (InvalidInputException unfit) {
      return page(view, asked, reason, visit.words().text("console.reason.wrong"), staff, visit);
    }
  }

  private void perform(Act act, EventId id, String reason, Caller.Staff staff) {
    switch (act) {
      case ACTIVATE -> {
        // What it warns of was shown before.
        var unused = desk.activate(staff, id);
      }
      case END -> desk.end(staff, id);
      case CANCEL -> desk.cancel(staff, id, reason);
      case DELETE -> desk.delete(staff, id);
    }
  }

  private HttpResponse<?> page(
      EventView view,
      Act act,
      String reason,
      @Nullable String error,
      Caller.Staff staff,
      Visit visit) {
    EventId id = view.event().id();
    ConsoleFrame frame = frames.of(staff, visit, view, home(view));
    Effects effects = new Effects(view, desk.stats(staff, id), frame.frame());
    List<String> warnings =
        act == Act.ACTIVATE
            ? desk.warnings(staff, id).stream().map(effects::of).toList()
            : List.of();
    return answers.page(
        "act.jte",
        new ActPage(
            frame,
            act.key(),
            ActLink.address(id, act),
            warnings,
            effects.of(act),
            act == Act.CANCEL,
            reason,
            error));
  }

  private static Section home(EventView view) {
    return view.event() instanceof Event.Draft ? Section.EDIT : Section.LIVE;
  }

  private static Act act(String word) {
    return Act.of(word).orElseThrow(() -> new ProblemException(Refusal.NOT_FOUND));
  }
}
