package io.fairqueue.http.seat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.FairQueue;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.event.Events;
import io.fairqueue.http.paging.PageBody;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Excerpt;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.recent.RecentSeats;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.SeatStore.AddSeatsOutcome;
import io.fairqueue.port.SeatStore.ChangeSeatOutcome;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/** The seats of reserved tiers. */
@AnswersProblems
@Controller(Paths.SEATS)
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
  SeatsAddedBody add(EventId id, Caller.Staff staff, @Valid @Body SeatsRequest input) {
    var tier = new TierId(input.tierId());
    return switch (Resource.EVENT.require(events.addSeats(staff.actor(), id, tier, input.read()))) {
      case AddSeatsOutcome.Added added -> new SeatsAddedBody(added.count());
      case AddSeatsOutcome.TierNotFound unknown ->
          throw new ProblemException(Refusal.SEATED_TIER_NOT_FOUND);
      case AddSeatsOutcome.SaleOver over -> throw over();
      case AddSeatsOutcome.SeatExists exists -> throw exists(exists.label());
      case AddSeatsOutcome.OverCapacity over ->
          throw new InvalidInputException(
              "seats", "must not be more than the tier's capacity of " + over.capacity());
    };
  }

  @Patch("/{unitId}")
  SeatBody change(EventId id, UnitId unitId, Caller.Staff staff, @Body ObjectNode patch) {
    try {
      return SeatBody.of(done(events.changeSeat(staff.actor(), id, unitId, SeatPatch.read(patch))));
    } catch (InvalidInputException invalid) {
      // There is one seat here and no list of them.
      throw new InvalidInputException(
          invalid.field().replaceFirst("^seats\\.", ""), invalid.rule());
    }
  }

  @Delete("/{unitId}")
  @Status(HttpStatus.NO_CONTENT)
  void remove(EventId id, UnitId unitId, Caller.Staff staff) {
    done(events.removeSeat(staff.actor(), id, unitId));
  }

  private static SeatUnit done(Permitted<ChangeSeatOutcome> answer) {
    return switch (Resource.EVENT.require(answer)) {
      case ChangeSeatOutcome.Done done -> done.seat();
      case ChangeSeatOutcome.NotFound notFound ->
          throw new ProblemException(Refusal.UNIT_NOT_FOUND);
      case ChangeSeatOutcome.Taken taken -> throw new ProblemException(Refusal.UNIT_TAKEN);
      case ChangeSeatOutcome.SeatExists exists -> throw exists(exists.label());
      case ChangeSeatOutcome.SaleOver over -> throw over();
    };
  }

  private static ProblemException exists(String label) {
    return new ProblemException(Problem.of(Refusal.SEAT_EXISTS).with("label", Excerpt.cut(label)));
  }

  private static ProblemException over() {
    return new ProblemException(Refusal.SALE_OVER);
  }

  @Get
  PageBody<SeatBody> list(
      EventId id,
      Caller.@Nullable Staff staff,
      @QueryValue @Nullable String status,
      @QueryValue(defaultValue = "1") int page,
      @QueryValue(defaultValue = "20") int size) {
    var wanted = UnitWord.read(status);
    var request = new PageRequest(page, size);
    if (events.show(id, staff == null ? null : staff.actor()).isEmpty()) {
      throw Resource.EVENT.notFound();
    }
    return PageBody.of(seats.page(id, wanted, request), SeatBody::of);
  }
}
