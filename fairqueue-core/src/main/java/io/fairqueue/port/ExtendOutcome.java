package io.fairqueue.port;

import io.fairqueue.domain.QueueEntry;

/** What became of extending an admission. */
public sealed interface ExtendOutcome {

  record Extended(QueueEntry.Admitted entry) implements ExtendOutcome {}

  record NoneLeft(QueueEntry.Admitted entry) implements ExtendOutcome {}

  /** The fan has no running admission here. */
  record NotAdmitted() implements ExtendOutcome {}
}
