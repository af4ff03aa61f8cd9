package io.fairqueue.port;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import java.util.OptionalLong;

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
  record UnitsTaken(OptionalLong free) implements Refused {

    /** These very units. */
    public UnitsTaken() {
      this(OptionalLong.empty());
    }

    /**
     * So many of a kind.
     *
     * @param free how many of it are left
     */
    public UnitsTaken(long free) {
      this(OptionalLong.of(free));
    }
  }

  /** No unit is free. */
  record SoldOut() implements Refused {}
}
