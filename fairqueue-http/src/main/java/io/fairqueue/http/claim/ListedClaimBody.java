package io.fairqueue.http.claim;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.ListedClaim;
import io.fairqueue.domain.ReleaseReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claim and whose it is, with units and prices as held.
 *
 * @param releaseReason only for a released claim
 * @param name null where the fan gave none
 * @param email null once the account is deleted
 */
record ListedClaimBody(
    UUID claimId,
    UUID eventId,
    ClaimStatus status,
    @Nullable ReleaseReason releaseReason,
    @Nullable String name,
    @Nullable String email,
    List<UnitBody> units,
    long amountMinor,
    String currency,
    Instant createdAt,
    Instant expiresAt) {

  static ListedClaimBody of(ListedClaim listed) {
    Claim claim = listed.claim();
    var facts = claim.facts();
    return new ListedClaimBody(
        facts.id().value(),
        facts.eventId().value(),
        claim.status(),
        claim instanceof Claim.Released released ? released.reason() : null,
        listed.name(),
        Optional.ofNullable(listed.email()).map(EmailAddress::value).orElse(null),
        facts.units().stream().map(UnitBody::of).toList(),
        facts.amount().minor(),
        facts.amount().currency().getCurrencyCode(),
        facts.createdAt(),
        facts.expiresAt());
  }

  /** Never a name or an address: they stay out of logs. */
  @Override
  public String toString() {
    return "ListedClaimBody[" + claimId + "]";
  }
}
