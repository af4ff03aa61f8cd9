package io.fairqueue.postgres.claim;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.postgres.sql.Statements;
import io.fairqueue.postgres.stock.Sale;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A claim that another one is to take the place of.
 *
 * @param number of the admission that it used, in its line
 * @param isRunning whether that admission's window still runs
 * @param isPaid whether it is being paid
 */
record Replaced(Claim.Claimed claim, long number, boolean isRunning, boolean isPaid) {

  private static final Statements SQL = new Statements(PostgresClaimStore.class);

  /**
   * The claim, locked after the admission that it used; empty unless it is an unpaid one of this
   * fan's, made by this admission.
   */
  static Optional<Replaced> lock(
      Handle handle,
      EventId event,
      Sale sale,
      EntryId entry,
      CustomerId customer,
      ClaimId claim,
      Instant now) {
    SQL.query(handle, "hold.replaced-lock")
        .bind("event", event.value())
        .bind("customer", customer.value())
        .bind("claim", claim.value())
        .map((row, context) -> row.getLong("number"))
        .findOne();
    ClaimRows.lock(handle, claim);
    return find(handle, event, sale, entry, customer, claim, now);
  }

  /** Why it can't be replaced, as last committed; empty if it can. */
  static Optional<HoldOutcome.Refused> refusal(
      Handle handle,
      EventId event,
      Sale sale,
      EntryId entry,
      CustomerId customer,
      ClaimId claim,
      Instant now) {
    if (!sale.sellsAt(now)) {
      return Optional.of(new HoldOutcome.SaleClosed());
    }
    return find(handle, event, sale, entry, customer, claim, now)
        .map(Replaced::refusal)
        .orElseGet(() -> Optional.of(new HoldOutcome.NotReplaceable()));
  }

  Optional<HoldOutcome.Refused> refusal() {
    if (!isRunning) {
      return Optional.of(new HoldOutcome.NotAdmitted());
    }
    return isPaid ? Optional.of(new HoldOutcome.PaymentInProgress()) : Optional.empty();
  }

  private static Optional<Replaced> find(
      Handle handle,
      EventId event,
      Sale sale,
      EntryId entry,
      CustomerId customer,
      ClaimId id,
      Instant now) {
    return ClaimRows.find(handle, id)
        .filter(Claim.Claimed.class::isInstance)
        .map(Claim.Claimed.class::cast)
        .filter(claim -> now.isBefore(claim.facts().expiresAt()))
        .filter(claim -> claim.facts().customerId().equals(customer))
        .filter(claim -> claim.facts().entryId().equals(entry))
        .flatMap(
            claim ->
                SQL.query(handle, "hold.replaced-find")
                    .bind("event", event.value())
                    .bind("customer", customer.value())
                    .bind("claim", id.value())
                    .bind("clock", sale.admissionClock(now))
                    .map(
                        (row, context) ->
                            new Replaced(
                                claim,
                                row.getLong("number"),
                                row.getBoolean("is_running"),
                                row.getBoolean("is_paid")))
                    .findOne());
  }
}
