package io.fairqueue.http.realtime;

import io.fairqueue.metric.Metric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Figures of what is pushed. Thread-safe. */
@Singleton
final class PushMetrics {

  private final MeterRegistry registry;
  private final Counter pushed;
  private final Map<CloseCause, Counter> dropped = new EnumMap<>(CloseCause.class);

  PushMetrics(MeterRegistry registry) {
    this.registry = registry;
    // Known with or without Redis, which alone has notices to drop.
    var unused = Metric.NOTICES_DROPPED.counter(registry);
    this.pushed = Metric.SOCKETS_PUSHED.counter(registry);
    for (CloseCause cause : CloseCause.values()) {
      dropped.put(
          cause, Metric.SOCKETS_DROPPED.counter(registry, cause.name().toLowerCase(Locale.ROOT)));
    }
  }

  /** A message was handed to a connection. */
  void pushed() {
    pushed.increment();
  }

  /** A connection was closed from here. */
  void dropped(CloseCause cause) {
    Counter counter = dropped.get(cause);
    if (counter != null) {
      counter.increment();
    }
  }

  void countOpen(Rooms rooms) {
    Metric.SOCKETS_OPEN.show(registry, rooms::size);
    Metric.SOCKETS_LIMIT.show(registry, () -> Rooms.MAX);
  }
}
