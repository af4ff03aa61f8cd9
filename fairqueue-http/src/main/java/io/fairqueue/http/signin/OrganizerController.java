package io.fairqueue.http.signin;

import io.fairqueue.FairQueue;
import io.fairqueue.account.Accounts;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.http.limit.SignInLimits;
import io.fairqueue.http.limit.SignInWay;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.PeerAddress;
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

  private final Accounts accounts;
  private final Sessions sessions;
  private final SignInLimits limits;
  private final PeerAddress peers;

  OrganizerController(
      FairQueue fairQueue, Sessions sessions, SignInLimits limits, PeerAddress peers) {
    this.accounts = fairQueue.accounts();
    this.sessions = sessions;
    this.limits = limits;
    this.peers = peers;
  }

  @Post(Paths.LOGIN)
  StaffSession login(@Valid @Body LoginRequest request, HttpRequest<?> call) {
    EmailAddress email = new EmailAddress(request.email());
    return limits
        .attempt(
            SignInWay.ORGANIZER_PASSWORD,
            email.value(),
            peers.client(call),
            () -> accounts.loginOrganizer(email, request.password()))
        .map(sessions::open)
        .orElseThrow(() -> new ProblemException(Refusal.INVALID_CREDENTIALS));
  }
}
