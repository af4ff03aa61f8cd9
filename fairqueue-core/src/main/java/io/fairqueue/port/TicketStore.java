package io.fairqueue.port;

import io.fairqueue.domain.Attendee;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tickets. Thread-safe. They come into being in the step that confirms a claim, one per unit, and
 * become void in the step that asks for its refund.
 */
public interface TicketStore {

  Optional<Ticket> find(TicketId id);

  /** A claim's tickets, in the order of its units; empty unless it was confirmed once. */
  List<Ticket> ofClaim(ClaimId claim);

  /** A page of an event's attendees. */
  Page<Attendee> attendees(AttendeeQuery query);

  /**
   * Hands over all of an event's attendees, as they are at one moment, in the order of the list.
   *
   * @param sink called on this thread; what it throws ends the reading
   * @return how many
   */
  int eachAttendee(EventId event, Consumer<Attendee> sink);

  /**
   * Lets somebody in, once.
   *
   * <p>Atomic: of many callers with one ticket one gets {@link CheckInOutcome.CheckedIn}; the
   * others, and every repetition, {@link CheckInOutcome.AlreadyCheckedIn} with the first time.
   *
   * <p>Done once under one {@link Operation}.
   */
  CheckInOutcome checkIn(EventId event, TicketId ticket, Instant now);

  /** What became of a check-in. */
  public sealed interface CheckInOutcome {

    record CheckedIn(Ticket.CheckedIn ticket) implements CheckInOutcome {}

    /** Somebody came in with it before. */
    record AlreadyCheckedIn(Ticket.CheckedIn ticket) implements CheckInOutcome, Unchanged {}

    record Voided(Ticket.Voided ticket) implements CheckInOutcome, Unchanged {}

    /** No such ticket of this event. */
    record Unknown() implements CheckInOutcome, Unchanged {}
  }
}
