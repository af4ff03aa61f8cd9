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

  /** The fan has as many live or sold claims here as one may; the newest of them. */
  record AlreadyClaimed(ClaimId claim) implements Refused {}

  /** The event is not on sale, or its sale is over. */
  record SaleClosed() implements Refused {}

  /** The window is over, the admission was given up, or it was used already. */
  record NotAdmitted() implements Refused {}

  /** The claim to replace is not an unpaid one of this fan's, made by this admission. */
  record NotReplaceable() implements Refused {}

  /** The claim to replace is being paid. */
  record PaymentInProgress() implements Refused {}

  /** A chosen unit is not one of this event's. */
  record UnknownUnits() implements Refused {}

  /** Free units exist, but not these or not so many of a tier: of several, the first such. */
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
