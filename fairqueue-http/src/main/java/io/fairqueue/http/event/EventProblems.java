package io.fairqueue.http.event;

import io.fairqueue.domain.EventStatus;
import io.fairqueue.domain.TierId;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;

/** What may stand against acting on an event. */
public final class EventProblems {

  private EventProblems() {}

  public static ProblemException notFound() {
    return new ProblemException(Refusal.EVENT_NOT_FOUND);
  }

  public static ProblemException forbidden() {
    return new ProblemException(Refusal.FORBIDDEN_EVENT);
  }

  static ProblemException invalidTransition(EventStatus status) {
    return new ProblemException(Problem.of(Refusal.EVENT_STATE, status));
  }

  static ProblemException stale() {
    return new ProblemException(Refusal.STALE);
  }

  static ProblemException capacityBelowSold(TierId tier) {
    return new ProblemException(
        Problem.of(Refusal.CAPACITY_BELOW_SOLD).with("tier_id", tier.value()));
  }
}
