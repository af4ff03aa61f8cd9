package io.fairqueue.port;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;

/** What became of a hold. */
public sealed interface HoldOutcome {

  /** {@link Claim.Claimed}, or {@link Claim.Confirmed} when it costs nothing. */
  record Held(Claim claim) implements HoldOutcome {}

  /** A rule said no; nothing was changed. */
  sealed interface Refused extends HoldOutcome {}

  /** The fan has a live or sold claim here. */
  record AlreadyClaimed(ClaimId claim) implements Refused {}

  /** The event is not on sale, or its sale is over. */
  record SaleClosed() implements Refused {}

  /** The window is over, the admission was given up, or it was used already. */
  record NotAdmitted() implements Refused {}

  /** A chosen unit is not one of this event's. */
  record UnknownUnits() implements Refused {}

  /** Free units exist, but not these or not so many. */
  record UnitsTaken() implements Refused {}

  /** No unit is free. */
  record SoldOut() implements Refused {}
}
