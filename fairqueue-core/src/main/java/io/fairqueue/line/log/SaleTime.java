package io.fairqueue.line.log;

import io.fairqueue.domain.Pauses;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * The clock of a sale: wall-clock time less all paused time before it, in milliseconds. It never
 * goes back, and stands still in a pause; so what is written down in sale time needs no update when
 * a sale goes on. Pauses that clocks let overlap count once.
 */
public final class SaleTime {

  /** A sale that was never paused. */
  public static final SaleTime UNPAUSED = new SaleTime(List.of());

  // Ascending, apart from each other.
  private final List<Span> paused;

  private SaleTime(List<Span> paused) {
    this.paused = paused;
  }

  /**
   * The clock of a sale that was paused.
   *
   * @param pauses those that are over, in any order
   * @param pausedSince when the pause began that is not over; empty if there is none
   */
  public static SaleTime of(List<Pauses.Pause> pauses, OptionalLong pausedSince) {
    List<Span> spans = new ArrayList<>();
    pauses.forEach(
        pause ->
            spans.add(new Span(pause.beganAt().toEpochMilli(), pause.endedAt().toEpochMilli())));
    pausedSince.ifPresent(since -> spans.add(new Span(since, Long.MAX_VALUE)));
    return new SaleTime(merge(spans));
  }

  /** The sale's time at this moment. */
  public long at(long wall) {
    long time = wall;
    for (Span span : paused) {
      if (span.from >= wall) {
        break;
      }
      time -= Math.min(wall, span.to) - span.from;
    }
    return time;
  }

  /** The first moment at which the sale's time is this one; empty while a pause keeps it off. */
  public OptionalLong wall(long time) {
    long wall = time;
    for (Span span : paused) {
      if (span.from >= wall) {
        break;
      }
      if (span.to == Long.MAX_VALUE) {
        return OptionalLong.empty();
      }
      wall += span.to - span.from;
    }
    return OptionalLong.of(wall);
  }

  private static List<Span> merge(List<Span> spans) {
    List<Span> merged = new ArrayList<>();
    spans.sort(Comparator.comparingLong(Span::from));
    for (Span span : spans) {
      Span last = merged.isEmpty() ? null : merged.getLast();
      if (span.to <= span.from) {
        continue;
      }
      if (last == null || span.from > last.to) {
        merged.add(span);
      } else {
        merged.set(merged.size() - 1, new Span(last.from, Math.max(last.to, span.to)));
      }
    }
    return List.copyOf(merged);
  }

  private record Span(long from, long to) {}
}
