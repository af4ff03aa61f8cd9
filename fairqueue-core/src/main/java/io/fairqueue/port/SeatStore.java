package io.fairqueue.port;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The seats of reserved tiers. Thread-safe. */
public interface SeatStore {

  /**
   * Adds free units to a reserved tier, all or none.
   *
   * <p>Atomic, also against a change of the tier's capacity. A label that the event has already, or
   * that comes twice, gets {@link AddSeatsOutcome.SeatExists}; more than the tier's capacity {@link
   * AddSeatsOutcome.OverCapacity}, as does a tier that is gone: it has room for none. Nothing is
   * added then. Repeating answers {@code SeatExists}.
   */
  AddSeatsOutcome add(EventId event, TierId tier, List<Seat> seats);

  /**
   * A page of an event's seats in the order in which they were added.
   *
   * @param status null for all
   */
  Page<SeatUnit> list(EventId event, @Nullable UnitStatus status, PageRequest page);
}
