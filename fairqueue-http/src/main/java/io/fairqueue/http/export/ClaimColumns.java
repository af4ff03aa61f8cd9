package io.fairqueue.http.export;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.ListedClaim;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is told of claims. */
final class ClaimColumns {

  static final List<Column<ListedClaim>> ALL =
      List.of(
          of("claim_id", Claim::id),
          of("status", Claim::status),
          new Column<>("name", ListedClaim::name),
          new Column<>("email", ListedClaim::email),
          of("quantity", claim -> claim.facts().units().size()),
          of("units", ClaimColumns::units),
          of("amount_minor", claim -> claim.facts().amount().minor()),
          of("currency", claim -> claim.facts().amount().currency().getCurrencyCode()),
          of("created_at", claim -> claim.facts().createdAt()),
          of("expires_at", claim -> claim.facts().expiresAt()),
          of("confirmed_at", ClaimColumns::confirmedAt),
          of("released_at", ClaimColumns::releasedAt),
          of("release_reason", ClaimColumns::releaseReason),
          of("refunded_at", ClaimColumns::refundedAt));

  private ClaimColumns() {}

  private static Column<ListedClaim> of(String name, Function<Claim, @Nullable Object> value) {
    return new Column<>(name, listed -> value.apply(listed.claim()));
  }

  private static String units(Claim claim) {
    return claim.facts().units().stream().map(HeldUnit::label).collect(Collectors.joining(" | "));
  }

  private static @Nullable Instant confirmedAt(Claim claim) {
    return claim instanceof Claim.Confirmed sold ? sold.confirmedAt() : null;
  }

  private static @Nullable Instant releasedAt(Claim claim) {
    return claim instanceof Claim.Released released ? released.releasedAt() : null;
  }

  private static @Nullable Object releaseReason(Claim claim) {
    return claim instanceof Claim.Released released ? released.reason() : null;
  }

  private static @Nullable Instant refundedAt(Claim claim) {
    return claim instanceof Claim.Refunded refunded ? refunded.refundedAt() : null;
  }
}
