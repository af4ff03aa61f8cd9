package io.fairqueue.http.identity;

import io.fairqueue.Accounts;
import io.fairqueue.FairQueue;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.http.limits.Limits;
import io.fairqueue.http.problem.AnswersProblems;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;

/** Organizers log in. Their accounts are made by operators. */
@AnswersProblems
@Controller("/api/v1/auth/organizer")
@ExecuteOn(TaskExecutors.BLOCKING)
class OrganizerController {

  private final Accounts accounts;
  private final Sessions sessions;
  private final Limits limits;
  private final Refusals refusals;

  OrganizerController(FairQueue fairQueue, Sessions sessions, Limits limits, Refusals refusals) {
    this.accounts = fairQueue.accounts();
    this.sessions = sessions;
    this.limits = limits;
    this.refusals = refusals;
  }

  @Post("/login")
  StaffSession login(@Valid @Body LoginRequest request) {
    EmailAddress email = new EmailAddress(request.email());
    limits.login(email);
    return accounts
        .loginOrganizer(email, request.password())
        .map(sessions::open)
        .orElseThrow(refusals::credentials);
  }
}
