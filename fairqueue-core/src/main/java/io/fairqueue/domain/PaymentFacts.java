package io.fairqueue.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a payment in every state.
 *
 * @param reference the name that the gateway knows the payment by
 * @param externalId the gateway's own id; null until it gave one
 * @param authorizationUrl where the fan pays; null until the gateway gave it
 */
public record PaymentFacts(
    PaymentId id,
    ClaimId claimId,
    String reference,
    Money amount,
    @Nullable PaymentMethod method,
    @Nullable String externalId,
    @Nullable String authorizationUrl,
    Instant createdAt,
    Instant updatedAt) {

  PaymentFacts opened(String theirs, String url, @Nullable String external, Instant now) {
    return new PaymentFacts(id, claimId, theirs, amount, method, external, url, createdAt, now);
  }

  /** The gateway gave its own id after the end. */
  public PaymentFacts identified(String external) {
    return settled(external, updatedAt);
  }

  PaymentFacts settled(@Nullable String external, Instant now) {
    return new PaymentFacts(
        id,
        claimId,
        reference,
        amount,
        method,
        external == null ? externalId : external,
        authorizationUrl,
        createdAt,
        now);
  }
}
