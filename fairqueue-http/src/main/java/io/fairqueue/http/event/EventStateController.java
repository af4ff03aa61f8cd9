package io.fairqueue.http.event;

import io.fairqueue.FairQueue;
import io.fairqueue.access.Actor;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.EventId;
import io.fairqueue.event.Events;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/** Sales are opened, paused, resumed, ended and cancelled. */
@AnswersProblems
@Controller(Paths.EVENT)
@ExecuteOn(TaskExecutors.BLOCKING)
class EventStateController {

  private final Events events;

  EventStateController(FairQueue fairQueue) {
    this.events = fairQueue.events();
  }

  @Put(Paths.ACTIVATE)
  ActivatedBody activate(EventId id, Caller.Staff staff) {
    Events.Change.Changed changed = changed(events.activate(staff.actor(), id));
    return ActivatedBody.of(body(changed, staff.actor()), changed.warnings());
  }

  @Put("/pause")
  EventBody pause(EventId id, Caller.Staff staff, @Nullable @Body PauseRequest request) {
    return answer(
        events.pause(staff.actor(), id, request == null ? null : request.reason()), staff.actor());
  }

  @Put("/resume")
  EventBody resume(EventId id, Caller.Staff staff) {
    return answer(events.resume(staff.actor(), id), staff.actor());
  }

  @Put("/end")
  EventBody end(EventId id, Caller.Staff staff) {
    return answer(events.end(staff.actor(), id), staff.actor());
  }

  /** What follows, holds released and sales refunded, is done in the background. */
  @Post(Paths.CANCEL)
  @Status(HttpStatus.ACCEPTED)
  EventBody cancel(EventId id, Caller.Staff staff, @Valid @Body CancelRequest request) {
    return answer(events.cancel(staff.actor(), id, request.reason()), staff.actor());
  }

  private EventBody answer(Permitted<Events.Change> change, Actor actor) {
    return body(changed(change), actor);
  }

  private static Events.Change.Changed changed(Permitted<Events.Change> change) {
    return switch (Resource.EVENT.require(change)) {
      case Events.Change.Changed changed -> changed;
      case Events.Change.InvalidTransition no ->
          throw new ProblemException(Problem.of(Refusal.EVENT_STATE, no.event().status()));
    };
  }

  private EventBody body(Events.Change.Changed changed, Actor actor) {
    return events
        .show(changed.event().id(), actor)
        .map(EventBody::of)
        .orElseThrow(Resource.EVENT::notFound);
  }
}
