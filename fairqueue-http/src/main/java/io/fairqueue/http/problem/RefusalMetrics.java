package io.fairqueue.http.problem;

import io.fairqueue.metric.Metric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the problems that requests end with, by their code. Thread-safe, without locks. */
@Singleton
public final class RefusalMetrics {

  private final MeterRegistry metrics;
  private final Map<String, Counter> refusals = new ConcurrentHashMap<>();

  public RefusalMetrics(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  void count(Problem problem) {
    Counter counter = refusals.get(problem.code());
    if (counter == null) {
      counter =
          refusals.computeIfAbsent(problem.code(), code -> Metric.REFUSALS.counter(metrics, code));
    }
    counter.increment();
  }
}
