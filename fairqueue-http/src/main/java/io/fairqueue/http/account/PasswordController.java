package io.fairqueue.http.account;

import io.fairqueue.FairQueue;
import io.fairqueue.account.Accounts;
import io.fairqueue.domain.Customer;
import io.fairqueue.http.limit.SignInLimits;
import io.fairqueue.http.limit.SignInWay;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.PeerAddress;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.signin.PasswordDesk;
import io.fairqueue.port.Stores;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;
import java.util.Optional;

/** Changes passwords; the session that asks goes on, all others of the account are over. */
@AnswersProblems
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class PasswordController {

  private final Accounts accounts;
  private final Stores stores;
  private final PasswordDesk passwords;
  private final SignInLimits limits;
  private final PeerAddress peers;

  PasswordController(
      FairQueue fairQueue,
      Stores stores,
      PasswordDesk passwords,
      SignInLimits limits,
      PeerAddress peers) {
    this.accounts = fairQueue.accounts();
    this.stores = stores;
    this.passwords = passwords;
    this.limits = limits;
    this.peers = peers;
  }

  @Post(Paths.AUTH_CUSTOMER + "/password")
  @Status(HttpStatus.NO_CONTENT)
  void change(Caller.Fan fan, @Valid @Body PasswordRequest request, HttpRequest<?> call) {
    Customer customer =
        stores.customers().find(fan.id()).orElseThrow(ProblemException::unauthorized);
    Optional<Boolean> changed =
        limits.attempt(
            SignInWay.FAN_PASSWORD,
            customer.email().value(),
            peers.client(call),
            () ->
                proven(
                    accounts.changePassword(
                        fan.id(),
                        request.oldPassword(),
                        request.password(),
                        fan.session().sessionId())));
    if (changed.isEmpty()) {
      throw new ProblemException(Refusal.INVALID_CREDENTIALS);
    }
  }

  @Post(Paths.AUTH_ORGANIZER + "/password")
  @Status(HttpStatus.NO_CONTENT)
  void change(Caller.Staff staff, @Valid @Body PasswordRequest request, HttpRequest<?> call) {
    passwords.change(staff, request.oldPassword(), request.password(), call);
  }

  private static Optional<Boolean> proven(boolean changed) {
    return changed ? Optional.of(true) : Optional.empty();
  }
}
