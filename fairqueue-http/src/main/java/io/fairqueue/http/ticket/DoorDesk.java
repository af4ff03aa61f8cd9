package io.fairqueue.http.ticket;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.TicketId;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.DoorScan;
import io.fairqueue.ticket.Tickets;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks in for pages: by the same door as programs, whose refusals are verdicts to those who look
 * at one person after another. Thread-safe; blocks on the stores.
 */
@Singleton
public final class DoorDesk {

  private final DoorController door;
  private final Tickets tickets;

  DoorDesk(DoorController door, FairQueue fairQueue) {
    this.door = door;
    this.tickets = fairQueue.tickets();
  }

  /** What comes of a code; throws what is no verdict on it as a {@link ProblemException}. */
  public Verdict checkIn(EventId id, Caller.Staff staff, String code) {
    return verdict(
        () -> door.checkIn(id, staff, new DoorController.CheckInRequest(code, null, null)));
  }

  /** The same for whoever has no code at hand, and was found by name. */
  public Verdict checkIn(EventId id, Caller.Staff staff, TicketId ticket) {
    return verdict(
        () ->
            CheckInBody.of(
                Resource.EVENT.require(tickets.checkIn(staff.actor(), DoorScan.of(id, ticket))),
                false));
  }

  private static Verdict verdict(Supplier<CheckInBody> checkIn) {
    try {
      CheckInBody in = checkIn.get();
      return new Verdict(Verdict.Kind.OK, in.ticketId(), in.label(), in.checkedInAt(), null);
    } catch (ProblemException refused) {
      return Verdict.of(refused);
    }
  }

  /**
   * What a code was worth.
   *
   * @param ticket null where it is of none of this event
   * @param usedAt when somebody came in with it; null for nobody did
   * @param device where; null for nobody knows
   */
  public record Verdict(
      Kind kind,
      @Nullable UUID ticket,
      @Nullable String label,
      @Nullable Instant usedAt,
      @Nullable String device) {

    private static Verdict of(ProblemException refused) {
      Problem problem = refused.problem();
      Kind kind = kind(problem);
      if (kind == null) {
        throw refused;
      }
      Map<String, Object> members = problem.members();
      return new Verdict(
          kind,
          members.get("ticket_id") instanceof UUID ticket ? ticket : null,
          members.get("label") instanceof String label ? label : null,
          members.get("checked_in_at") instanceof Instant at ? at : null,
          members.get("device") instanceof String device ? device : null);
    }

    private static @Nullable Kind kind(Problem problem) {
      if (problem.code().equals(Refusal.ALREADY_CHECKED_IN.code())) {
        return Kind.ALREADY;
      }
      if (problem.code().equals(Refusal.TICKET_VOID.code())) {
        return Kind.VOID;
      }
      if (!problem.code().equals(Refusal.TICKET_INVALID.code())) {
        return null;
      }
      return problem.members().containsKey(DoorController.REASON) ? Kind.OTHER_EVENT : Kind.INVALID;
    }

    /** Whoever it is comes in, or why not. */
    public enum Kind {
      OK,
      ALREADY,
      VOID,
      INVALID,
      OTHER_EVENT
    }
  }
}
