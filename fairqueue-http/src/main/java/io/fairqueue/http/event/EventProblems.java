package io.fairqueue.http.event;

import io.fairqueue.domain.EventStatus;
import io.fairqueue.domain.TierId;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.micronaut.http.HttpStatus;

/** What may stand against acting on an event. */
public final class EventProblems {

  private EventProblems() {}

  public static ProblemException notFound() {
    return new ProblemException(HttpStatus.NOT_FOUND, "EVENT_NOT_FOUND", "There is no such event.");
  }

  public static ProblemException forbidden() {
    return new ProblemException(
        HttpStatus.FORBIDDEN, "FORBIDDEN", "This event is another organizer's.");
  }

  static ProblemException invalidTransition(EventStatus status) {
    return new ProblemException(
        HttpStatus.CONFLICT, "INVALID_TRANSITION", "The event is " + status + ".");
  }

  static ProblemException stale() {
    return new ProblemException(
        HttpStatus.PRECONDITION_FAILED,
        "STALE",
        "Somebody edited this event since you read it. Read it again and repeat your changes.");
  }

  static ProblemException capacityBelowSold(TierId tier) {
    return new ProblemException(
        Problem.of(
                HttpStatus.CONFLICT,
                "CAPACITY_BELOW_SOLD",
                "A tier can't have fewer units than are held and sold.")
            .with("tier_id", tier.value()));
  }
}
