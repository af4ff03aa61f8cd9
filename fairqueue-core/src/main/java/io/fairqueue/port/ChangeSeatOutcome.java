package io.fairqueue.port;

import io.fairqueue.domain.SeatUnit;

/** What became of changing or removing a seat. */
public sealed interface ChangeSeatOutcome {

  /**
   * It is done.
   *
   * @param seat as it is now, or as it was when it went
   */
  record Done(SeatUnit seat) implements ChangeSeatOutcome {}

  /** The event has no such seat. */
  record NotFound() implements ChangeSeatOutcome {}

  /** It is held or sold. */
  record Taken() implements ChangeSeatOutcome {}

  /** The event has a seat of that name already. */
  record SeatExists(String label) implements ChangeSeatOutcome {}
}
