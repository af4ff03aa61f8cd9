package io.fairqueue.event;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitStatus;
import io.fairqueue.port.EventQuery;
import io.fairqueue.port.EventStats;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.Parts;
import io.fairqueue.port.SeatChange;
import io.fairqueue.port.SeatStore;
import io.fairqueue.port.SeatStore.AddSeatsOutcome;
import io.fairqueue.port.SeatStore.ChangeSeatOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Events and their stock. */
public final class Events {

  private final CreateEvent create;
  private final ShowEvent show;
  private final ListEvents list;
  private final MoveEvent move;
  private final ReviseEvent revise;
  private final DeleteEvent delete;
  private final AddSeats addSeats;
  private final ShowStats stats;
  private final ChangeSeats changeSeats;
  private final SeatStore seats;
  private final IdSource ids;
  private final InstantSource time;

  public Events(Parts parts) {
    var store = parts.stores().events();
    this.ids = parts.ids();
    this.time = parts.time();
    this.create = new CreateEvent(store, ids, time);
    this.show = new ShowEvent(parts.eventReads(), store);
    this.list = new ListEvents(parts.eventReads(), store);
    this.move = new MoveEvent(parts);
    this.revise = new ReviseEvent(parts.stores(), parts.notifier(), time);
    this.delete = new DeleteEvent(parts.stores(), parts.notifier(), time);
    this.addSeats = new AddSeats(parts.stores(), parts.notifier(), time);
    this.changeSeats = new ChangeSeats(parts.stores(), parts.notifier(), time);
    this.stats = new ShowStats(parts.stores(), time);
    this.seats = parts.stores().seats();
  }

  public Event.Draft create(OrganizerId owner, EventDetails details) {
    return create.create(owner, details);
  }

  /** Puts so many equal tickets on sale from now on, under the default policy. */
  public EventId open(OrganizerId owner, String name, int tickets, Money price, Duration sale) {
    Instant now = time.instant();
    var tier = new Tier(new TierId(ids.next()), "General", Seating.GENERAL, tickets, price.minor());
    var details = EventDetails.of(name, now, now.plus(sale), price.currency(), List.of(tier));
    EventId id = create(owner, details).id();
    activate(new Actor(owner, false), id);
    return id;
  }

  public Optional<EventView> show(EventId id, @Nullable Actor viewer) {
    return show.show(id, viewer);
  }

  public Page<EventView> list(EventQuery query) {
    return list.list(query);
  }

  public Permitted<Change> activate(Actor actor, EventId id) {
    return move.activate(actor, id);
  }

  public Permitted<Change> pause(Actor actor, EventId id) {
    return pause(actor, id, null);
  }

  /**
   * Stops joins and admissions.
   *
   * @param reason what fans are told; null for nothing
   */
  public Permitted<Change> pause(Actor actor, EventId id, @Nullable String reason) {
    return move.pause(actor, id, reason);
  }

  public Permitted<Change> resume(Actor actor, EventId id) {
    return move.resume(actor, id);
  }

  public Permitted<Change> end(Actor actor, EventId id) {
    return move.end(actor, id);
  }

  public Permitted<Change> cancel(Actor actor, EventId id, String reason) {
    return move.cancel(actor, id, reason);
  }

  /** Changes details and stock; {@code change} makes the new details from the present ones. */
  public Permitted<Revision> revise(Actor actor, EventId id, UnaryOperator<EventDetails> change) {
    return revise(actor, id, edition -> true, change);
  }

  /** The same, unless somebody edited the event meanwhile: its edition must fit the condition. */
  public Permitted<Revision> revise(
      Actor actor, EventId id, LongPredicate condition, UnaryOperator<EventDetails> change) {
    return revise.revise(actor, id, condition, change);
  }

  public Permitted<Change> delete(Actor actor, EventId id) {
    return delete.delete(actor, id);
  }

  public Permitted<AddSeatsOutcome> addSeats(
      Actor actor, EventId id, TierId tier, List<Seat> added) {
    return addSeats.add(actor, id, tier, added);
  }

  /** Changes a seat that nobody has. */
  public Permitted<ChangeSeatOutcome> changeSeat(
      Actor actor, EventId id, UnitId unit, SeatChange change) {
    return changeSeats.change(actor, id, unit, change);
  }

  /** Takes a seat away that nobody has. */
  public Permitted<ChangeSeatOutcome> removeSeat(Actor actor, EventId id, UnitId unit) {
    return changeSeats.remove(actor, id, unit);
  }

  /** A page of an event's seats; all of them where {@code status} is null. */
  public Page<SeatUnit> seats(EventId id, @Nullable UnitStatus status, PageRequest page) {
    return seats.list(id, status, page);
  }

  public Permitted<EventStats> stats(Actor actor, EventId id) {
    return stats.show(actor, id);
  }

  /** What became of moving an event from one state to another, or of deleting it. */
  public sealed interface Change {

    /**
     * It is done.
     *
     * @param warnings what people may want to know, although nothing stands against it
     */
    record Changed(Event event, List<EventWarning> warnings) implements Change {

      public Changed {
        warnings = List.copyOf(warnings);
      }

      public Changed(Event event) {
        this(event, List.of());
      }
    }

    /** The event's state does not allow it. */
    record InvalidTransition(Event event) implements Change {}
  }

  /** What became of editing an event. */
  public sealed interface Revision {

    record Revised(Event event) implements Revision {}

    /** Somebody edited it since the caller looked. */
    record Stale(Event event) implements Revision {}

    /** The sale is over, and more than texts and dates would change. */
    record InvalidTransition(Event event) implements Revision {}

    /** The tier holds and sold more than it would have. */
    record CapacityBelowSold(TierId tier) implements Revision {}
  }
}
