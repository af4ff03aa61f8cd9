package io.fairqueue.http.realtime;

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
  private final Counter noticesDropped;
  private final Map<Farewell, Counter> dropped = new EnumMap<>(Farewell.class);

  PushMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.pushed = registry.counter("fairqueue.sockets.pushed");
    this.noticesDropped = registry.counter("fairqueue.notices.dropped");
    for (Farewell farewell : Farewell.values()) {
      dropped.put(
          farewell,
          registry.counter(
              "fairqueue.sockets.dropped", "reason", farewell.name().toLowerCase(Locale.ROOT)));
    }
  }

  /** A message was handed to a connection. */
  void pushed() {
    pushed.increment();
  }

  /** A connection was closed from here. */
  void dropped(Farewell farewell) {
    Counter counter = dropped.get(farewell);
    if (counter != null) {
      counter.increment();
    }
  }

  /** A notice found its buffer full; the sweep makes up for it. */
  void noticeDropped() {
    noticesDropped.increment();
  }

  void countOpen(Rooms rooms) {
    registry.gauge("fairqueue.sockets.open", rooms, Rooms::size);
  }
}
