package io.fairqueue.http.ticket;

import io.fairqueue.domain.Ticket;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as its owner sees it.
 *
 * @param code what is shown at the door, as text
 */
record TicketBody(
    UUID ticketId,
    UUID eventId,
    UUID claimId,
    String label,
    String code,
    TicketStatus status,
    @Nullable Instant checkedInAt) {

  static TicketBody of(Ticket ticket, String code) {
    var facts = ticket.facts();
    return new TicketBody(
        ticket.id().value(),
        facts.eventId().value(),
        facts.claimId().value(),
        facts.label(),
        code,
        TicketStatus.of(ticket),
        ticket instanceof Ticket.CheckedIn used ? used.checkedInAt() : null);
  }

  @Override
  public String toString() {
    return "TicketBody[" + ticketId + "]";
  }

  /** What a ticket is worth. */
  enum TicketStatus {
    VALID,
    CHECKED_IN,
    VOID;

    static TicketStatus of(Ticket ticket) {
      return switch (ticket) {
        case Ticket.Valid valid -> VALID;
        case Ticket.CheckedIn used -> CHECKED_IN;
        case Ticket.Voided voided -> VOID;
      };
    }
  }
}
