package io.fairqueue.port;

import io.fairqueue.domain.TierId;

/** What became of changing an event's details and stock. */
public sealed interface ReviseOutcome {

  record Revised() implements ReviseOutcome {}

  /** Another writer was faster: read again. */
  record LostRace() implements ReviseOutcome {}

  /** The tier holds and sold more than it may have. */
  record CapacityBelowSold(TierId tier) implements ReviseOutcome {}
}
