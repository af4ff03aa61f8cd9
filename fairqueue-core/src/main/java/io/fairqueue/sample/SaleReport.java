package io.fairqueue.sample;

import io.fairqueue.domain.DropOff;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.Turnout;
import io.fairqueue.domain.door.DoorCount;
import io.fairqueue.domain.sample.LineSample;
import io.fairqueue.port.EventStats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How a sale went, or goes.
 *
 * @param at when these were its figures
 * @param turnout what became of the admissions that are over
 * @param dropOff of those who left before their turn
 * @param door who came in with a ticket so far
 * @param step how far apart samples are at most, where something changed
 * @param course its samples, the oldest first; empty while there are none
 */
public record SaleReport(
    Event event,
    Instant at,
    List<TierAvailability> stock,
    EventStats stats,
    Turnout turnout,
    DropOff dropOff,
    DoorCount door,
    Duration step,
    List<LineSample> course) {

  public SaleReport {
    stock = List.copyOf(stock);
    course = List.copyOf(course);
  }
}
