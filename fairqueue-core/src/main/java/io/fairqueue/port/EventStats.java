package io.fairqueue.port;

import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.RefundStatus;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * An event in numbers.
 *
 * @param waiting fans in the line
 * @param admitted outstanding admissions
 * @param claims claims by state; a state without claims is absent
 * @param refunds refunds by state; likewise
 * @param capturedMinor money in the event's currency that was captured for its claims, refunded or
 *     not: what the gateway took, also where that is not what was due
 * @param refundedMinor the part of it that went back
 * @param joinsPerMinute joins of the last 60 seconds
 * @param admissionsPerMinute admissions of the last 60 seconds
 * @param waits how long the admitted had waited
 */
public record EventStats(
    long waiting,
    long admitted,
    Map<ClaimStatus, Long> claims,
    Map<RefundStatus, Long> refunds,
    long capturedMinor,
    long refundedMinor,
    long joinsPerMinute,
    long admissionsPerMinute,
    Waits waits) {

  /**
   * Seconds from join to admission, by nearest rank, down to a tenth; empty while nobody was
   * admitted.
   */
  public record Waits(OptionalDouble p50, OptionalDouble p90, OptionalDouble p99) {}
}
