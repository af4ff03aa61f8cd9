package io.fairqueue.port;

import io.fairqueue.domain.Claim;

/** What became of a release. */
public sealed interface ReleaseOutcome {

  record Released(Claim.Released claim) implements ReleaseOutcome {}

  /** The claim is not held any more, or never was. */
  record NotHeld() implements ReleaseOutcome {}

  /** A payment of this claim has not ended yet. */
  record PaymentInProgress() implements ReleaseOutcome {}
}
