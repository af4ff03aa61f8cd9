package io.fairqueue.http.session;

import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Ends sessions of fans and organizers. */
@AnswersProblems
@Controller(Paths.AUTH)
@ExecuteOn(TaskExecutors.BLOCKING)
class SessionController {

  private final Sessions sessions;

  SessionController(Sessions sessions) {
    this.sessions = sessions;
  }

  @Post("/logout")
  @Status(HttpStatus.NO_CONTENT)
  void logout(Caller caller) {
    sessions.end(caller.session());
  }
}
