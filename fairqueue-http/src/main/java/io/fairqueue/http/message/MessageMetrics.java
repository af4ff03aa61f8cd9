package io.fairqueue.http.message;

import io.fairqueue.domain.message.Channel;
import io.fairqueue.metric.Metric;
import io.fairqueue.port.Stores;
import io.fairqueue.port.message.Deliveries.Backlog;
import io.fairqueue.port.message.Outbox.Waiting;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
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
    Metric.OUTBOX_UNRELAYED.show(metrics, () -> outbox.rows());
    Metric.OUTBOX_AGE.show(metrics, () -> since(outbox.oldest()));
    for (Channel channel : Channel.values()) {
      String name = channel.wireName();
      Metric.DELIVERIES_WAITING.show(metrics, () -> backlog(channel).waiting(), name);
      Metric.DELIVERIES_DEAD.show(metrics, () -> backlog(channel).dead(), name);
      Metric.DELIVERIES_OVERDUE.show(metrics, () -> since(backlog(channel).oldestDue()), name);
    }
  }

  private Backlog backlog(Channel channel) {
    return backlog.getOrDefault(channel, NOTHING);
  }

  private double since(@Nullable Instant moment) {
    return moment == null
        ? 0
        : Math.max(0, Duration.between(moment, time.instant()).toMillis() / 1_000.0);
  }
}
