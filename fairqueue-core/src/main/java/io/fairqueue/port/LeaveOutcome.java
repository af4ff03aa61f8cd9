package io.fairqueue.port;

import io.fairqueue.domain.QueueEntry;

/** What became of leaving the line. */
public sealed interface LeaveOutcome {

  record Left(QueueEntry.Abandoned entry) implements LeaveOutcome {}

  /** Too late: the admission led to a claim. */
  record AlreadyUsed(QueueEntry.Completed entry) implements LeaveOutcome {}

  record NotInLine() implements LeaveOutcome {}
}
