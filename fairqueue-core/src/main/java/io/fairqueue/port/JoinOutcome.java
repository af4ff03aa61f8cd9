package io.fairqueue.port;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.QueueEntry;

/** What became of a join. */
public sealed interface JoinOutcome {

  record Joined(QueueEntry.Waiting entry) implements JoinOutcome {}

  /** The fan has this live entry already. */
  record AlreadyInLine(QueueEntry.Live entry) implements JoinOutcome {}

  /** The fan has this live or sold claim on the event. */
  record AlreadyClaimed(ClaimId claim) implements JoinOutcome {}

  /** What the same operation did before: this entry, as it is now. */
  record Repeated(QueueEntry entry) implements JoinOutcome {}

  /** The session by which the fan asked is over. */
  record SessionOver() implements JoinOutcome {}

  /** The sale takes nobody at this moment. */
  record NotOpen() implements JoinOutcome {}

  /** The node has no memory for longer lines: nobody joins until some have ended. */
  record TooLong() implements JoinOutcome {}

  /** As many entries as the limit allows have the same origin. */
  record TooManyEntries(EntryLimit limit) implements JoinOutcome {}
}
