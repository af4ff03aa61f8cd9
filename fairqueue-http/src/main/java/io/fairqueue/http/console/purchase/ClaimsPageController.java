package io.fairqueue.http.console.purchase;

import io.fairqueue.FairQueue;
import io.fairqueue.claim.Claims;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.ListedClaim;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.event.EventView;
import io.fairqueue.http.claim.ClaimFilter;
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
import io.fairqueue.port.ClaimQuery;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
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

/** Who bought, or began to. */
@Hidden
@Controller(Paths.CONSOLE_EVENT + "/claims")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ClaimsPageController {

  private static final int PAGE = 50;

  private final Claims claims;
  private final TicketCodes codes;
  private final EventDesk desk;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;

  ClaimsPageController(
      FairQueue fairQueue,
      TicketCodes codes,
      EventDesk desk,
      ConsoleFrames frames,
      ConsoleAnswers answers) {
    this.claims = fairQueue.claims();
    this.codes = codes;
    this.desk = desk;
    this.frames = frames;
    this.answers = answers;
  }

  @Get
  HttpResponse<?> list(
      EventId id,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String status,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page,
      Caller.Staff staff,
      HttpRequest<?> request) {
    EventView view = desk.show(staff, id, Right.SEE_PEOPLE);
    Visit visit = Visit.of(request);
    PageRequest part = new PageRequest(page, PAGE);
    try {
      ClaimQuery query =
          ClaimFilter.read(id, Lists.chosen(status), codes.search(id, q), Lists.chosen(sort), part);
      var found = Resource.EVENT.require(claims.list(staff.actor(), query));
      var wanted = new ClaimsPage.Wanted(q.strip(), status, sort);
      return page(view, found, wanted, null, staff, visit);
    } catch (InvalidInputException unfit) {
      return page(
          view,
          new Page<>(List.of(), part, 0),
          new ClaimsPage.Wanted("", "", ""),
          Lists.wrong(unfit, visit),
          staff,
          visit);
    }
  }

  private HttpResponse<?> page(
      EventView view,
      Page<ListedClaim> found,
      ClaimsPage.Wanted wanted,
      @Nullable String error,
      Caller.Staff staff,
      Visit visit) {
    return answers.page(
        error == null ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
        "claims.jte",
        ClaimsPage.of(
            frames.of(staff, visit, view, Section.CLAIMS),
            view.event().id(),
            found,
            wanted,
            error,
            Local.zoneOf(view.event().details().timeZone()),
            EventDesk.rights(staff, view).contains(Right.EXPORT)));
  }
}
