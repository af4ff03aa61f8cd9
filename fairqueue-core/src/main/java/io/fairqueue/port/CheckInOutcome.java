package io.fairqueue.port;

import io.fairqueue.domain.Ticket;

/** What became of a check-in. */
public sealed interface CheckInOutcome {

  record CheckedIn(Ticket.CheckedIn ticket) implements CheckInOutcome {}

  /** Somebody came in with it before. */
  record AlreadyCheckedIn(Ticket.CheckedIn ticket) implements CheckInOutcome {}

  record Voided(Ticket.Voided ticket) implements CheckInOutcome {}

  /** No such ticket of this event. */
  record Unknown() implements CheckInOutcome {}
}
