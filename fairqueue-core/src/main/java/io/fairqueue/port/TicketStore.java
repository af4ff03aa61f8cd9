package io.fairqueue.port;

import io.fairqueue.domain.Attendee;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.door.CheckIn;
import io.fairqueue.domain.door.DoorCount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tickets. Thread-safe. They come into being in the step that confirms a claim, one per unit, and
 * become void in the step that asks for its refund.
 */
public interface TicketStore {

  /** How long tickets are not mailed again after they were: whoever asks twice means it once. */
  Duration RESEND_PAUSE = Duration.ofMinutes(1);

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
   * Lets somebody in, once, and writes that down.
   *
   * <p>Atomic: of many callers with one ticket one gets {@link CheckInOutcome.CheckedIn}; the
   * others, and every repetition, {@link CheckInOutcome.AlreadyCheckedIn} with the first one. A
   * device without a network has let somebody in already when it tells of it: what must not have
   * been is written down beside the first one. Telling the same once more changes nothing, and is
   * answered as before.
   *
   * <p>Done once under one {@link Operation}.
   *
   * @param by who stands at the door
   */
  CheckInOutcome checkIn(DoorScan scan, OrganizerId by, Instant now);

  /**
   * Takes a check-in back: the ticket is good again.
   *
   * <p>Atomic, also against check-ins and refunds. Repeating answers {@link
   * UndoOutcome.NotCheckedIn}. Uses the caller's clock.
   *
   * @param since one that was told before is {@link UndoOutcome.TooLate}; null for none
   */
  UndoOutcome undoCheckIn(
      EventId event, TicketId ticket, CheckIn.Undo undo, @Nullable Instant since);

  /**
   * Has a sold claim's tickets mailed to its fan once more.
   *
   * <p>Atomic: of several within {@link #RESEND_PAUSE} one is {@link ResendOutcome.Resent}. Uses
   * the caller's clock.
   */
  ResendOutcome resend(ClaimId claim, Instant now);

  /** A part of an event's check-ins, also of those that were taken back. One plain read. */
  Slice<CheckIn> checkIns(CheckInQuery query);

  /**
   * What doors told of a claim's tickets, also what was taken back, what was told first first. One
   * plain read.
   */
  List<CheckIn> checkInsOf(ClaimId claim);

  /** How many came in to an event. One plain read. */
  DoorCount doorCount(EventId event);

  /** What became of having tickets mailed once more. */
  public sealed interface ResendOutcome {

    record Resent() implements ResendOutcome {}

    /** It was done within {@link #RESEND_PAUSE}. */
    record TooSoon() implements ResendOutcome, Unchanged {}

    /** The claim is not sold, or not any more. */
    record NotConfirmed() implements ResendOutcome, Unchanged {}

    /** Nothing is mailed to fans here. */
    record NotMailed() implements ResendOutcome, Unchanged {}
  }

  /** What became of a check-in. */
  public sealed interface CheckInOutcome {

    record CheckedIn(Ticket.CheckedIn ticket) implements CheckInOutcome {}

    /**
     * Somebody came in with it before.
     *
     * @param first when and where
     */
    record AlreadyCheckedIn(Ticket.CheckedIn ticket, CheckIn first)
        implements CheckInOutcome, Unchanged {}

    record Voided(Ticket.Voided ticket) implements CheckInOutcome, Unchanged {}

    /** No such ticket of this event. */
    record Unknown() implements CheckInOutcome, Unchanged {}
  }

  /** What became of taking a check-in back. */
  public sealed interface UndoOutcome {

    record Undone(CheckIn checkIn) implements UndoOutcome {}

    /** Nobody came in with it, or that is taken back already. */
    record NotCheckedIn() implements UndoOutcome, Unchanged {}

    /** It was told before the moment from which it may be taken back. */
    record TooLate() implements UndoOutcome, Unchanged {}

    record Voided() implements UndoOutcome, Unchanged {}

    /** No such ticket of this event. */
    record Unknown() implements UndoOutcome, Unchanged {}
  }
}
