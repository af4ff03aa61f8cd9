package io.fairqueue.http.worker;

import io.fairqueue.FairQueue;
import io.fairqueue.Tick;
import io.fairqueue.Ticks;
import io.fairqueue.http.infrastructure.Infrastructure;
import io.fairqueue.http.message.MessageMetrics;
import io.fairqueue.http.metric.LineLengths;
import io.fairqueue.http.outage.Outages;
import io.fairqueue.metric.Metric;
import io.fairqueue.port.FailureListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What this server does by itself, and how often. */
@Factory
final class WorkPlan {

  private static final Duration OFTEN = Duration.ofMillis(500);
  private static final Duration EACH_SECOND = Duration.ofSeconds(1);
  private static final Duration NOW_AND_THEN = Duration.ofSeconds(5);
  private static final Duration CLOCK = Duration.ofSeconds(10);
  private static final double MILLIS = 1_000;

  @Singleton
  Workers workers(
      FairQueue fairQueue,
      Infrastructure infrastructure,
      FailureListener failures,
      MessageMetrics messages,
      LineLengths lengths,
      Outages outages,
      MeterRegistry metrics) {
    Ticks ticks = fairQueue.ticks();
    Metric.LOG_LAG.show(metrics, ticks, each -> each.logLag().toMillis() / MILLIS);
    List<Tick> plan = new ArrayList<>(ticks.all());
    plan.add(new Tick("backlog", NOW_AND_THEN, () -> messages.refresh(ticks.areMessagesIdle())));
    plan.add(new Tick("lengths", NOW_AND_THEN, lengths::refresh));
    plan.add(new Tick("outages", EACH_SECOND, outages::look));
    plan.add(new Tick("keys", OFTEN, infrastructure.keys()::refresh));
    plan.add(new Tick("clock", CLOCK, infrastructure.clock()::refresh));
    return new Workers(plan, failures, metrics);
  }
}
