package io.fairqueue.port;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tickets. Thread-safe. They come into being in the step that confirms a claim, one per unit, and
 * become void in the step that asks for its refund.
 */
public interface TicketStore {

  Optional<Ticket> find(TicketId id);

  /** A claim's tickets, in the order of its units; empty unless it was confirmed once. */
  List<Ticket> ofClaim(ClaimId claim);

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
    record AlreadyCheckedIn(Ticket.CheckedIn ticket) implements CheckInOutcome {}

    record Voided(Ticket.Voided ticket) implements CheckInOutcome {}

    /** No such ticket of this event. */
    record Unknown() implements CheckInOutcome {}
  }
}
