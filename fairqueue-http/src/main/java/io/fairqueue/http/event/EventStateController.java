package io.fairqueue.http.event;

import io.fairqueue.domain.EventId;
import io.fairqueue.event.EventWarning;
import io.fairqueue.http.problem.AnswersProblems;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sales are opened, paused, resumed, ended and cancelled. */
@AnswersProblems
@Controller(Paths.EVENT)
@ExecuteOn(TaskExecutors.BLOCKING)
class EventStateController {

  private final EventDesk desk;

  EventStateController(EventDesk desk) {
    this.desk = desk;
  }

  @Put(Paths.ACTIVATE)
  ActivatedBody activate(EventId id, Caller.Staff staff) {
    List<EventWarning> warnings = desk.activate(staff, id);
    return ActivatedBody.of(body(id, staff), warnings);
  }

  @Put("/pause")
  EventBody pause(EventId id, Caller.Staff staff, @Nullable @Body PauseRequest request) {
    desk.pause(staff, id, request == null ? null : request.reason());
    return body(id, staff);
  }

  @Put("/resume")
  EventBody resume(EventId id, Caller.Staff staff) {
    desk.resume(staff, id);
    return body(id, staff);
  }

  @Put("/end")
  EventBody end(EventId id, Caller.Staff staff) {
    desk.end(staff, id);
    return body(id, staff);
  }

  /** What follows, holds released and sales refunded, is done in the background. */
  @Post(Paths.CANCEL)
  @Status(HttpStatus.ACCEPTED)
  EventBody cancel(EventId id, Caller.Staff staff, @Valid @Body CancelRequest request) {
    desk.cancel(staff, id, request.reason());
    return body(id, staff);
  }

  private EventBody body(EventId id, Caller.Staff staff) {
    return EventBody.of(desk.show(staff, id));
  }
}
