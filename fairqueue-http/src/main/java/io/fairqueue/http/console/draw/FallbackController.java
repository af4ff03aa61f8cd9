package io.fairqueue.http.console.draw;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.event.EventView;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrames;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.draw.DrawDesk;
import io.fairqueue.http.event.EventDesk;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A draw goes on without its beacon, after its owner was asked whether that is meant. */
@Hidden
@Controller(Paths.CONSOLE_DRAW + "/fallback")
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class FallbackController {

  private final EventDesk events;
  private final DrawDesk draws;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;

  FallbackController(
      EventDesk events, DrawDesk draws, ConsoleFrames frames, ConsoleAnswers answers) {
    this.events = events;
    this.draws = draws;
    this.frames = frames;
    this.answers = answers;
  }

  @Get
  HttpResponse<?> ask(EventId id, Caller.Staff staff, HttpRequest<?> request) {
    EventView view = events.show(staff, id, Right.OWN);
    return answers.page("fallback.jte", page(view, staff, Visit.of(request), "", null));
  }

  @Post
  HttpResponse<?> fallBack(
      EventId id,
      @Body @Nullable Map<String, Object> fields,
      Caller.Staff staff,
      HttpRequest<?> request) {
    EventView view = events.show(staff, id, Right.OWN);
    Visit visit = Visit.of(request);
    String sale = EventMenu.address(id, Section.LIVE);
    Form form = Form.of(fields);
    String reason = form.text("reason");
    String seed = form.text(DrawDesk.ORGANIZER_SEED).strip();
    try {
      return answers.act(
          visit,
          sale,
          () ->
              PageAnswers.noticed(
                  sale, draws.fallBack(staff, id, reason, seed) ? "DRAW_DECIDED" : "DRAW_AWAITED"));
    } catch (InvalidInputException unfit) {
      return answers.page(
          HttpStatus.BAD_REQUEST, "fallback.jte", page(view, staff, visit, reason, unfit));
    }
  }

  private FallbackPage page(
      EventView view,
      Caller.Staff staff,
      Visit visit,
      String reason,
      @Nullable InvalidInputException unfit) {
    EventId id = view.event().id();
    boolean isOfSeed = unfit != null && unfit.field().equals(DrawDesk.ORGANIZER_SEED);
    return new FallbackPage(
        frames.of(staff, visit, view, Section.LIVE),
        DrawCard.fallback(id),
        EventMenu.address(id, Section.LIVE),
        reason,
        unfit == null || isOfSeed ? null : visit.words().text("console.reason.wrong"),
        draws.show(id).draw().terms().organizerSeedHash() != null,
        isOfSeed ? visit.words().text("console.fallback.organizer.wrong") : null);
  }
}
