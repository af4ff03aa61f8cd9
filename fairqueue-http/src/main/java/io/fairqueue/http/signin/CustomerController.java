package io.fairqueue.http.signin;

import io.fairqueue.FairQueue;
import io.fairqueue.account.Accounts;
import io.fairqueue.domain.EmailAddress;
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

/** Fans open accounts and log in, by password or by a one-time code. */
@AnswersProblems
@Controller(Paths.AUTH_CUSTOMER)
@ExecuteOn(TaskExecutors.BLOCKING)
class CustomerController {

  private final Accounts accounts;
  private final Sessions sessions;
  private final SignInLimits limits;
  private final PeerAddress peers;
  private final CodeDesk codes;

  CustomerController(
      FairQueue fairQueue,
      Sessions sessions,
      SignInLimits limits,
      PeerAddress peers,
      CodeDesk codes) {
    this.codes = codes;
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
    return new CodeRequested(codes.request(new EmailAddress(request.email()), call));
  }

  @Post("/otp/verify")
  FanSession verifyCode(@Valid @Body CodeVerification request, HttpRequest<?> call) {
    return codes.verify(
        new EmailAddress(request.email()),
        request.requestId(),
        new OneTimeCode(request.otp()),
        call);
  }
}
