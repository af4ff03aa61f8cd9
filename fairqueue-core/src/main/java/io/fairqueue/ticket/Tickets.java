package io.fairqueue.ticket;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Attendee;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.door.CheckIn;
import io.fairqueue.domain.door.DoorCount;
import io.fairqueue.port.AttendeeQuery;
import io.fairqueue.port.CheckInQuery;
import io.fairqueue.port.DoorScan;
import io.fairqueue.port.Page;
import io.fairqueue.port.Parts;
import io.fairqueue.port.Slice;
import io.fairqueue.port.TicketStore.CheckInOutcome;
import io.fairqueue.port.TicketStore.ResendOutcome;
import io.fairqueue.port.TicketStore.UndoOutcome;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tickets of confirmed claims.
 *
 * <p>Thread-safe. Methods read or write the stores, and so block; a store in trouble throws {@link
 * io.fairqueue.port.StoreUnavailableException}.
 */
public final class Tickets {

  private final ShowTickets show;
  private final ShowAttendees attendees;
  private final CheckInTicket checkIn;
  private final PrepareDoor preparation;
  private final UndoCheckIn undo;
  private final ShowDoor door;
  private final ShowHistory history;
  private final ResendTickets resend;

  /** Joins the verbs to the stores. */
  public Tickets(Parts parts) {
    this.show = new ShowTickets(parts.stores().claims(), parts.stores().tickets());
    this.attendees = new ShowAttendees(parts.stores(), parts.time());
    this.checkIn = new CheckInTicket(parts.stores(), parts.time());
    this.preparation = new PrepareDoor(parts.stores(), parts.time());
    this.undo = new UndoCheckIn(parts.stores(), parts.time());
    this.door = new ShowDoor(parts.stores(), parts.time());
    this.history = new ShowHistory(parts.stores(), parts.time());
    this.resend = new ResendTickets(parts.stores(), parts.time());
  }

  /** A sold claim's tickets, to its fan; void ones too. */
  public Permitted<OfClaim> ofClaim(ClaimId claim, CustomerId fan) {
    return show.ofClaim(claim, fan);
  }

  /** A ticket, to its fan. */
  public Permitted<Ticket> show(TicketId id, CustomerId fan) {
    return show.show(id, fan);
  }

  /**
   * Who has tickets of an event: for its owner and admins; an admin's look at somebody else's
   * leaves an audit row.
   */
  public Permitted<Page<Attendee>> attendees(Actor actor, AttendeeQuery query) {
    return attendees.list(actor, query);
  }

  /**
   * Hands over all of an event's attendees, as they are at one moment. For the event's owner and
   * admins; each time leaves an audit row that says how many they were.
   *
   * @param sink called on this thread, and not at all for who has no right; what it throws ends the
   *     reading
   * @return how many
   */
  public Permitted<Integer> exportAttendees(Actor actor, EventId event, Consumer<Attendee> sink) {
    return attendees.export(actor, event, sink);
  }

  /**
   * Lets the holder of a ticket in, once. Repeating answers {@link CheckInOutcome.AlreadyCheckedIn}
   * with the first time. What a device without a network tells later than it was is written down
   * also where it must not have been; telling it once more changes nothing. For the event's owner
   * and admins; an admin's act on somebody else's event leaves an audit row.
   *
   * @return also {@link CheckInOutcome.Voided}, and {@link CheckInOutcome.Unknown} for no ticket of
   *     this event
   */
  public Permitted<CheckInOutcome> checkIn(Actor actor, DoorScan scan) {
    return checkIn.checkIn(actor, scan);
  }

  /**
   * Takes a check-in back, so that the ticket is good again: within a minute for who only stands at
   * the door ({@link UndoOutcome.TooLate}).
   *
   * @param reason a line of at most 200 characters
   */
  public Permitted<UndoOutcome> undoCheckIn(
      Actor actor, EventId event, TicketId ticket, String reason) {
    return undo.undo(actor, event, ticket, reason);
  }

  /**
   * Has a sold claim's tickets mailed to its fan once more, unless that was done a moment ago
   * ({@link ResendOutcome.TooSoon}). For those who may see who buys.
   */
  public Permitted<ResendOutcome> resend(Actor actor, ClaimId claim) {
    return resend.resend(actor, claim);
  }

  /**
   * Who came in, what was told last first; also what was taken back, and what doors without a
   * network did twice. For the event's owner and admins.
   */
  public Permitted<Slice<CheckIn>> checkIns(Actor actor, CheckInQuery query) {
    return door.list(actor, query);
  }

  /** A claim's tickets and what doors told of them, for those who may see who buys. */
  public Permitted<History> historyOf(Actor actor, ClaimId claim) {
    return history.of(actor, claim);
  }

  /** How many came in, of how many. For the event's owner and admins. */
  public Permitted<DoorCount> doorCount(Actor actor, EventId event) {
    return door.count(actor, event);
  }

  /**
   * Hands over all of an event's tickets, as they are at one moment, for a device that is to know
   * them by itself. For whoever may check in; an admin's act on somebody else's event leaves an
   * audit row.
   *
   * @param sink called on this thread, and not at all for who has no right; what it throws ends the
   *     reading
   */
  public Permitted<Event> prepareDoor(Actor actor, EventId event, Consumer<Attendee> sink) {
    return preparation.prepare(actor, event, sink);
  }

  /**
   * What became of a claim's tickets.
   *
   * @param tickets in the order of its units, void ones too; none unless it was confirmed once
   * @param checkIns also those that were taken back, what was told first first
   */
  public record History(List<Ticket> tickets, List<CheckIn> checkIns) {

    public History {
      tickets = List.copyOf(tickets);
      checkIns = List.copyOf(checkIns);
    }
  }

  /** The tickets of a claim. */
  public sealed interface OfClaim {

    record Issued(List<Ticket> tickets) implements OfClaim {

      public Issued {
        tickets = List.copyOf(tickets);
      }
    }

    /** There are none: the claim is not sold, or not any more. */
    record NotConfirmed() implements OfClaim {}
  }
}
