package io.fairqueue.line;

import io.fairqueue.domain.ClaimId;

/** What became of a fan's join. */
public sealed interface JoinResult {

  /** At the end of the line. */
  record Joined(LineStanding standing) implements JoinResult {}

  /** The fan stands there already, or holds an admission. */
  record AlreadyInLine(LineStanding standing) implements JoinResult {}

  record AlreadyClaimed(ClaimId claim) implements JoinResult {}

  /** The event is for fans who have proven their email address. */
  record EmailNotVerified() implements JoinResult {}

  /** As many entries as the event allows come from the same mailbox or network. */
  record TooManyEntries() implements JoinResult {}

  /** The node has no memory for longer lines. */
  record LineTooLong() implements JoinResult {}

  /** The session by which the fan asked is over. */
  record SessionOver() implements JoinResult {}

  /** No such event, not active, or outside its sale window. */
  record EventNotActive() implements JoinResult {}
}
