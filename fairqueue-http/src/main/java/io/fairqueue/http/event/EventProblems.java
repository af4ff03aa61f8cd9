package io.fairqueue.http.event;

import io.fairqueue.domain.EventStatus;
import io.fairqueue.http.problem.ProblemException;
import io.micronaut.http.HttpStatus;

/** What may stand against acting on an event. */
final class EventProblems {

  private EventProblems() {}

  static ProblemException notFound() {
    return new ProblemException(
        HttpStatus.NOT_FOUND, "EVENT_NOT_FOUND", "There is no such event.");
  }

  static ProblemException forbidden() {
    return new ProblemException(
        HttpStatus.FORBIDDEN, "FORBIDDEN", "This event is another organizer's.");
  }

  static ProblemException invalidTransition(EventStatus status) {
    return new ProblemException(
        HttpStatus.CONFLICT, "INVALID_TRANSITION", "The event is " + status + ".");
  }
}
