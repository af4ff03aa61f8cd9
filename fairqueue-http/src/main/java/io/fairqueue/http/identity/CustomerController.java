package io.fairqueue.http.identity;

import io.fairqueue.Accounts;
import io.fairqueue.FairQueue;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.http.limits.Limits;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
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
@Controller("/api/v1/auth/customer")
@ExecuteOn(TaskExecutors.BLOCKING)
class CustomerController {

  private final Accounts accounts;
  private final Sessions sessions;
  private final Limits limits;
  private final Refusals refusals;

  CustomerController(FairQueue fairQueue, Sessions sessions, Limits limits, Refusals refusals) {
    this.accounts = fairQueue.accounts();
    this.sessions = sessions;
    this.limits = limits;
    this.refusals = refusals;
  }

  @Post("/register")
  @Status(HttpStatus.CREATED)
  FanSession register(@Valid @Body RegisterRequest request) {
    return accounts
        .register(request.name(), new EmailAddress(request.email()), request.password())
        .map(sessions::open)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.CONFLICT, "EMAIL_TAKEN", "This mail address has an account."));
  }

  @Post("/login")
  FanSession login(@Valid @Body LoginRequest request) {
    EmailAddress email = new EmailAddress(request.email());
    limits.login(email);
    return accounts
        .loginCustomer(email, request.password())
        .map(sessions::open)
        .orElseThrow(refusals::credentials);
  }

  @Post("/otp/request")
  @Status(HttpStatus.ACCEPTED)
  void requestCode(@Valid @Body CodeRequest request) {
    EmailAddress email = new EmailAddress(request.email());
    limits.code(email);
    if (!accounts.requestCode(email)) {
      throw new ProblemException(
          HttpStatus.SERVICE_UNAVAILABLE, "MAIL_NOT_CONFIGURED", "No mail can be sent from here.");
    }
  }

  @Post("/otp/verify")
  FanSession verifyCode(@Valid @Body CodeVerification request) {
    EmailAddress email = new EmailAddress(request.email());
    limits.login(email);
    return accounts
        .verifyCode(email, request.otp())
        .map(sessions::open)
        .orElseThrow(refusals::code);
  }
}
