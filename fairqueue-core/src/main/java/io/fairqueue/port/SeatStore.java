package io.fairqueue.port;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.PriceRange;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.SectionStock;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitStatus;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The seats of reserved tiers. Thread-safe. */
public interface SeatStore {

  /**
   * Adds free units to a reserved tier, all or none.
   *
   * <p>Atomic, also against a change of the tier's capacity. A seat that the event has already, or
   * that comes twice, however it is written (see {@link io.fairqueue.domain.SeatPlace}), gets
   * {@link AddSeatsOutcome.SeatExists}; more than the tier's capacity {@link
   * AddSeatsOutcome.OverCapacity}, as does a tier that is gone: it has room for none. Nothing is
   * added then. Repeating answers {@code SeatExists}.
   *
   * <p>Done once under one {@link Operation}.
   */
  AddSeatsOutcome add(EventId event, TierId tier, List<Seat> seats);

  /**
   * Adds units to reserved tiers, all or none, free or blocked; or only looks at what would become
   * of them.
   *
   * <p>Atomic, as {@link #add}. Repeating answers {@link ImportOutcome.Refused}. A dry run changes
   * nothing.
   *
   * <p>Done once under one {@link Operation}.
   */
  ImportOutcome importSeats(EventId event, SeatPlan plan);

  /**
   * Changes a seat that is neither held nor sold: its label, its price, whether it is for sale.
   *
   * <p>Atomic, also against holds: a hold that comes first leaves {@link ChangeSeatOutcome.Taken}.
   * All or nothing; repeating is safe.
   */
  ChangeSeatOutcome change(EventId event, UnitId unit, SeatChange change);

  /**
   * Takes a seat away that is neither held nor sold. Atomic, also against holds; repeating answers
   * {@link ChangeSeatOutcome.NotFound}.
   */
  ChangeSeatOutcome remove(EventId event, UnitId unit);

  /**
   * A page of an event's seats in natural order: row 2 before row 10, row Z before row AA.
   *
   * @param status null for all
   */
  List<SeatUnit> page(EventId event, @Nullable UnitStatus status, PageRequest page);

  /** An event's sections with what is free in each, in natural order. One plain read. */
  List<SectionStock> sections(EventId event);

  /**
   * A section's seats, in natural order; none for an unknown one. One plain read.
   *
   * @param section its name, however it is written
   */
  List<SeatUnit> section(EventId event, String section);

  /**
   * What the seats of each tier cost, those left out that are not for sale; nothing for a tier
   * without any. One plain read.
   */
  Map<TierId, PriceRange> prices(EventId event);

  /** Those of these units that are seats of the event, in natural order. One plain read. */
  List<SeatUnit> named(EventId event, Collection<UnitId> units);

  /**
   * How many seats an event has.
   *
   * @param status null for all
   */
  long count(EventId event, @Nullable UnitStatus status);

  /** The page with the count: each is true, but of a moment of its own. */
  default Page<SeatUnit> list(EventId event, @Nullable UnitStatus status, PageRequest page) {
    return new Page<>(page(event, status, page), page, count(event, status));
  }

  /** What became of adding seats. */
  public sealed interface AddSeatsOutcome {

    record Added(int count) implements AddSeatsOutcome {}

    record SeatExists(String label) implements AddSeatsOutcome, Unchanged {}

    record OverCapacity(int capacity) implements AddSeatsOutcome, Unchanged {}

    /** No tier of this event, or not a reserved one. */
    record TierNotFound() implements AddSeatsOutcome, Unchanged {}

    /** The sale is over; said by the door, not by a store. */
    record SaleOver() implements AddSeatsOutcome, Unchanged {}
  }

  /** What became, or would become, of a plan. */
  public sealed interface ImportOutcome {

    record Imported(int count) implements ImportOutcome {}

    /**
     * The plan does not fit the event.
     *
     * @param existing the positions, from 0, of seats that the event has already or that come
     *     twice; the first {@value #MAX_EXISTING} of them
     * @param full how many more the tiers have room for that have too little; none for a tier that
     *     the event doesn't have
     */
    record Refused(List<Integer> existing, Map<TierId, Integer> full)
        implements ImportOutcome, Unchanged {

      /** How many positions are named. */
      public static final int MAX_EXISTING = 100;

      public Refused {
        existing = List.copyOf(existing);
        full = Map.copyOf(full);
      }
    }

    /** The sale is over; said by the door, not by a store. */
    record SaleOver() implements ImportOutcome, Unchanged {}
  }

  /** What became of changing or removing a seat. */
  public sealed interface ChangeSeatOutcome {

    /**
     * It is done.
     *
     * @param seat as it is now, or as it was when it went
     */
    record Done(SeatUnit seat) implements ChangeSeatOutcome {}

    /** The event has no such seat. */
    record NotFound() implements ChangeSeatOutcome, Unchanged {}

    /** It is held or sold. */
    record Taken() implements ChangeSeatOutcome, Unchanged {}

    /** The event has a seat of that name already. */
    record SeatExists(String label) implements ChangeSeatOutcome, Unchanged {}

    /** The sale is over; said by the door, not by a store. */
    record SaleOver() implements ChangeSeatOutcome, Unchanged {}
  }
}
