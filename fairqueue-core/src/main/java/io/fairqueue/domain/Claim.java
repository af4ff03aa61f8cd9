package io.fairqueue.domain;

import java.time.Instant;

/**
 * A fan's right to units.
 *
 * <pre>
 * CLAIMED → CONFIRMED → REFUNDED;  CLAIMED → RELEASED;  RELEASED → CONFIRMED for late money only
 * </pre>
 */
public sealed interface Claim {

  ClaimFacts facts();

  ClaimStatus status();

  default ClaimId id() {
    return facts().id();
  }

  /** Held until {@link ClaimFacts#expiresAt()}, not paid. */
  record Claimed(ClaimFacts facts) implements Claim {

    @Override
    public ClaimStatus status() {
      return ClaimStatus.CLAIMED;
    }

    public Confirmed confirm(Instant now) {
      return new Confirmed(facts, now);
    }

    public Released release(ReleaseReason reason, Instant now) {
      return new Released(facts, reason, now);
    }
  }

  /** Paid, or free. */
  record Confirmed(ClaimFacts facts, Instant confirmedAt) implements Claim {

    @Override
    public ClaimStatus status() {
      return ClaimStatus.CONFIRMED;
    }

    public Refunded refund(Instant now) {
      return new Refunded(facts, now);
    }
  }

  /** Units given back. */
  record Released(ClaimFacts facts, ReleaseReason reason, Instant releasedAt) implements Claim {

    @Override
    public ClaimStatus status() {
      return ClaimStatus.RELEASED;
    }

    /** The money came after the release and equal units, already taken, were free. */
    public Confirmed confirmLate(ClaimFacts reacquired, Instant now) {
      return new Confirmed(reacquired, now);
    }
  }

  /** Money and units given back. */
  record Refunded(ClaimFacts facts, Instant refundedAt) implements Claim {

    @Override
    public ClaimStatus status() {
      return ClaimStatus.REFUNDED;
    }
  }
}
