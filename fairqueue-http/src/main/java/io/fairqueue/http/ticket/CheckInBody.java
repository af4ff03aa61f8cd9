package io.fairqueue.http.ticket;

import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.door.CheckIn;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.port.TicketStore.CheckInOutcome;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody came in. */
record CheckInBody(UUID ticketId, String label, Instant checkedInAt) {

  /**
   * The answer to who holds the ticket; throws a {@link ProblemException} for whoever may not come
   * in.
   *
   * @param offline whether a device without a network tells it: what must not have been is listed
   */
  static CheckInBody of(CheckInOutcome outcome, boolean offline) {
    return switch (outcome) {
      case CheckInOutcome.CheckedIn in -> of(in.ticket());
      case CheckInOutcome.AlreadyCheckedIn before ->
          throw new ProblemException(before(before.ticket(), before.first(), offline));
      case CheckInOutcome.Voided voided ->
          throw new ProblemException(
              listed(
                  Problem.of(Refusal.TICKET_VOID).with("label", voided.ticket().facts().label()),
                  offline));
      case CheckInOutcome.Unknown unknown -> throw new ProblemException(Refusal.TICKET_INVALID);
    };
  }

  private static CheckInBody of(Ticket.CheckedIn ticket) {
    return new CheckInBody(ticket.id().value(), ticket.facts().label(), ticket.checkedInAt());
  }

  private static Problem before(Ticket.CheckedIn ticket, CheckIn first, boolean offline) {
    Problem problem =
        listed(
            Problem.of(Refusal.ALREADY_CHECKED_IN)
                .with("ticket_id", ticket.id().value())
                .with("label", ticket.facts().label())
                .with("checked_in_at", ticket.checkedInAt()),
            offline);
    @Nullable String device = first.device();
    if (device != null) {
      problem = problem.with("device", device);
    }
    @Nullable OrganizerId by = first.by();
    return by == null ? problem : problem.with("checked_in_by", by.value());
  }

  /** Says whether it is listed for whoever looks after the door. */
  private static Problem listed(Problem problem, boolean offline) {
    return offline ? problem.with("listed", true) : problem;
  }
}
