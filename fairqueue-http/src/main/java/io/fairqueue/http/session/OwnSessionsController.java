package io.fairqueue.http.session;

import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.UUID;

/** A fan looks at the own sessions, and ends them one by one. */
@AnswersProblems
@Controller(Paths.SESSIONS)
@ExecuteOn(TaskExecutors.BLOCKING)
class OwnSessionsController {

  private final OwnSessions sessions;

  OwnSessionsController(OwnSessions sessions) {
    this.sessions = sessions;
  }

  @Get
  SessionListBody list(Caller.Fan fan) {
    UUID current = fan.session().sessionId();
    return new SessionListBody(
        sessions.live(fan).stream().map(each -> SessionBody.of(each, current)).toList());
  }

  @Delete("/{sessionId}")
  @Status(HttpStatus.NO_CONTENT)
  void end(UUID sessionId, Caller.Fan fan) {
    sessions.end(sessionId, fan);
  }
}
