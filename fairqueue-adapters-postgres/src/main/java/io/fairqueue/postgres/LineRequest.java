package io.fairqueue.postgres;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.port.EntryLimit;
import io.fairqueue.port.JoinOutcome;
import io.fairqueue.port.LeaveOutcome;
import java.time.Instant;
import java.util.List;

/** What fans ask of a line in such numbers that they share commits. */
sealed interface LineRequest {

  CustomerId customer();

  Instant now();

  record Join(EntryId entry, CustomerId customer, List<EntryLimit> limits, Instant now)
      implements LineRequest {}

  record Leave(CustomerId customer, Instant now) implements LineRequest {}

  /** What became of one. */
  sealed interface Answer {

    record ToJoin(JoinOutcome outcome) implements Answer {}

    record ToLeave(LeaveOutcome outcome) implements Answer {}
  }
}
