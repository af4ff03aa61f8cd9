package io.fairqueue.http.metric;

import io.fairqueue.domain.EventId;
import io.fairqueue.metric.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How many wait in each line: of the longest ones, and of all others together, so that a server
 * with thousands of events has no more than some dozens of series. Not thread-safe.
 */
public final class LineLengths {

  private static final String OTHERS = "other";

  private final Supplier<Map<EventId, Long>> lines;
  private final MultiGauge lengths;

  /**
   * @param lines how many wait now, by event
   */
  public LineLengths(Supplier<Map<EventId, Long>> lines, MeterRegistry metrics) {
    this.lines = lines;
    this.lengths =
        MultiGauge.builder(Metric.LINE_LENGTH.meter())
            .description(Metric.LINE_LENGTH.means())
            .register(metrics);
    Metric.LINES.show(metrics, () -> lines.get().size());
  }

  /** Shows how it is now. */
  public void refresh() {
    List<Map.Entry<EventId, Long>> longest =
        lines.get().entrySet().stream()
            .sorted(
                Map.Entry.<EventId, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey(BY_ID)))
            .toList();
    int shown = Math.min(Metric.MAX_EVENTS, longest.size());
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    longest
        .subList(0, shown)
        .forEach(line -> rows.add(row(line.getKey().value().toString(), line.getValue())));
    rows.add(
        row(
            OTHERS,
            longest.subList(shown, longest.size()).stream().mapToLong(Map.Entry::getValue).sum()));
    lengths.register(rows, true);
  }

  private static final Comparator<EventId> BY_ID = Comparator.comparing(EventId::value);

  private static MultiGauge.Row<Number> row(String event, long length) {
    return MultiGauge.Row.of(Metric.LINE_LENGTH.tags(event), length);
  }
}
