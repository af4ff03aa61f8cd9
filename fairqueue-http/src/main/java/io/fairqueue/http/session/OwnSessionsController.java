package io.fairqueue.http.session;

import io.fairqueue.domain.identity.SignIn;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.SessionStore;
import io.fairqueue.port.Stores;
import io.fairqueue.port.identity.SignInStore;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** A fan looks at the own sessions, and ends them one by one. */
@AnswersProblems
@Controller(Paths.SESSIONS)
@ExecuteOn(TaskExecutors.BLOCKING)
class OwnSessionsController {

  private final SignInStore signIns;
  private final SessionStore sessions;
  private final InstantSource time;

  OwnSessionsController(Stores stores, InstantSource time) {
    this.signIns = stores.signIns();
    this.sessions = stores.sessions();
    this.time = time;
  }

  @Get
  SessionListBody list(Caller.Fan fan) {
    UUID current = fan.session().sessionId();
    return new SessionListBody(
        signIns.live(fan.id(), time.instant()).stream()
            .map(each -> SessionBody.of(each, current))
            .toList());
  }

  @Delete("/{sessionId}")
  @Status(HttpStatus.NO_CONTENT)
  void end(UUID sessionId, Caller.Fan fan) {
    Instant now = time.instant();
    SignIn mine =
        signIns.live(fan.id(), now).stream()
            .filter(each -> each.session().equals(sessionId))
            .findAny()
            .orElseThrow(() -> new ProblemException(Refusal.SESSION_NOT_FOUND));
    sessions.end(mine.session(), mine.expiresAt(), now);
  }
}
