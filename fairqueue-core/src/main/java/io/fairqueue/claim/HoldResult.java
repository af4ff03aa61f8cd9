package io.fairqueue.claim;

import io.fairqueue.domain.Claim;
import io.fairqueue.port.HoldOutcome;

/** What became of a fan's claim. */
public sealed interface HoldResult {

  record Held(Claim claim) implements HoldResult {}

  record Refused(HoldOutcome.Refused reason) implements HoldResult {}

  /** What was asked for cannot be asked for. */
  record InvalidSelection(String field, String message) implements HoldResult {}

  record TierNotFound() implements HoldResult {}
}
