package io.fairqueue.http.console.attendee;

import io.fairqueue.FairQueue;
import io.fairqueue.claim.Claims;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.UnitId;
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
import io.fairqueue.ticket.Tickets;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The money of a ticket, or of a whole claim, goes back, once somebody has confirmed it. */
@Hidden
@Controller(Paths.CONSOLE_EVENT + "/refund")
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RefundPageController {

  private final Claims claims;
  private final Tickets tickets;
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
    this.tickets = fairQueue.tickets();
    this.refunds = refunds;
    this.desk = desk;
    this.frames = frames;
    this.answers = answers;
  }

  @Get
  HttpResponse<?> ask(
      EventId id,
      @QueryValue UUID claim,
      @QueryValue @Nullable UUID unit,
      @QueryValue(defaultValue = "") String from,
      @QueryValue(defaultValue = "false") boolean inside,
      Caller.Staff staff,
      HttpRequest<?> request) {
    Sold sold = sold(id, claim, unit, from, staff);
    return page(id, sold, inside, "", null, staff, Visit.of(request));
  }

  @Post
  HttpResponse<?> refund(
      EventId id,
      @Body @Nullable Map<String, Object> fields,
      Caller.Staff staff,
      HttpRequest<?> request) {
    Form form = Form.of(fields);
    Sold sold =
        sold(
            id,
            id(form, "claim"),
            form.text("unit").isEmpty() ? null : id(form, "unit"),
            form.text("from"),
            staff);
    boolean force = form.text("force").equals("yes");
    String reason = form.text("reason");
    Visit visit = Visit.of(request);
    if (reason.isEmpty()) {
      return wrong(id, sold, force, reason, staff, visit);
    }
    try {
      refunds.refund(staff, sold.claim().id(), sold.wanted(), reason, force);
      return answers.to(PageAnswers.noticed(sold.home(), "REFUNDING"));
    } catch (InvalidInputException unfit) {
      return wrong(id, sold, force, reason, staff, visit);
    } catch (ProblemException refused) {
      if (refused.problem().code().equals(Refusal.CHECKED_IN.code())) {
        return page(id, sold, true, reason, null, staff, visit);
      }
      return answers.act(
          visit,
          sold.home(),
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
    ConsoleFrame console =
        frames.of(staff, visit, view, sold.isFromClaim() ? Section.CLAIMS : Section.ATTENDEES);
    return answers.page(
        error == null ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
        "refund.jte",
        new RefundPage(
            console,
            Paths.of(Paths.CONSOLE_EVENT, id) + "/refund",
            sold.home(),
            sold.claim().id().toString(),
            sold.one() == null ? "" : sold.one().toString(),
            sold.from(),
            effects(sold, console.frame()),
            inside,
            reason,
            error));
  }

  private static List<String> effects(Sold sold, Frame frame) {
    var facts = sold.claim().facts();
    long price = sold.units().stream().mapToLong(HeldUnit::priceMinor).sum();
    String labels = sold.units().stream().map(HeldUnit::label).collect(Collectors.joining(", "));
    return List.of(
        frame.text(
            "console.refund.amount",
            "amount",
            frame.visit().local().money(price, facts.amount().currency())),
        frame.text("console.refund.void", "ticket", labels),
        frame.text(
            "console.refund.others",
            "count",
            frame.number((long) facts.units().size() - sold.units().size())));
  }

  /**
   * What is to be refunded of a claim of this very event; throws a {@link ProblemException} for any
   * other.
   *
   * @param unit null for all that are left
   */
  private Sold sold(
      EventId event, UUID claim, @Nullable UUID unit, String from, Caller.Staff staff) {
    Claim found = Resource.CLAIM.require(claims.show(new ClaimId(claim), staff.viewer()));
    if (!found.facts().eventId().equals(event)) {
      throw new ProblemException(Refusal.TICKET_NOT_FOUND);
    }
    Set<UnitId> left = unit == null ? left(found, staff) : Set.of(new UnitId(unit));
    List<HeldUnit> units =
        found.facts().units().stream().filter(each -> left.contains(each.unitId())).toList();
    if (units.isEmpty()) {
      throw new ProblemException(
          unit == null ? Refusal.CLAIM_NOT_REFUNDABLE : Refusal.TICKET_NOT_FOUND);
    }
    return new Sold(found, units, unit, from);
  }

  private Set<UnitId> left(Claim claim, Caller.Staff staff) {
    return Resource.CLAIM.require(tickets.historyOf(staff.actor(), claim.id())).tickets().stream()
        .filter(ticket -> ticket.voidedAt() == null)
        .map(ticket -> ticket.facts().unitId())
        .collect(Collectors.toSet());
  }

  private static UUID id(Form form, String field) {
    return form.id(field).orElseThrow(() -> new ProblemException(Refusal.TICKET_NOT_FOUND));
  }

  /**
   * What is to be refunded.
   *
   * @param one the one unit that was named; null for all that are left
   * @param from which page led here: {@code claim} for the claim's own
   */
  private record Sold(Claim claim, List<HeldUnit> units, @Nullable UUID one, String from) {

    /** As the claim is asked for it: those that are left when it is done. */
    Set<UnitId> wanted() {
      return one == null ? Set.of() : Set.of(new UnitId(one));
    }

    boolean isFromClaim() {
      return from.equals("claim");
    }

    /** Where the reader came from. */
    String home() {
      EventId event = claim.facts().eventId();
      return isFromClaim()
          ? EventMenu.address(event, Section.CLAIMS) + "/" + claim.id()
          : EventMenu.address(event, Section.ATTENDEES);
    }
  }
}
