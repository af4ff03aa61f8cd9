package io.fairqueue.cli.claim;

import io.fairqueue.cli.payment.PaymentRow;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.ReleaseReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything about a claim. */
record ClaimSheet(
    String claimId,
    ClaimStatus status,
    @Nullable ReleaseReason releaseReason,
    String eventId,
    String customerId,
    String queueEntryId,
    long amountMinor,
    String currency,
    Instant createdAt,
    Instant expiresAt,
    List<Unit> units,
    List<PaymentRow> payments) {

  static ClaimSheet of(Claim claim, List<PaymentRow> payments) {
    var facts = claim.facts();
    return new ClaimSheet(
        facts.id().toString(),
        claim.status(),
        claim instanceof Claim.Released released ? released.reason() : null,
        facts.eventId().toString(),
        facts.customerId().toString(),
        facts.entryId().toString(),
        facts.amount().minor(),
        facts.amount().currency().getCurrencyCode(),
        facts.createdAt(),
        facts.expiresAt(),
        facts.units().stream().map(Unit::of).toList(),
        payments);
  }

  /** A unit as it was held. */
  record Unit(String unitId, String label, long priceMinor) {

    private static Unit of(HeldUnit unit) {
      return new Unit(unit.unitId().toString(), unit.label(), unit.priceMinor());
    }
  }
}
