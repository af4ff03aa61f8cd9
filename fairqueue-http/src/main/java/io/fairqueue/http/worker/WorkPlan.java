package io.fairqueue.http.worker;

import io.fairqueue.FairQueue;
import io.fairqueue.Ticks;
import io.fairqueue.http.infrastructure.Infrastructure;
import io.fairqueue.http.message.MessageMetrics;
import io.fairqueue.http.outage.Outages;
import io.fairqueue.port.FailureListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What this server does by itself, and how often. */
@Factory
final class WorkPlan {

  private static final Duration SOON = Duration.ofMillis(250);
  private static final Duration OFTEN = Duration.ofMillis(500);
  private static final Duration EACH_SECOND = Duration.ofSeconds(1);
  private static final Duration NOW_AND_THEN = Duration.ofSeconds(5);
  private static final Duration CLOCK = Duration.ofSeconds(10);
  private static final Duration EACH_MINUTE = Duration.ofMinutes(1);

  @Singleton
  Workers workers(
      FairQueue fairQueue,
      Infrastructure infrastructure,
      FailureListener failures,
      MessageMetrics messages,
      Outages outages,
      MeterRegistry metrics) {
    Ticks ticks = fairQueue.ticks();
    TimeGauge.builder(
            "fairqueue.log.lag", ticks, TimeUnit.MILLISECONDS, each -> each.logLag().toMillis())
        .description("How far the public log lags behind its line that lags most")
        .register(metrics);
    return new Workers(
        List.of(
            new Work("admissions", SOON, ticks::admissions),
            new Work("draws", OFTEN, ticks::draws),
            new Work("near turns", NOW_AND_THEN, ticks::nearTurns),
            new Work("presence", OFTEN, ticks::presence),
            new Work("entries", OFTEN, ticks::entries),
            new Work("claims", OFTEN, ticks::claims),
            new Work("clearing", OFTEN, ticks::clearUp),
            new Work("accounts", OFTEN, ticks::accounts),
            new Work("webhooks", OFTEN, ticks::webhooks),
            new Work("payments", EACH_SECOND, ticks::payments),
            new Work("refunds", EACH_SECOND, ticks::refunds),
            new Work("lines", OFTEN, ticks::lines),
            new Work("sessions", OFTEN, ticks::sessions),
            new Work("stats", NOW_AND_THEN, ticks::stats),
            new Work("samples", EACH_SECOND, ticks::samples),
            new Work("stock", NOW_AND_THEN, ticks::stock),
            new Work("public logs", OFTEN, ticks::publicLogs),
            new Work("witnesses", EACH_SECOND, ticks::witnesses),
            new Work("told stock", NOW_AND_THEN, ticks::toldStock),
            new Work("sold units", NOW_AND_THEN, ticks::soldUnits),
            new Work("lanes", NOW_AND_THEN, ticks::lanes),
            new Work("outbox", SOON, ticks::outbox),
            new Work("deliveries", SOON, ticks::startDeliveries),
            new Work("backlog", NOW_AND_THEN, () -> messages.refresh(ticks.areMessagesIdle())),
            new Work("pictures", NOW_AND_THEN, ticks::pictures),
            new Work("outages", EACH_SECOND, outages::look),
            new Work("keys", OFTEN, infrastructure.keys()::refresh),
            new Work("clock", CLOCK, infrastructure.clock()::refresh),
            new Work("retention", EACH_MINUTE, ticks::retention)),
        failures,
        metrics);
  }
}
