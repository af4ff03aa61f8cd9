package io.fairqueue.http.seat;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.SectionStock;
import io.fairqueue.domain.UnitId;
import io.fairqueue.event.Events;
import io.fairqueue.http.recent.RecentSeats;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Seats for those who look at them, by the API and on pages. Thread-safe; blocks. */
@Singleton
public final class SeatDesk {

  private final Events events;
  private final RecentSeats recent;

  SeatDesk(FairQueue fairQueue, RecentSeats recent) {
    this.events = fairQueue.events();
    this.recent = recent;
  }

  /** An event's sections, as they were a moment ago. */
  public List<SectionStock> sections(EventId event) {
    return recent.sections(event);
  }

  /** A section's seats, as they were a moment ago; none for an unknown one. */
  public List<SeatUnit> section(EventId event, String name) {
    return recent.section(event, name);
  }

  /** Those of these units that are seats of the event, as they are now. */
  public List<SeatUnit> seats(EventId event, Collection<UnitId> units) {
    return events.seats(event, units);
  }

  /**
   * The seats that units still are by their labels: one that was given back may be called something
   * else by now, and places of general tiers are none.
   */
  public Map<UnitId, SeatUnit> labelled(EventId event, Map<UnitId, String> labels) {
    return seats(event, labels.keySet()).stream()
        .filter(seat -> label(seat).equals(labels.get(seat.unitId())))
        .collect(Collectors.toMap(SeatUnit::unitId, seat -> seat));
  }

  private static String label(SeatUnit seat) {
    return new Seat(seat.section(), seat.row(), seat.number(), null).label();
  }
}
