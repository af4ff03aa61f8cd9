package io.fairqueue.http.signin;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.session.Sessions;
import io.fairqueue.http.session.StaffSession;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;

/** Organizers log in. Their accounts are made by operators. */
@AnswersProblems
@Controller(Paths.AUTH_ORGANIZER)
@ExecuteOn(TaskExecutors.BLOCKING)
class OrganizerController {

  private final PasswordDesk passwords;
  private final Sessions sessions;

  OrganizerController(PasswordDesk passwords, Sessions sessions) {
    this.passwords = passwords;
    this.sessions = sessions;
  }

  @Post(Paths.LOGIN)
  StaffSession login(@Valid @Body OrganizerLoginRequest request, HttpRequest<?> call) {
    EmailAddress email = new EmailAddress(request.email());
    return sessions.open(
        passwords.organizer(email, request.password(), request.code(), call), call);
  }
}
