package io.fairqueue.http.line;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.security.Caller;
import io.fairqueue.line.Line;
import jakarta.inject.Singleton;

/**
 * What organizers do to a line by hand, by the API and by the console. What there is a reason
 * against throws a {@link ProblemException}. Thread-safe; blocks.
 */
@Singleton
public final class HandDesk {

  private final Line line;

  HandDesk(FairQueue fairQueue) {
    this.line = fairQueue.line();
  }

  /** Admits the next ones; answers how many they were. */
  public int admit(Caller.Staff staff, EventId event, int count) {
    if (count < 1 || count > AdmissionsRequest.MAX) {
      throw ProblemException.invalid(
          "count", "must be between 1 and %d".formatted(AdmissionsRequest.MAX));
    }
    return Resource.EVENT.require(line.admit(staff.actor(), event, count)).count();
  }
}
