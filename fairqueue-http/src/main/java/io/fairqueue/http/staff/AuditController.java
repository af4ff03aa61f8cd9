package io.fairqueue.http.staff;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.paging.PageBody;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.PageRequest;
import io.fairqueue.staff.Staff;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** What staff did to an event. */
@AnswersProblems
@Controller(Paths.EVENT + "/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
class AuditController {

  private final Staff people;

  AuditController(FairQueue fairQueue) {
    this.people = fairQueue.staff();
  }

  @Get
  PageBody<AuditBody> list(
      EventId id,
      Caller.Staff staff,
      @QueryValue(defaultValue = "1") int page,
      @QueryValue(defaultValue = "20") int size) {
    return PageBody.of(
        Resource.EVENT.require(people.audit(staff.actor(), id, new PageRequest(page, size))),
        AuditBody::of);
  }
}
