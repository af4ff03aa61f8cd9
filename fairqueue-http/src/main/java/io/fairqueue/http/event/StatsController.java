package io.fairqueue.http.event;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.event.Events;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.EventStats;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Events in numbers, for those who run them. */
@AnswersProblems
@Controller(Paths.EVENT + "/stats")
@ExecuteOn(TaskExecutors.BLOCKING)
class StatsController {

  private final Events events;

  StatsController(FairQueue fairQueue) {
    this.events = fairQueue.events();
  }

  @Get
  StatsBody show(EventId id, Caller.Staff staff) {
    EventStats stats = Resource.EVENT.require(events.stats(staff.actor(), id));
    return events
        .show(id, staff.actor())
        .map(view -> StatsBody.of(stats, view.event().details().currency()))
        .orElseThrow(Resource.EVENT::notFound);
  }
}
