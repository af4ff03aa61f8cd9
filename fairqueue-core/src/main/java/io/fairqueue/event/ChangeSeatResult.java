package io.fairqueue.event;

import io.fairqueue.port.ChangeSeatOutcome;

/** What became of changing or removing a seat. */
public sealed interface ChangeSeatResult {

  /** As the store says. */
  record Answered(ChangeSeatOutcome outcome) implements ChangeSeatResult {}

  /** No such event. */
  record NotFound() implements ChangeSeatResult {}

  record Forbidden() implements ChangeSeatResult {}

  /** The sale is over. */
  record InvalidTransition() implements ChangeSeatResult {}
}
