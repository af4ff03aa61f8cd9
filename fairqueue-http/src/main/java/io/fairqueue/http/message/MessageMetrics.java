package io.fairqueue.http.message;

import io.fairqueue.domain.message.Channel;
import io.fairqueue.port.Stores;
import io.fairqueue.port.message.Deliveries.Backlog;
import io.fairqueue.port.message.Outbox.Waiting;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How many messages wait, since when, and how many are dead; read every few seconds. */
@Singleton
public final class MessageMetrics implements MeterBinder {

  private static final Backlog NOTHING = new Backlog(0, 0, null);

  private final Stores stores;
  private final InstantSource time;
  private volatile Waiting outbox = Waiting.NONE;
  private volatile Map<Channel, Backlog> backlog = Map.of();

  MessageMetrics(Stores stores, InstantSource time) {
    this.stores = stores;
    this.time = time;
  }

  /**
   * Reads again how it stands.
   *
   * @param isIdle whether nothing waits for sure
   */
  public void refresh(boolean isIdle) {
    outbox = isIdle ? Waiting.NONE : stores.outbox().waiting();
    backlog = stores.deliveries().backlog(time.instant());
  }

  @Override
  public void bindTo(MeterRegistry metrics) {
    Gauge.builder("fairqueue.outbox.unrelayed", () -> outbox.rows())
        .description("Rows of the outbox that are not handed on yet")
        .register(metrics);
    Gauge.builder("fairqueue.outbox.age", () -> since(outbox.oldest()))
        .baseUnit("seconds")
        .description("How old the oldest of them is")
        .register(metrics);
    for (Channel channel : Channel.values()) {
      gauge(metrics, channel, "waiting", "Deliveries that are to be made", Backlog::waiting);
      gauge(metrics, channel, "dead", "Deliveries that were tried to the end", Backlog::dead);
      Gauge.builder(
              "fairqueue.deliveries.overdue",
              () -> since(backlog.getOrDefault(channel, NOTHING).oldestDue()))
          .tag("channel", channel.wireName())
          .baseUnit("seconds")
          .description("For how long the oldest due delivery has been due")
          .register(metrics);
    }
  }

  private void gauge(
      MeterRegistry metrics,
      Channel channel,
      String name,
      String description,
      ToDoubleFunction<Backlog> value) {
    Gauge.builder(
            "fairqueue.deliveries." + name,
            () -> value.applyAsDouble(backlog.getOrDefault(channel, NOTHING)))
        .tag("channel", channel.wireName())
        .description(description)
        .register(metrics);
  }

  private double since(@Nullable Instant moment) {
    return moment == null
        ? 0
        : Math.max(0, Duration.between(moment, time.instant()).toMillis() / 1_000.0);
  }
}
