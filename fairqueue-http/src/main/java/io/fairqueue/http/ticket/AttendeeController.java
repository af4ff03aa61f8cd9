package io.fairqueue.http.ticket;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.paging.PageBody;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.AttendeeQuery;
import io.fairqueue.port.PageRequest;
import io.fairqueue.ticket.Tickets;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** Who has tickets, for those who sell them. */
@AnswersProblems
@Controller(Paths.EVENT + "/tickets")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AttendeeController {

  private final Tickets tickets;
  private final TicketCodes codes;

  AttendeeController(FairQueue fairQueue, TicketCodes codes) {
    this.tickets = fairQueue.tickets();
    this.codes = codes;
  }

  @Get
  PageBody<AttendeeBody> list(
      EventId id,
      Caller.Staff staff,
      @QueryValue @Nullable String q,
      @QueryValue(defaultValue = "1") int page,
      @QueryValue(defaultValue = "20") int size) {
    var query = new AttendeeQuery(id, codes.search(id, q), new PageRequest(page, size));
    return PageBody.of(
        Resource.EVENT.require(tickets.attendees(staff.actor(), query)), AttendeeBody::of);
  }
}
