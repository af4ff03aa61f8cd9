package io.fairqueue.http.limits;

import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Refuses who calls too often, and counts it. */
@Singleton
final class TooOften {

  private final MeterRegistry metrics;

  TooOften(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  ProblemException refused(String limit, Duration wait) {
    metrics.counter("fairqueue.rate.limited", "limit", limit).increment();
    return new ProblemException(
        Problem.of(
            HttpStatus.TOO_MANY_REQUESTS, "RATE_LIMITED", "That is too often. Come again later."),
        wait);
  }
}
