package io.fairqueue.http.claim;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.port.PaymentView;
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
public record ClaimBody(
    UUID claimId,
    UUID eventId,
    ClaimStatus status,
    @Nullable ReleaseReason releaseReason,
    List<UnitBody> units,
    long amountMinor,
    String currency,
    Instant createdAt,
    Instant expiresAt,
    @Nullable UUID paymentId) {

  /** Without its payment, which only the claim itself tells: a list is one read. */
  public static ClaimBody of(Claim claim) {
    return of(claim, List.of());
  }

  /**
   * The whole of it.
   *
   * @param payments the attempts to pay it, the newest first
   */
  public static ClaimBody of(Claim claim, List<PaymentView> payments) {
    var facts = claim.facts();
    return new ClaimBody(
        facts.id().value(),
        facts.eventId().value(),
        claim.status(),
        claim instanceof Claim.Released released ? released.reason() : null,
        facts.units().stream().map(UnitBody::of).toList(),
        facts.amount().minor(),
        facts.amount().currency().getCurrencyCode(),
        facts.createdAt(),
        facts.expiresAt(),
        counting(payments));
  }

  private static @Nullable UUID counting(List<PaymentView> newestFirst) {
    return newestFirst.stream()
        .map(PaymentView::payment)
        .filter(
            payment -> payment instanceof Payment.Succeeded || payment instanceof Payment.Refunded)
        .findFirst()
        .or(() -> newestFirst.stream().map(PaymentView::payment).findFirst())
        .map(payment -> payment.id().value())
        .orElse(null);
  }
}
