package io.fairqueue.http.seat;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.PriceRange;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.SectionStock;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.event.Events;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.recent.RecentSeats;
import io.fairqueue.http.request.SectionName;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.SeatChange;
import io.fairqueue.port.SeatStore.ChangeSeatOutcome;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

  /** The section that addresses name so, as it was a moment ago; empty for none. */
  public Optional<SectionStock> section(EventId event, SectionName name) {
    return recent.section(event, name);
  }

  /** A section's seats, as they were a moment ago; none for an unknown one. */
  public List<SeatUnit> section(EventId event, String name) {
    return recent.section(event, name);
  }

  /** What each tier costs, as it did a moment ago: what its seats do, where it has any for sale. */
  public Map<TierId, PriceRange> prices(Event event) {
    EventDetails details = event.details();
    return details.prices(details.hasSeats() ? recent.prices(event.id()) : Map.of());
  }

  /** The same, where it is known without asking; null for no answer. Never blocks. */
  public @Nullable Map<TierId, PriceRange> peekPrices(Event event) {
    EventDetails details = event.details();
    Map<TierId, PriceRange> own = details.hasSeats() ? recent.peekPrices(event.id()) : Map.of();
    return own == null ? null : details.prices(own);
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
        .filter(seat -> seat.label().equals(labels.get(seat.unitId())))
        .collect(Collectors.toMap(SeatUnit::unitId, seat -> seat));
  }

  /**
   * Keeps seats from sale, or puts them back; those that somebody has stay as they are.
   *
   * @return how many are as they are to be now
   */
  public int block(Caller.Staff staff, EventId event, Collection<UnitId> units, boolean blocked) {
    SeatChange change = new SeatChange(null, null, null, null, blocked);
    int done = 0;
    for (UnitId unit : units) {
      done +=
          switch (Resource.EVENT.require(events.changeSeat(staff.actor(), event, unit, change))) {
            case ChangeSeatOutcome.Done changed -> 1;
            case ChangeSeatOutcome.Taken taken -> 0;
            case ChangeSeatOutcome.NotFound gone -> 0;
            case ChangeSeatOutcome.SeatExists exists -> 0;
            case ChangeSeatOutcome.SaleOver over -> throw new ProblemException(Refusal.SALE_OVER);
          };
    }
    return done;
  }
}
