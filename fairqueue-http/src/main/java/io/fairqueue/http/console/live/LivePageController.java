package io.fairqueue.http.console.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.event.EventView;
import io.fairqueue.http.console.draw.DrawCard;
import io.fairqueue.http.console.draw.DrawCards;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.console.frame.ConsoleFrames;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.FormFault;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.draw.DrawDesk;
import io.fairqueue.http.event.EventDesk;
import io.fairqueue.http.event.EventEdits;
import io.fairqueue.http.line.HandDesk;
import io.fairqueue.http.live.LiveBody;
import io.fairqueue.http.live.LiveSales;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.Local;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.problem.InputFaults;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
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
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A sale is watched, paused, resumed, hurried and slowed. */
@Hidden
@Controller(Paths.CONSOLE_EVENT)
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class LivePageController {

  private final EventDesk desk;
  private final HandDesk hand;
  private final EventEdits edits;
  private final LiveSales sales;
  private final DrawDesk draws;
  private final DrawCards cards;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;

  LivePageController(
      EventDesk desk,
      HandDesk hand,
      EventEdits edits,
      LiveSales sales,
      DrawDesk draws,
      DrawCards cards,
      ConsoleFrames frames,
      ConsoleAnswers answers) {
    this.desk = desk;
    this.hand = hand;
    this.edits = edits;
    this.sales = sales;
    this.draws = draws;
    this.cards = cards;
    this.frames = frames;
    this.answers = answers;
  }

  @Get
  HttpResponse<?> watch(EventId id, Caller.Staff staff, HttpRequest<?> request) {
    return page(id, staff, Visit.of(request), null, "");
  }

  /** Fans read the reason, so there must be one. */
  @Post("/pause")
  HttpResponse<?> pause(
      EventId id,
      @Body @Nullable Map<String, Object> fields,
      Caller.Staff staff,
      HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    String reason = Form.of(fields).text("reason");
    var wrong = new FormFault("pause", visit.words().text("console.reason.wrong"));
    if (reason.isEmpty()) {
      return page(id, staff, visit, wrong, reason);
    }
    try {
      return act(
          id,
          visit,
          () -> {
            desk.pause(staff, id, reason);
            return "PAUSED";
          });
    } catch (InvalidInputException unfit) {
      return page(id, staff, visit, wrong, reason);
    }
  }

  @Post("/resume")
  HttpResponse<?> resume(EventId id, Caller.Staff staff, HttpRequest<?> request) {
    return act(
        id,
        Visit.of(request),
        () -> {
          desk.resume(staff, id);
          return "RESUMED";
        });
  }

  @Post("/admit")
  HttpResponse<?> admit(
      EventId id,
      @Body @Nullable Map<String, Object> fields,
      Caller.Staff staff,
      HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    try {
      int count = Form.of(fields).count("count");
      return act(
          id, visit, () -> hand.admit(staff, id, count) == 0 ? "NOBODY_ADMITTED" : "ADMITTED");
    } catch (RuntimeException refused) {
      return wrong(refused, id, staff, visit, "admit");
    }
  }

  /** Only the two limits change; what others edited meanwhile stays. */
  @Post("/pace")
  HttpResponse<?> pace(
      EventId id,
      @Body @Nullable Map<String, Object> fields,
      Caller.Staff staff,
      HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    Form form = Form.of(fields);
    ObjectNode edit = JsonNodeFactory.instance.objectNode();
    ObjectNode policy = edit.putObject("policy");
    try {
      limit(policy, "admissions_per_minute", form);
      limit(policy, "max_active", form);
      return act(
          id,
          visit,
          () -> {
            desk.revise(staff, id, edition -> true, present -> edits.apply(edit, present));
            return "PACE";
          });
    } catch (RuntimeException refused) {
      return wrong(refused, id, staff, visit, "pace");
    }
  }

  /** What a beacon told somebody, where this server can't hear it. */
  @Post("/draw/beacon")
  HttpResponse<?> handIn(
      EventId id,
      @Body @Nullable Map<String, Object> fields,
      Caller.Staff staff,
      HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    String signature = Form.of(fields).text("signature");
    try {
      return act(
          id,
          visit,
          () -> {
            draws.handIn(staff, id, signature);
            return "DRAW_DECIDED";
          });
    } catch (ProblemException refused) {
      if (refused.problem().code().equals(Refusal.BEACON_INVALID.code())) {
        String words = visit.words().text("console.drawn.signature.wrong");
        return page(id, staff, visit, new FormFault(DrawCard.FORM, words), "");
      }
      throw refused;
    }
  }

  /** Nothing stands for no limit. */
  private static void limit(ObjectNode policy, String name, Form form) {
    if (form.text(name).isEmpty()) {
      policy.putNull(name);
    } else {
      policy.put(name, form.count(name));
    }
  }

  private HttpResponse<?> act(EventId id, Visit visit, Supplier<String> deed) {
    String page = EventMenu.address(id, Section.LIVE);
    return answers.act(visit, page, () -> PageAnswers.noticed(page, deed.get()));
  }

  private HttpResponse<?> wrong(
      RuntimeException refused, EventId id, Caller.Staff staff, Visit visit, String form) {
    if (!InputFaults.isOne(refused)) {
      throw refused;
    }
    return page(
        id, staff, visit, new FormFault(form, visit.words().text("console.live.number-wrong")), "");
  }

  private HttpResponse<?> page(
      EventId id, Caller.Staff staff, Visit visit, @Nullable FormFault error, String reason) {
    EventView view = desk.show(staff, id, Right.SEE);
    LiveBody sale = sales.now(id).orElseThrow(Resource.EVENT::notFound);
    ConsoleFrame frame = frames.of(staff, visit, view, Section.LIVE).with("sale.js");
    Set<Right> rights = EventDesk.rights(staff, view);
    return answers.page(
        error == null ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
        "live.jte",
        LivePage.of(
            frame,
            view.event(),
            sale,
            Local.zoneOf(view.event().details().timeZone()),
            rights,
            cards.of(id, rights, frame.frame(), error),
            error,
            reason));
  }
}
