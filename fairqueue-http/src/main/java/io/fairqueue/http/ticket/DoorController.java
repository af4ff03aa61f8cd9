package io.fairqueue.http.ticket;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import io.fairqueue.FairQueue;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.door.CheckInResult;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.http.paging.CursorText;
import io.fairqueue.http.paging.SliceBody;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.CheckInQuery;
import io.fairqueue.port.DoorScan;
import io.fairqueue.port.TicketStore.UndoOutcome;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Lets people in, and tells who came. */
@AnswersProblems
@Controller(Paths.EVENT + "/checkins")
@ExecuteOn(TaskExecutors.BLOCKING)
class DoorController {

  private final FairQueue fairQueue;
  private final TicketCodes codes;

  DoorController(FairQueue fairQueue, TicketCodes codes) {
    this.fairQueue = fairQueue;
    this.codes = codes;
  }

  @Post
  @Status(HttpStatus.OK)
  CheckInBody checkIn(EventId id, Caller.Staff staff, @Valid @Body CheckInRequest request) {
    TicketId ticket = codes.read(id, request.code()).orElseThrow(() -> noTicket(id, staff));
    DoorScan scan = new DoorScan(id, ticket, request.device(), request.at());
    return CheckInBody.of(
        Resource.EVENT.require(fairQueue.tickets().checkIn(staff.actor(), scan)), scan.isOffline());
  }

  @Get
  SliceBody<CheckInRecord> list(
      EventId id,
      Caller.Staff staff,
      @QueryValue @Nullable String result,
      @QueryValue @Nullable String cursor,
      @QueryValue(defaultValue = "20") int size) {
    @Nullable CheckInResult wanted = CheckInRecord.result(result);
    var query = new CheckInQuery(id, wanted, CursorText.read(cursor), size);
    return SliceBody.of(
        Resource.EVENT.require(fairQueue.tickets().checkIns(staff.actor(), query)),
        CheckInRecord::of);
  }

  @Get("/stats")
  DoorCountBody count(EventId id, Caller.Staff staff) {
    return DoorCountBody.of(
        Resource.EVENT.require(fairQueue.tickets().doorCount(staff.actor(), id)));
  }

  @Delete("/{ticketId}")
  CheckInRecord undo(
      EventId id, TicketId ticketId, Caller.Staff staff, @Valid @Body UndoRequest request) {
    var answer = fairQueue.tickets().undoCheckIn(staff.actor(), id, ticketId, request.reason());
    return switch (Resource.EVENT.require(answer)) {
      case UndoOutcome.Undone undone -> CheckInRecord.of(undone.checkIn());
      case UndoOutcome.NotCheckedIn no -> throw new ProblemException(Refusal.NOT_CHECKED_IN);
      case UndoOutcome.TooLate late -> throw new ProblemException(Refusal.FORBIDDEN_UNDO);
      case UndoOutcome.Voided voided -> throw new ProblemException(Refusal.TICKET_VOID);
      case UndoOutcome.Unknown unknown -> throw Resource.TICKET.notFound();
    };
  }

  /** Staff who may not work at this door are told that first. */
  private ProblemException noTicket(EventId id, Caller.Staff staff) {
    return switch (fairQueue.staff().check(staff.actor(), id, Right.CHECK_IN)) {
      case Permitted.Allowed<Event> theirs -> new ProblemException(Refusal.TICKET_INVALID);
      case Permitted.NotFound<Event> unknown -> Resource.EVENT.notFound();
      case Permitted.Forbidden<Event> foreign -> Resource.EVENT.forbidden();
    };
  }

  /**
   * What was read at the door.
   *
   * @param device what it was read with, as its user calls it
   * @param at when a device without a network read it; left out for now
   */
  @Introspected
  record CheckInRequest(
      @JsonDeserialize(using = StringDeserializer.class) @NotNull String code,
      @Nullable String device,
      @Nullable Instant at) {

    /** Never the code: it lets people in. */
    @Override
    public String toString() {
      return "CheckInRequest[]";
    }
  }

  /** Why a check-in is taken back. */
  @Introspected
  record UndoRequest(@NotNull String reason) {}
}
