package io.fairqueue.http.limit;

import io.fairqueue.http.config.RateLimits;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.metric.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Refuses calls beyond a limit, and counts the refusals. */
@Singleton
final class TooOften {

  private final MeterRegistry metrics;

  TooOften(ServerConfig config, MeterRegistry metrics) {
    this.metrics = metrics;
    RateLimits limits = config.rateLimits();
    Metric.RATE_LIMIT.show(metrics, limits::perAddress, "address");
    Metric.RATE_LIMIT.show(metrics, limits::perAccount, "account");
    Metric.RATE_LIMIT.show(metrics, limits::logins, "login");
    Metric.RATE_LIMIT.show(metrics, limits::codes, "codes");
    Metric.RATE_LIMIT.show(metrics, limits::failuresPerNetwork, "failures");
  }

  ProblemException refused(String limit, Duration wait) {
    Metric.RATE_LIMITED.counter(metrics, limit).increment();
    return new ProblemException(Problem.of(Refusal.RATE_LIMITED), wait);
  }
}
