package io.fairqueue.http.seat;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.TierId;
import io.fairqueue.event.Events;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.FieldError;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.seat.file.SeatFault;
import io.fairqueue.http.seat.file.SeatImport;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.BusyException;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Takes the seats of a whole plan, as spreadsheets write them. */
@AnswersProblems
@Controller(Paths.SEAT_IMPORT)
@ExecuteOn(TaskExecutors.BLOCKING)
class SeatImportController {

  /** The most that are read at once: each takes a connection, and memory for its seats. */
  private static final int AT_ONCE = 2;

  private static final Duration COME_AGAIN = Duration.ofSeconds(5);

  private final Events events;
  private final Semaphore permits = new Semaphore(AT_ONCE);

  SeatImportController(FairQueue fairQueue) {
    this.events = fairQueue.events();
  }

  @Post
  @Consumes("text/csv")
  SeatImportBody add(
      EventId id,
      Caller.Staff staff,
      @QueryValue("tier_id") @Nullable String tierId,
      @QueryValue(value = "dry_run", defaultValue = "false") String dryRun,
      @Body @Nullable InputStream body) {
    InputStream in = body == null ? new ByteArrayInputStream(new byte[0]) : body;
    var seats = new SeatImport(in, tier(tierId), isDry(dryRun));
    if (!permits.tryAcquire()) {
      throw new BusyException("other plans are being read", COME_AGAIN);
    }
    try {
      return answer(
          seats.result(Resource.EVENT.require(events.importSeats(staff.actor(), id, seats))));
    } catch (UncheckedIOException broken) {
      // The rest of the file did not come: nobody is left to be told.
      throw new ProblemException(Refusal.UNREADABLE);
    } finally {
      permits.release();
    }
  }

  private static @Nullable TierId tier(@Nullable String text) {
    try {
      return text == null ? null : TierId.parse(text);
    } catch (IllegalArgumentException unfit) {
      throw new InvalidInputException("tier_id", "must be a UUID");
    }
  }

  private static boolean isDry(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidInputException("dry_run", "must be one of true, false");
    };
  }

  private static SeatImportBody answer(SeatImport.Result result) {
    return switch (result) {
      case SeatImport.Result.Done done -> SeatImportBody.of(done);
      case SeatImport.Result.Refused refused ->
          throw new ProblemException(
              Problem.of(Refusal.CSV_INVALID).withErrors(errors(refused.faults())));
      case SeatImport.Result.TierNotFound unknown ->
          throw new ProblemException(Refusal.SEATED_TIER_NOT_FOUND);
      case SeatImport.Result.SaleOver over -> throw new ProblemException(Refusal.SALE_OVER);
    };
  }

  private static List<FieldError> errors(List<SeatFault> faults) {
    return faults.stream()
        .map(
            fault ->
                new FieldError(
                    Objects.requireNonNullElse(fault.column(), "line"),
                    fault.message(),
                    fault.line(),
                    fault.column(),
                    fault.code().name()))
        .toList();
  }
}
