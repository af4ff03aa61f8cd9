package io.fairqueue.http.limit;

import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Refuses calls beyond a limit, and counts the refusals. */
@Singleton
final class TooOften {

  private final MeterRegistry metrics;

  TooOften(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  ProblemException refused(String limit, Duration wait) {
    metrics.counter("fairqueue.rate.limited", "limit", limit).increment();
    return new ProblemException(Problem.of(Refusal.RATE_LIMITED), wait);
  }
}
