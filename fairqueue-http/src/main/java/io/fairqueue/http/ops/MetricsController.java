package io.fairqueue.http.ops;

import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The metrics in Prometheus' form, for this very machine only. */
@AnswersProblems
@Controller("/metrics")
class MetricsController {

  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry metrics;

  MetricsController(PrometheusMeterRegistry metrics) {
    this.metrics = metrics;
  }

  @Get
  @Produces(TEXT)
  @ExecuteOn(TaskExecutors.BLOCKING)
  String scrape(HttpRequest<?> request) {
    if (!PeerAddress.isThisMachine(request)) {
      throw new ProblemException(
          HttpStatus.FORBIDDEN, "FORBIDDEN", "Metrics are read on the server's own machine.");
    }
    return metrics.scrape();
  }
}
