package io.fairqueue.http.payments;

import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.micronaut.http.HttpStatus;
import java.time.Duration;

/** What is told of a gateway that can't be used. */
final class Gateways {

  private static final Duration RETRY = Duration.ofSeconds(5);

  private Gateways() {}

  static ProblemException unavailable() {
    return new ProblemException(
        Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "GATEWAY_UNAVAILABLE",
            "The gateway did not answer; your hold goes on."),
        RETRY);
  }

  static ProblemException notConfigured() {
    return new ProblemException(
        HttpStatus.SERVICE_UNAVAILABLE, "GATEWAY_NOT_CONFIGURED", "Nobody takes money here.");
  }
}
