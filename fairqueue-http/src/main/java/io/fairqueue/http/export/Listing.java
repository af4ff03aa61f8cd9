package io.fairqueue.http.export;

import io.fairqueue.FairQueue;
import io.fairqueue.access.Actor;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.Ticket;
import java.util.List;
import java.util.function.Consumer;

/**
 * A list of an event that can be taken away.
 *
 * @param columns what is told of each row
 * @param reading hands over all rows, and answers how many
 */
record Listing<T>(List<Column<T>> columns, Reading<T> reading) {

  /** The list of this kind. */
  static Listing<?> of(String kind, FairQueue fairQueue) {
    return switch (kind) {
      case "attendees" -> new Listing<>(AttendeeColumns.ALL, fairQueue.tickets()::exportAttendees);
      case "checkins" -> checkIns(fairQueue);
      case "audit" -> new Listing<>(AuditColumns.ALL, fairQueue.staff()::exportAudit);
      case "claims" -> new Listing<>(ClaimColumns.ALL, fairQueue.claims()::export);
      case "payments" -> new Listing<>(PaymentColumns.ALL, fairQueue.payments()::export);
      default ->
          throw new InvalidInputException(
              "kind", "must be one of attendees, audit, checkins, claims, payments");
    };
  }

  /** Those who came. */
  private static Listing<?> checkIns(FairQueue fairQueue) {
    return new Listing<>(
        AttendeeColumns.ALL,
        (actor, event, sink) ->
            fairQueue
                .tickets()
                .exportAttendees(
                    actor,
                    event,
                    attendee -> {
                      if (attendee.ticket() instanceof Ticket.CheckedIn) {
                        sink.accept(attendee);
                      }
                    }));
  }

  /** Reads a list in one go. */
  interface Reading<T> {

    Permitted<Integer> each(Actor actor, EventId event, Consumer<T> sink);
  }
}
