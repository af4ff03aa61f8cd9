package io.fairqueue.http.claim;

import io.fairqueue.FairQueue;
import io.fairqueue.access.Permitted;
import io.fairqueue.claim.Claims;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.http.event.EventProblems;
import io.fairqueue.http.paging.CursorText;
import io.fairqueue.http.paging.PageOutput;
import io.fairqueue.http.paging.SliceOutput;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.ClaimQuery;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Claims in lists: a fan's own, an event's, and all. */
@AnswersProblems
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class ClaimListController {

  private static final int LONGEST = 100;

  private final Claims claims;

  ClaimListController(FairQueue fairQueue) {
    this.claims = fairQueue.claims();
  }

  @Get(Paths.ME + "/claims")
  SliceOutput<ClaimView> mine(
      Caller.Fan fan,
      @QueryValue @Nullable String cursor,
      @QueryValue(defaultValue = "20") int size) {
    if (size < 1 || size > LONGEST) {
      throw new InvalidInputException("size", "must be between 1 and " + LONGEST);
    }
    return SliceOutput.of(
        claims.history(fan.id(), CursorText.read(cursor), size), ClaimListController::view);
  }

  @Get(Paths.ADMIN + "/claims")
  PageOutput<ClaimView> all(
      Caller.Staff staff,
      @QueryValue @Nullable String status,
      @QueryValue @Nullable String sort,
      @QueryValue(defaultValue = "1") int page,
      @QueryValue(defaultValue = "20") int size) {
    return list(
        staff,
        ClaimFilter.read(null, status, sort, new PageRequest(page, size)),
        () -> new ProblemException(Refusal.FORBIDDEN_CLAIM_LIST));
  }

  @Get(Paths.ADMIN + "/events/{id}/claims")
  PageOutput<ClaimView> ofEvent(
      EventId id,
      Caller.Staff staff,
      @QueryValue @Nullable String status,
      @QueryValue @Nullable String sort,
      @QueryValue(defaultValue = "1") int page,
      @QueryValue(defaultValue = "20") int size) {
    return list(
        staff,
        ClaimFilter.read(id, status, sort, new PageRequest(page, size)),
        EventProblems::forbidden);
  }

  private PageOutput<ClaimView> list(
      Caller.Staff staff, ClaimQuery query, Supplier<ProblemException> forbidden) {
    return switch (claims.list(staff.actor(), query)) {
      case Permitted.Allowed<Page<Claim>> found ->
          PageOutput.of(found.value(), ClaimListController::view);
      case Permitted.NotFound<Page<Claim>> none -> throw EventProblems.notFound();
      case Permitted.Forbidden<Page<Claim>> foreign -> throw forbidden.get();
    };
  }

  /** Without its payment, which only the claim itself tells: a list is one read. */
  private static ClaimView view(Claim claim) {
    return ClaimView.of(claim, null);
  }
}
