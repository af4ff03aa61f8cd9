package io.fairqueue.http.sample;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.sample.Samples;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** How sales went. */
@AnswersProblems
@Controller(Paths.EVENT + "/report")
@ExecuteOn(TaskExecutors.BLOCKING)
class ReportController {

  private final Samples samples;

  ReportController(FairQueue fairQueue) {
    this.samples = fairQueue.samples();
  }

  @Get
  ReportBody show(EventId id, Caller.Staff staff) {
    return ReportBody.of(Resource.EVENT.require(samples.report(staff.actor(), id)));
  }
}
