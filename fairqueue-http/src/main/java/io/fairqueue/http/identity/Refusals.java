package io.fairqueue.http.identity;

import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
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
    return new ProblemException(Refusal.INVALID_CREDENTIALS);
  }

  ProblemException code() {
    count("code");
    return new ProblemException(Refusal.INVALID_OTP);
  }

  private void count(String by) {
    metrics.counter("fairqueue.logins.refused", "by", by).increment();
  }
}
