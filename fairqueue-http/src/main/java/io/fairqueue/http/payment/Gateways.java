package io.fairqueue.http.payment;

import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import java.time.Duration;

/** What is told of a gateway that can't be used. */
final class Gateways {

  private static final Duration RETRY = Duration.ofSeconds(5);

  private Gateways() {}

  static ProblemException unavailable() {
    return new ProblemException(Problem.of(Refusal.GATEWAY_UNAVAILABLE), RETRY);
  }

  static ProblemException notConfigured() {
    return new ProblemException(Refusal.GATEWAY_NOT_CONFIGURED);
  }
}
