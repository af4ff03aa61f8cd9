package io.fairqueue.http.signin;

import io.fairqueue.FairQueue;
import io.fairqueue.account.Accounts;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Network;
import io.fairqueue.domain.OneTimeCode;
import io.fairqueue.http.limit.SignInLimits;
import io.fairqueue.http.limit.SignInWay;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.PeerAddress;
import io.fairqueue.http.session.FanSession;
import io.fairqueue.http.session.Sessions;
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

/** Fans open accounts and log in, by password or by a one-time code. */
@AnswersProblems
@Controller(Paths.AUTH_CUSTOMER)
@ExecuteOn(TaskExecutors.BLOCKING)
class CustomerController {

  private final Accounts accounts;
  private final Sessions sessions;
  private final SignInLimits limits;
  private final PeerAddress peers;

  CustomerController(
      FairQueue fairQueue, Sessions sessions, SignInLimits limits, PeerAddress peers) {
    this.accounts = fairQueue.accounts();
    this.sessions = sessions;
    this.limits = limits;
    this.peers = peers;
  }

  @Post("/register")
  @Status(HttpStatus.CREATED)
  FanSession register(@Valid @Body RegisterRequest request, HttpRequest<?> call) {
    EmailAddress email = new EmailAddress(request.email());
    return limits
        .probe(
            peers.client(call), () -> accounts.register(request.name(), email, request.password()))
        .map(customer -> sessions.open(customer, call))
        .orElseThrow(() -> new ProblemException(Refusal.EMAIL_TAKEN));
  }

  @Post(Paths.LOGIN)
  FanSession login(@Valid @Body LoginRequest request, HttpRequest<?> call) {
    EmailAddress email = new EmailAddress(request.email());
    return limits
        .attempt(
            SignInWay.FAN_PASSWORD,
            email.value(),
            peers.client(call),
            () -> accounts.loginCustomer(email, request.password()))
        .map(customer -> sessions.open(customer, call))
        .orElseThrow(() -> new ProblemException(Refusal.INVALID_CREDENTIALS));
  }

  @Post(Paths.OTP_REQUEST)
  @Status(HttpStatus.ACCEPTED)
  CodeRequested requestCode(@Valid @Body CodeRequest request, HttpRequest<?> call) {
    EmailAddress email = new EmailAddress(request.email());
    InetAddress from = peers.client(call);
    limits.code(email.value(), from);
    return accounts
        .requestCode(email, Network.of(from).prefix())
        .map(CodeRequested::new)
        .orElseThrow(() -> new ProblemException(Refusal.MAIL_NOT_CONFIGURED));
  }

  @Post("/otp/verify")
  FanSession verifyCode(@Valid @Body CodeVerification request, HttpRequest<?> call) {
    EmailAddress email = new EmailAddress(request.email());
    OneTimeCode code = new OneTimeCode(request.otp());
    InetAddress from = peers.client(call);
    return limits
        .attemptCode(
            email.value(),
            request.requestId() != null,
            from,
            () -> accounts.verifyCode(email, request.requestId(), code, Network.of(from).prefix()))
        .map(customer -> sessions.open(customer, call))
        .orElseThrow(() -> new ProblemException(Refusal.INVALID_OTP));
  }
}
