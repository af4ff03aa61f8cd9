package io.fairqueue.http.event;

import io.fairqueue.Events;
import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.TierId;
import io.fairqueue.http.paging.PageOutput;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Echo;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.recent.RecentSeats;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.PageRequest;
import io.fairqueue.usecase.AddSeatsResult;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/** The seats of reserved tiers. */
@AnswersProblems
@Controller("/api/v1/events/{id}/seats")
@ExecuteOn(TaskExecutors.BLOCKING)
class SeatsController {

  private final Events events;
  private final RecentSeats seats;

  SeatsController(FairQueue fairQueue, RecentSeats seats) {
    this.events = fairQueue.events();
    this.seats = seats;
  }

  @Post
  @Status(HttpStatus.CREATED)
  SeatsAdded add(EventId id, Caller.Staff staff, @Valid @Body SeatsInput input) {
    var tier = new TierId(input.tierId());
    return switch (events.addSeats(staff.actor(), id, tier, input.read())) {
      case AddSeatsResult.Added added -> new SeatsAdded(added.count());
      case AddSeatsResult.NotFound none -> throw EventProblems.notFound();
      case AddSeatsResult.Forbidden foreign -> throw EventProblems.forbidden();
      case AddSeatsResult.TierNotFound unknown ->
          throw new ProblemException(
              HttpStatus.BAD_REQUEST, "TIER_NOT_FOUND", "This event has no such tier with seats.");
      case AddSeatsResult.InvalidTransition over ->
          throw new ProblemException(
              HttpStatus.CONFLICT, "INVALID_TRANSITION", "The sale of this event is over.");
      case AddSeatsResult.SeatExists exists ->
          throw new ProblemException(
              Problem.of(HttpStatus.CONFLICT, "SEAT_EXISTS", "This event has such a seat already.")
                  .with("label", Echo.cut(exists.label())));
      case AddSeatsResult.OverCapacity over ->
          throw new InvalidInputException(
              "seats", "must not be more than the tier's capacity of " + over.capacity());
    };
  }

  @Get
  PageOutput<SeatOutput> list(
      EventId id,
      Caller.@Nullable Staff staff,
      @QueryValue @Nullable String status,
      @QueryValue(defaultValue = "1") int page,
      @QueryValue(defaultValue = "20") int size) {
    var wanted = UnitWord.read(status);
    var request = new PageRequest(page, size);
    if (events.show(id, staff == null ? null : staff.actor()).isEmpty()) {
      throw EventProblems.notFound();
    }
    return PageOutput.of(seats.page(id, wanted, request), SeatOutput::of);
  }
}
