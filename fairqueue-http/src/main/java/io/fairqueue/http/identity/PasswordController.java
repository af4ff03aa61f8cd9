package io.fairqueue.http.identity;

import io.fairqueue.Accounts;
import io.fairqueue.FairQueue;
import io.fairqueue.http.limits.Limits;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.security.Authenticator;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.security.EndedSessions;
import io.fairqueue.port.Stores;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;

/** Changes passwords; the session that asks goes on, all others of the account are over. */
@AnswersProblems
@Controller("/api/v1/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
class PasswordController {

  private final Accounts accounts;
  private final Stores stores;
  private final EndedSessions ended;
  private final Authenticator authenticator;
  private final Limits limits;
  private final Refusals refusals;

  PasswordController(
      FairQueue fairQueue,
      Stores stores,
      EndedSessions ended,
      Authenticator authenticator,
      Limits limits,
      Refusals refusals) {
    this.accounts = fairQueue.accounts();
    this.stores = stores;
    this.ended = ended;
    this.authenticator = authenticator;
    this.limits = limits;
    this.refusals = refusals;
  }

  @Post("/customer/password")
  @Status(HttpStatus.NO_CONTENT)
  void change(Caller.Fan fan, @Valid @Body PasswordRequest request) {
    stores.customers().find(fan.id()).ifPresent(each -> limits.login(each.email()));
    if (!accounts.changePassword(
        fan.id(), request.oldPassword(), request.password(), fan.session().sessionId())) {
      throw refusals.credentials();
    }
    ended.refreshNow();
  }

  @Post("/organizer/password")
  @Status(HttpStatus.NO_CONTENT)
  void change(Caller.Staff staff, @Valid @Body PasswordRequest request) {
    stores.organizers().find(staff.actor().id()).ifPresent(each -> limits.login(each.email()));
    if (!accounts.changePassword(
        staff.actor().id(),
        request.oldPassword(),
        request.password(),
        staff.session().sessionId())) {
      throw refusals.credentials();
    }
    authenticator.changed(staff.actor().id());
  }
}
