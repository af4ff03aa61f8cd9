package io.fairqueue.http.account;

import io.fairqueue.FairQueue;
import io.fairqueue.account.Accounts;
import io.fairqueue.account.ChangeEmail.Requested;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Network;
import io.fairqueue.domain.OneTimeCode;
import io.fairqueue.http.limit.SignInLimits;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.PeerAddress;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.signin.CodeRequest;
import io.fairqueue.http.signin.CodeRequested;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.CustomerStore.EmailChange;
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
import java.net.InetAddress;

/** A fan changes the email address; the session that asks goes on, all others are over. */
@AnswersProblems
@Controller(Paths.ME + "/email")
@ExecuteOn(TaskExecutors.BLOCKING)
class EmailController {

  private final Accounts accounts;
  private final CustomerStore customers;
  private final Profiles profiles;
  private final SignInLimits limits;
  private final PeerAddress peers;

  EmailController(
      FairQueue fairQueue,
      Stores stores,
      Profiles profiles,
      SignInLimits limits,
      PeerAddress peers) {
    this.accounts = fairQueue.accounts();
    this.customers = stores.customers();
    this.profiles = profiles;
    this.limits = limits;
    this.peers = peers;
  }

  @Post
  @Status(HttpStatus.ACCEPTED)
  CodeRequested request(Caller.Fan fan, @Valid @Body CodeRequest request, HttpRequest<?> call) {
    EmailAddress email = new EmailAddress(request.email());
    InetAddress from = peers.client(call);
    limits.code(email.value(), from);
    return switch (accounts.requestEmailChange(fan.id(), email, Network.of(from).prefix())) {
      case Requested.Mailed mailed -> new CodeRequested(mailed.request());
      case Requested.Taken taken -> throw taken();
      case Requested.NoMail noMail -> throw new ProblemException(Refusal.MAIL_NOT_CONFIGURED);
    };
  }

  @Post("/verify")
  ProfileView verify(Caller.Fan fan, @Valid @Body EmailVerification request, HttpRequest<?> call) {
    OneTimeCode code = new OneTimeCode(request.otp());
    InetAddress from = peers.client(call);
    EmailChange change =
        limits
            .attemptCode(
                fan.id().toString(),
                request.requestId() != null,
                from,
                () ->
                    accounts.changeEmail(
                        fan.id(),
                        request.requestId(),
                        code,
                        Network.of(from).prefix(),
                        fan.session().sessionId()))
            .orElseThrow(() -> new ProblemException(Refusal.INVALID_OTP));
    if (change == EmailChange.TAKEN) {
      throw taken();
    }
    return customers.find(fan.id()).map(profiles::show).orElseThrow(ProblemException::unauthorized);
  }

  private static ProblemException taken() {
    return new ProblemException(Refusal.EMAIL_TAKEN);
  }
}
