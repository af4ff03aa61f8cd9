package io.fairqueue.http.page.seat;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.UnitId;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.seat.SeatDesk;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** What people hold or have bought, in their own language. Thread-safe; blocks. */
@Singleton
public final class UnitLabels {

  private final SeatDesk seats;

  UnitLabels(SeatDesk seats) {
    this.seats = seats;
  }

  /**
   * The labels of an event's units as the reader says them; what is no seat keeps its own.
   *
   * @param labels as they were stored
   */
  public Map<UnitId, String> all(Event event, Map<UnitId, String> labels, Visit visit) {
    if (!event.details().hasSeats()) {
      return labels;
    }
    Map<UnitId, String> said = new HashMap<>(labels);
    Map<UnitId, SeatUnit> known = seats.labelled(event.id(), labels);
    known.forEach((unit, seat) -> said.put(unit, SeatNames.full(seat, visit)));
    return said;
  }
}
