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
import io.fairqueue.domain.Storefront;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitStatus;
import io.fairqueue.port.EventQuery;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.EventStats;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.Parts;
import io.fairqueue.port.SeatChange;
import io.fairqueue.port.SeatPlan;
import io.fairqueue.port.SeatStore;
import io.fairqueue.port.SeatStore.AddSeatsOutcome;
import io.fairqueue.port.SeatStore.ChangeSeatOutcome;
import io.fairqueue.port.SeatStore.ImportOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Events and their stock.
 *
 * <p>Thread-safe. Methods read or write the stores, and so block; a store in trouble throws {@link
 * io.fairqueue.port.StoreUnavailableException}, and so do too many writers of one event at once.
 * Input that breaks a rule throws {@link io.fairqueue.domain.InvalidInputException}. Acts are for
 * the event's staff, by their rights, and for admins; each leaves an audit row.
 */
public final class Events {

  private final CreateEvent create;
  private final ShowEvent show;
  private final ListEvents list;
  private final MoveEvent move;
  private final ReviseEvent revise;
  private final DeleteEvent delete;
  private final AddSeats addSeats;
  private final ImportSeats importSeats;
  private final ShowStats stats;
  private final ChangeSeats changeSeats;
  private final EventReads reads;
  private final SeatStore seats;
  private final IdSource ids;
  private final InstantSource time;

  /** Joins the verbs to the stores. */
  public Events(Parts parts) {
    this.reads = parts.eventReads();
    this.ids = parts.ids();
    this.time = parts.time();
    this.create = new CreateEvent(parts.stores(), ids, time);
    this.show = new ShowEvent(parts);
    this.list = new ListEvents(parts);
    this.move = new MoveEvent(parts);
    this.revise = new ReviseEvent(parts.stores(), parts.notifier(), time);
    this.delete = new DeleteEvent(parts.stores(), parts.notifier(), time);
    this.addSeats = new AddSeats(parts.stores(), parts.notifier(), time);
    this.importSeats = new ImportSeats(parts.stores(), parts.notifier(), time);
    this.changeSeats = new ChangeSeats(parts.stores(), parts.notifier(), time);
    this.stats = new ShowStats(parts.stores(), time);
    this.seats = parts.stores().seats();
  }

  /**
   * Makes a draft, with its stock. Repeating makes another one, or is {@link Creation.SlugTaken}.
   */
  public Creation create(OrganizerId owner, EventDetails details) {
    return create(new Actor(owner, false), owner, details);
  }

  /** The same by somebody who may do that for another: an operator. */
  public Creation create(Actor actor, OrganizerId owner, EventDetails details) {
    return create.create(actor, owner, details);
  }

  /**
   * Puts this many equal places on sale from now on, under the default policy. Repeating makes
   * another event.
   *
   * @param tickets how many places, in one tier
   * @param price of each
   * @param sale how long the sale lasts
   */
  public EventId open(OrganizerId owner, String name, int tickets, Money price, Duration sale) {
    Instant now = time.instant();
    var tier = new Tier(new TierId(ids.next()), "General", Seating.GENERAL, tickets, price.minor());
    var details = EventDetails.of(name, now, now.plus(sale), price.currency(), List.of(tier));
    return switch (create(owner, details)) {
      case Creation.Created created -> {
        activate(new Actor(owner, false), created.draft().id());
        yield created.draft().id();
      }
      case Creation.SlugTaken taken -> throw new IllegalStateException("it has no slug");
    };
  }

  /**
   * An event with its stock, and what the viewer is on it; empty for an unknown event, and for a
   * draft that the viewer may not see. Organizers see the stored facts, the public what caches show
   * of them.
   *
   * @param viewer null for the public
   */
  public Optional<EventView> show(EventId id, @Nullable Actor viewer) {
    return show.show(id, viewer);
  }

  /** The event that addresses of pages name so, by its id or its slug; drafts too. */
  public Optional<EventId> named(String name) {
    try {
      return Optional.of(EventId.parse(name));
    } catch (IllegalArgumentException noId) {
      return Storefront.isSlug(name) ? reads.findBySlug(name) : Optional.empty();
    }
  }

  /** A page of events with their stock; drafts only where the query may see them. */
  public Page<EventView> list(EventQuery query) {
    return list.list(query);
  }

  /**
   * Puts a draft on sale, with warnings of what may keep people from buying. Any other state is
   * {@link Change.InvalidTransition}; so repeating changes nothing. A lobby that closes in less
   * than ten seconds is {@link Change.LobbyTooShort}.
   */
  public Permitted<Change> activate(Actor actor, EventId id) {
    return move.activate(actor, id);
  }

  /** What may keep people from buying, if the event is put on sale as it is. Changes nothing. */
  public Permitted<List<EventWarning>> warnings(Actor actor, EventId id) {
    return move.warnings(actor, id);
  }

  /** As {@link #pause(Actor, EventId, String)}, without a reason. */
  public Permitted<Change> pause(Actor actor, EventId id) {
    return pause(actor, id, null);
  }

  /**
   * Stops joins and admissions; holds and payments go on. A sale that is not on is {@link
   * Change.InvalidTransition}; so repeating changes nothing.
   *
   * @param reason what fans read; null for nothing
   */
  public Permitted<Change> pause(Actor actor, EventId id, @Nullable String reason) {
    return move.pause(actor, id, reason);
  }

  /**
   * Goes on after a pause, in which neither admissions nor waiting ran out. An event that is not
   * paused is {@link Change.InvalidTransition}.
   */
  public Permitted<Change> resume(Actor actor, EventId id) {
    return move.resume(actor, id);
  }

  /**
   * Ends a sale for good: no new claims, live holds may still be paid. An event that is neither on
   * sale nor paused is {@link Change.InvalidTransition}.
   */
  public Permitted<Change> end(Actor actor, EventId id) {
    return move.end(actor, id);
  }

  /**
   * Cancels an event at once; {@link io.fairqueue.Ticks} release holds, refund sales and close the
   * line. A draft or a cancelled event is {@link Change.InvalidTransition}.
   *
   * @param reason what fans read
   */
  public Permitted<Change> cancel(Actor actor, EventId id, String reason) {
    return move.cancel(actor, id, reason);
  }

  /**
   * Changes details and stock, whatever the edition. Otherwise as {@link #revise(Actor, EventId,
   * LongPredicate, UnaryOperator)}.
   */
  public Permitted<Revision> revise(Actor actor, EventId id, UnaryOperator<EventDetails> change) {
    return revise(actor, id, edition -> true, change);
  }

  /**
   * Changes details and stock. Another writer's change in between is seen: {@code change} is
   * applied again to what is there by then.
   *
   * @param condition whether the present edition may be changed; else {@link Revision.Stale}
   * @param change makes the new details from the present ones; has no other effect
   * @return also {@link Revision.InvalidTransition}, {@link Revision.CapacityBelowSold}, {@link
   *     Revision.SlugTaken}, {@link Revision.DrawFixed} and {@link Revision.LobbyTooShort}
   */
  public Permitted<Revision> revise(
      Actor actor, EventId id, LongPredicate condition, UnaryOperator<EventDetails> change) {
    return revise.revise(actor, id, condition, change);
  }

  /**
   * Deletes a draft; any other state is {@link Change.InvalidTransition}. Repeating answers {@link
   * Permitted.NotFound}.
   */
  public Permitted<Change> delete(Actor actor, EventId id) {
    return delete.delete(actor, id);
  }

  /**
   * Adds seats to a reserved tier, all or none, up to 20,000 at once. Repeating answers {@link
   * AddSeatsOutcome.SeatExists}.
   *
   * @return also {@link AddSeatsOutcome.TierNotFound}, {@link AddSeatsOutcome.OverCapacity} and
   *     {@link AddSeatsOutcome.SaleOver}
   */
  public Permitted<AddSeatsOutcome> addSeats(
      Actor actor, EventId id, TierId tier, List<Seat> added) {
    return addSeats.add(actor, id, tier, added);
  }

  /**
   * Adds seats to reserved tiers, all or none, up to 100,000 at once; or only looks at what would
   * become of them. Repeating answers {@link ImportOutcome.Refused}.
   *
   * @param plan makes the plan of what the event is like; asked only for who may add seats
   * @return also {@link ImportOutcome.SaleOver}
   */
  public Permitted<ImportOutcome> importSeats(
      Actor actor, EventId id, Function<EventDetails, SeatPlan> plan) {
    return importSeats.add(actor, id, plan);
  }

  /**
   * Changes a seat that is neither held nor sold ({@link ChangeSeatOutcome.Taken}). Repeating is
   * safe.
   *
   * @return also {@link ChangeSeatOutcome.NotFound}, {@link ChangeSeatOutcome.SeatExists} and
   *     {@link ChangeSeatOutcome.SaleOver}
   */
  public Permitted<ChangeSeatOutcome> changeSeat(
      Actor actor, EventId id, UnitId unit, SeatChange change) {
    return changeSeats.change(actor, id, unit, change);
  }

  /**
   * Removes a seat that is neither held nor sold ({@link ChangeSeatOutcome.Taken}). Repeating
   * answers {@link ChangeSeatOutcome.NotFound}.
   */
  public Permitted<ChangeSeatOutcome> removeSeat(Actor actor, EventId id, UnitId unit) {
    return changeSeats.remove(actor, id, unit);
  }

  /** A page of an event's seats; all of them where {@code status} is null. */
  public Page<SeatUnit> seats(EventId id, @Nullable UnitStatus status, PageRequest page) {
    return seats.list(id, status, page);
  }

  /** Those of these units that are seats of the event, in natural order. */
  public List<SeatUnit> seats(EventId id, Collection<UnitId> units) {
    return units.isEmpty() ? List.of() : seats.named(id, units);
  }

  /** An event in numbers, exact at this moment, for who has the right to see them. */
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

      /** The same without warnings. */
      public Changed(Event event) {
        this(event, List.of());
      }
    }

    /** The event's state does not allow it. */
    record InvalidTransition(Event event) implements Change {}

    /** Its lobby would be over before anybody could enter it. */
    record LobbyTooShort(Event event) implements Change {}
  }

  /** What became of making an event. */
  public sealed interface Creation {

    record Created(Event.Draft draft) implements Creation {}

    /** Another event has this name in addresses. */
    record SlugTaken() implements Creation {}
  }

  /** What became of editing an event. */
  public sealed interface Revision {

    record Revised(Event event) implements Revision {}

    /** Somebody edited it since the caller looked. */
    record Stale(Event event) implements Revision {}

    /** The sale is over, and more than texts and dates would change. */
    record InvalidTransition(Event event) implements Revision {}

    /** The draw was announced so, and it is too late to change that. */
    record DrawFixed(Event event) implements Revision {}

    /** The lobby would be over before anybody could enter it. */
    record LobbyTooShort(Event event) implements Revision {}

    /** The tier holds and sold more than it would have. */
    record CapacityBelowSold(TierId tier) implements Revision {}

    /** Another event has this name in addresses. */
    record SlugTaken() implements Revision {}
  }
}
