package io.fairqueue.http.ticket;

import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.Ticket;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as its owner sees it.
 *
 * @param section where the seat is; null, as row and number, for a place of a general tier
 * @param code what is shown at the door, as text
 */
record TicketBody(
    UUID ticketId,
    UUID eventId,
    UUID claimId,
    String label,
    @Nullable String section,
    @Nullable String row,
    @Nullable String number,
    String code,
    TicketStatus status,
    @Nullable Instant checkedInAt) {

  static TicketBody of(Ticket ticket, @Nullable SeatUnit seat, String code) {
    var facts = ticket.facts();
    return new TicketBody(
        ticket.id().value(),
        facts.eventId().value(),
        facts.claimId().value(),
        facts.label(),
        seat == null ? null : seat.section(),
        seat == null ? null : seat.row(),
        seat == null ? null : seat.number(),
        code,
        TicketStatus.of(ticket),
        ticket.checkedInAt());
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
