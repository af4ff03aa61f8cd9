package io.fairqueue.http.ticket;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.TicketStore.CheckInOutcome;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/** Lets people in. */
@AnswersProblems
@Controller(Paths.CHECK_INS)
@ExecuteOn(TaskExecutors.BLOCKING)
class DoorController {

  /** Says why a code opens nothing, where there is more to say. */
  static final String REASON = "reason";

  private final FairQueue fairQueue;
  private final TicketCodes codes;

  DoorController(FairQueue fairQueue, TicketCodes codes) {
    this.fairQueue = fairQueue;
    this.codes = codes;
  }

  @Post
  @Status(HttpStatus.OK)
  CheckInBody checkIn(EventId id, Caller.Staff staff, @Valid @Body CheckInRequest request) {
    TicketId ticket =
        codes.read(id, request.code()).orElseThrow(() -> noTicket(id, staff, request.code()));
    return answer(Resource.EVENT.require(fairQueue.tickets().checkIn(staff.actor(), id, ticket)));
  }

  private static CheckInBody answer(CheckInOutcome outcome) {
    return switch (outcome) {
      case CheckInOutcome.CheckedIn in ->
          new CheckInBody(
              in.ticket().id().value(), in.ticket().facts().label(), in.ticket().checkedInAt());
      case CheckInOutcome.AlreadyCheckedIn before ->
          throw new ProblemException(
              Problem.of(Refusal.ALREADY_CHECKED_IN)
                  .with("ticket_id", before.ticket().id().value())
                  .with("label", before.ticket().facts().label())
                  .with("checked_in_at", before.ticket().checkedInAt()));
      case CheckInOutcome.Voided voided -> throw new ProblemException(Refusal.TICKET_VOID);
      case CheckInOutcome.Unknown unknown -> throw invalid();
    };
  }

  /** Staff who may not work at this door are told that first. */
  private ProblemException noTicket(EventId id, Caller.Staff staff, String code) {
    var unused =
        Resource.EVENT.require(fairQueue.staff().check(staff.actor(), id, Right.CHECK_IN));
    return codes.isElsewhere(id, code)
        ? new ProblemException(Problem.of(Refusal.TICKET_INVALID).with(REASON, "OTHER_EVENT"))
        : invalid();
  }

  private static ProblemException invalid() {
    return new ProblemException(Refusal.TICKET_INVALID);
  }

  /** What was read at the door. */
  @Introspected
  record CheckInRequest(@JsonDeserialize(using = StringDeserializer.class) @NotNull String code) {

    /** Never the code: it lets people in. */
    @Override
    public String toString() {
      return "CheckInRequest[]";
    }
  }

  /** Somebody came in. */
  record CheckInBody(UUID ticketId, String label, Instant checkedInAt) {}
}
