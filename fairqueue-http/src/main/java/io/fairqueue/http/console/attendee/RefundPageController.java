package io.fairqueue.http.console.attendee;

import io.fairqueue.FairQueue;
import io.fairqueue.claim.Claims;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.event.EventView;
import io.fairqueue.http.claim.RefundDesk;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.console.frame.ConsoleFrames;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.event.EventDesk;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The money of a ticket goes back, once somebody has confirmed it. */
@Hidden
@Controller(Paths.CONSOLE_EVENT + "/refund")
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RefundPageController {

  private final Claims claims;
  private final RefundDesk refunds;
  private final EventDesk desk;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;

  RefundPageController(
      FairQueue fairQueue,
      RefundDesk refunds,
      EventDesk desk,
      ConsoleFrames frames,
      ConsoleAnswers answers) {
    this.claims = fairQueue.claims();
    this.refunds = refunds;
    this.desk = desk;
    this.frames = frames;
    this.answers = answers;
  }

  @Get
  HttpResponse<?> ask(
      EventId id,
      @QueryValue UUID claim,
      @QueryValue UUID unit,
      @QueryValue(defaultValue = "false") boolean inside,
      Caller.Staff staff,
      HttpRequest<?> request) {
    return page(id, sold(id, claim, unit, staff), inside, "", null, staff, Visit.of(request));
  }

  @Post
  HttpResponse<?> refund(
      EventId id,
      @Body @Nullable Map<String, Object> fields,
      Caller.Staff staff,
      HttpRequest<?> request) {
    Form form = Form.of(fields);
    Sold sold = sold(id, id(form, "claim"), id(form, "unit"), staff);
    boolean force = form.text("force").equals("yes");
    String reason = form.text("reason");
    Visit visit = Visit.of(request);
    if (reason.isEmpty()) {
      return wrong(id, sold, force, reason, staff, visit);
    }
    try {
      refunds.refund(staff, sold.claim().id(), Set.of(sold.unit().unitId()), reason, force);
      return answers.to(PageAnswers.noticed(EventMenu.address(id, Section.ATTENDEES), "REFUNDING"));
    } catch (InvalidInputException unfit) {
      return wrong(id, sold, force, reason, staff, visit);
    } catch (ProblemException refused) {
      if (refused.problem().code().equals(Refusal.CHECKED_IN.code())) {
        return page(id, sold, true, reason, null, staff, visit);
      }
      return answers.act(
          visit,
          EventMenu.address(id, Section.ATTENDEES),
          () -> {
            throw refused;
          });
    }
  }

  private HttpResponse<?> wrong(
      EventId id, Sold sold, boolean inside, String reason, Caller.Staff staff, Visit visit) {
    return page(id, sold, inside, reason, visit.words().text("console.reason.wrong"), staff, visit);
  }

  private HttpResponse<?> page(
      EventId id,
      Sold sold,
      boolean inside,
      String reason,
      @Nullable String error,
      Caller.Staff staff,
      Visit visit) {
    EventView view = desk.show(staff, id, Right.REFUND);
    ConsoleFrame console = frames.of(staff, visit, view, Section.ATTENDEES);
    return answers.page(
        error == null ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
        "refund.jte",
        new RefundPage(
            console,
            Paths.of(Paths.CONSOLE_EVENT, id) + "/refund",
            EventMenu.address(id, Section.ATTENDEES),
            sold.claim().id().toString(),
            sold.unit().unitId().toString(),
            sold.unit().label(),
            effects(sold, console.frame()),
            inside,
            reason,
            error));
  }

  private static List<String> effects(Sold sold, Frame frame) {
    var facts = sold.claim().facts();
    return List.of(
        frame.text(
            "console.refund.amount",
            "amount",
            frame.visit().local().money(sold.unit().priceMinor(), facts.amount().currency())),
        frame.text("console.refund.void", "ticket", sold.unit().label()),
        frame.text("console.refund.others", "count", frame.number(facts.units().size() - 1L)));
  }

  /** The unit of a claim of this very event; throws a {@link ProblemException} for any other. */
  private Sold sold(EventId event, UUID claim, UUID unit, Caller.Staff staff) {
    Claim found = Resource.CLAIM.require(claims.show(new ClaimId(claim), staff.viewer()));
    return found.facts().units().stream()
        .filter(each -> each.unitId().value().equals(unit))
        .filter(each -> found.facts().eventId().equals(event))
        .findFirst()
        .map(each -> new Sold(found, each))
        .orElseThrow(() -> new ProblemException(Refusal.TICKET_NOT_FOUND));
  }

  private static UUID id(Form form, String field) {
    return form.id(field).orElseThrow(() -> new ProblemException(Refusal.TICKET_NOT_FOUND));
  }

  private record Sold(Claim claim, HeldUnit unit) {}
}
