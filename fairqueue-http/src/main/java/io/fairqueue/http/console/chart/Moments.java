package io.fairqueue.http.console.chart;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The rows of a table: moments that are round by the event's own clock, and the last one. */
final class Moments {

  /** More are not read. */
  private static final int MAX_ROWS = 30;

  private static final List<Duration> STEPS =
      Stream.concat(
              Stream.of(1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720).map(Duration::ofMinutes),
              Stream.of(1, 2, 7, 14).map(Duration::ofDays))
          .toList();

  private Moments() {}

  /** How far apart they are. */
  static Duration stepOf(ChartRange range) {
    return STEPS.stream()
        .filter(step -> range.length().dividedBy(step) <= MAX_ROWS)
        .findFirst()
        .orElseGet(STEPS::getLast);
  }

  static List<Instant> of(ChartRange range, ZoneId zone) {
    long step = stepOf(range).toSeconds();
    long offset = zone.getRules().getOffset(range.from()).getTotalSeconds();
    long first = Math.ceilDiv(range.from().getEpochSecond() + offset, step) * step - offset;
    List<Instant> moments = new ArrayList<>();
    for (long at = first; at < range.to().getEpochSecond(); at += step) {
      moments.add(Instant.ofEpochSecond(at));
    }
    moments.add(range.to());
    return moments;
  }
}
