package io.fairqueue.http.claim;

import io.fairqueue.FairQueue;
import io.fairqueue.claim.Claims;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.http.paging.CursorText;
import io.fairqueue.http.paging.PageBody;
import io.fairqueue.http.paging.SliceBody;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.ticket.TicketCodes;
import io.fairqueue.port.ClaimQuery;
import io.fairqueue.port.PageRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** Claims in lists: a fan's own, an event's, and all. */
@AnswersProblems
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class ClaimListController {

  private static final int MAX_LENGTH = 100;

  private final Claims claims;
  private final TicketCodes codes;

  ClaimListController(FairQueue fairQueue, TicketCodes codes) {
    this.claims = fairQueue.claims();
    this.codes = codes;
  }

  @Get(Paths.ME + "/claims")
  SliceBody<ClaimBody> mine(
      Caller.Fan fan,
      @QueryValue @Nullable String cursor,
      @QueryValue(defaultValue = "20") int size) {
    if (size < 1 || size > MAX_LENGTH) {
      throw new InvalidInputException("size", "must be between 1 and " + MAX_LENGTH);
    }
    return SliceBody.of(claims.history(fan.id(), CursorText.read(cursor), size), ClaimBody::of);
  }

  @Get(Paths.ADMIN + "/claims")
  PageBody<ListedClaimBody> all(
      Caller.Staff staff,
      @QueryValue @Nullable String status,
      @QueryValue @Nullable String sort,
      @QueryValue(defaultValue = "1") int page,
      @QueryValue(defaultValue = "20") int size) {
    return list(
        staff,
        ClaimFilter.read(null, status, null, sort, new PageRequest(page, size)),
        Resource.ALL_CLAIMS);
  }

  @Get(Paths.ADMIN + "/events/{id}/claims")
  PageBody<ListedClaimBody> ofEvent(
      EventId id,
      Caller.Staff staff,
      @QueryValue @Nullable String status,
      @QueryValue @Nullable String q,
      @QueryValue @Nullable String sort,
      @QueryValue(defaultValue = "1") int page,
      @QueryValue(defaultValue = "20") int size) {
    return list(
        staff,
        ClaimFilter.read(id, status, codes.search(id, q), sort, new PageRequest(page, size)),
        Resource.EVENT);
  }

  private PageBody<ListedClaimBody> list(Caller.Staff staff, ClaimQuery query, Resource listed) {
    return PageBody.of(listed.require(claims.list(staff.actor(), query)), ListedClaimBody::of);
  }
}
