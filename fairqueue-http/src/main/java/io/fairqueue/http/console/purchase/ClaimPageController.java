package io.fairqueue.http.console.purchase;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.ListedClaim;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.event.EventView;
import io.fairqueue.http.claim.ClaimDesk;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrames;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.event.EventDesk;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.Local;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.ticket.ResendDesk;
import io.fairqueue.port.ClaimQuery;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.SearchText;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One claim with what happened to it; it is let go, and its tickets are mailed once more. */
@Hidden
@Controller(Paths.CONSOLE_EVENT + "/claims/{claim}")
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ClaimPageController {

  private final FairQueue fairQueue;
  private final ClaimDesk claims;
  private final ResendDesk resend;
  private final EventDesk desk;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;

  ClaimPageController(
      FairQueue fairQueue,
      ClaimDesk claims,
      ResendDesk resend,
      EventDesk desk,
      ConsoleFrames frames,
      ConsoleAnswers answers) {
    this.fairQueue = fairQueue;
    this.claims = claims;
    this.resend = resend;
    this.desk = desk;
    this.frames = frames;
    this.answers = answers;
  }

  @Get
  HttpResponse<?> show(EventId id, ClaimId claim, Caller.Staff staff, HttpRequest<?> request) {
    EventView view = desk.show(staff, id, Right.SEE_PEOPLE);
    ListedClaim listed = listed(id, claim, staff);
    return answers.page(
        "claim.jte",
        ClaimPage.of(
            frames.of(staff, Visit.of(request), view, Section.CLAIMS),
            listed,
            Resource.CLAIM.require(fairQueue.payments().ofClaim(claim, staff.viewer())),
            Resource.CLAIM.require(fairQueue.tickets().historyOf(staff.actor(), claim)),
            Local.zoneOf(view.event().details().timeZone()),
            EventDesk.rights(staff, view).contains(Right.REFUND)));
  }

  @Post("/release")
  HttpResponse<?> release(
      EventId id,
      ClaimId claim,
      @Body @Nullable Map<String, Object> fields,
      Caller.Staff staff,
      HttpRequest<?> request) {
    ListedClaim ofEvent = listed(id, claim, staff);
    String page = ClaimPage.address(id, ofEvent.claim().id());
    return answers.act(
        Visit.of(request),
        page,
        () -> {
          claims.release(claim, staff, Form.of(fields).text("give_up").equals("yes"));
          return PageAnswers.noticed(page, "CLAIM_RELEASED");
        });
  }

  /** Has its tickets mailed once more; from this page, or from that of all attendees. */
  @Post("/resend")
  HttpResponse<?> resend(
      EventId id,
      ClaimId claim,
      @Body @Nullable Map<String, Object> fields,
      Caller.Staff staff,
      HttpRequest<?> request) {
    ListedClaim ofEvent = listed(id, claim, staff);
    Form form = Form.of(fields);
    String page =
        form.text("from").equals("attendees")
            ? Paths.with(EventMenu.address(id, Section.ATTENDEES), "q", form.text("q"))
            : ClaimPage.address(id, ofEvent.claim().id());
    return answers.act(
        Visit.of(request),
        page,
        () -> {
          resend.resend(claim, staff);
          return PageAnswers.noticed(page, "TICKETS_RESENT");
        });
  }

  /** A claim of this very event; throws a {@code ProblemException} for any other. */
  private ListedClaim listed(EventId event, ClaimId claim, Caller.Staff staff) {
    ClaimQuery query =
        new ClaimQuery(
            event,
            null,
            new SearchText(claim.toString()),
            ClaimQuery.Sort.CREATED_AT,
            new PageRequest(1, 1));
    return Resource.EVENT.require(fairQueue.claims().list(staff.actor(), query)).data().stream()
        .filter(each -> each.claim().id().equals(claim))
        .findFirst()
        .orElseThrow(Resource.CLAIM::notFound);
  }
}
