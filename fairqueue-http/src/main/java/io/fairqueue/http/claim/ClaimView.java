package io.fairqueue.http.claim;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.ReleaseReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claim, with units and prices as held.
 *
 * @param releaseReason only for a released claim
 * @param paymentId the payment that counts, or else the latest attempt; null before the first
 */
public record ClaimView(
    UUID claimId,
    UUID eventId,
    ClaimStatus status,
    @Nullable ReleaseReason releaseReason,
    List<UnitView> units,
    long amountMinor,
    String currency,
    Instant createdAt,
    Instant expiresAt,
    @Nullable UUID paymentId) {

  public static ClaimView of(Claim claim, @Nullable PaymentId payment) {
    var facts = claim.facts();
    return new ClaimView(
        facts.id().value(),
        facts.eventId().value(),
        claim.status(),
        claim instanceof Claim.Released released ? released.reason() : null,
        facts.units().stream().map(UnitView::of).toList(),
        facts.amount().minor(),
        facts.amount().currency().getCurrencyCode(),
        facts.createdAt(),
        facts.expiresAt(),
        payment == null ? null : payment.value());
  }
}
