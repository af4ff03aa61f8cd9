package io.fairqueue.postgres;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.port.EntryLimit;
import io.fairqueue.port.JoinOutcome;
import io.fairqueue.port.LeaveOutcome;
import io.fairqueue.port.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What fans ask of a line in such numbers that they share commits. */
sealed interface LineRequest {

  CustomerId customer();

  Instant now();

  /**
   * A join.
   *
   * @param operation under which it is done once; null for one that nobody named
   * @param repeated whether that was begun before
   */
  record Join(
      CustomerId customer,
      List<EntryLimit> limits,
      Instant now,
      @Nullable Operation operation,
      boolean repeated)
      implements LineRequest {

    /** As the operation of this thread, if it works on one. */
    static Join here(CustomerId customer, List<EntryLimit> limits, Instant now) {
      return new Join(customer, limits, now, Operation.current(), Operation.isRepeated());
    }

    /** Whether more than the line's own view has to be asked. */
    boolean isSpecial() {
      return operation != null || !limits.isEmpty();
    }
  }

  record Leave(CustomerId customer, Instant now) implements LineRequest {}

  /** What became of one. */
  sealed interface Answer {

    record ToJoin(JoinOutcome outcome) implements Answer {}

    record ToLeave(LeaveOutcome outcome) implements Answer {}
  }
}
