package io.fairqueue.http.identity;

import io.fairqueue.http.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/** Refuses who can't prove who they are: counted, and not worth a line in the log. */
@Singleton
final class Refusals {

  private final MeterRegistry metrics;

  Refusals(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  ProblemException credentials() {
    count("password");
    return new ProblemException(
        HttpStatus.UNAUTHORIZED, "INVALID_CREDENTIALS", "Mail address or password is wrong.");
  }

  ProblemException code() {
    count("code");
    return new ProblemException(
        HttpStatus.UNAUTHORIZED, "INVALID_OTP", "The code is wrong, used or too old.");
  }

  private void count(String by) {
    metrics.counter("fairqueue.logins.refused", "by", by).increment();
  }
}
