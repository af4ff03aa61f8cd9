package io.fairqueue.claim;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimStore;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.Operation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Uses an admission to hold units until they are paid. */
final class HoldUnits {

  private final EventStore events;
  private final ClaimStore claims;
  private final Notifier notifier;
  private final IdSource ids;
  private final InstantSource time;

  HoldUnits(
      EventStore events, ClaimStore claims, Notifier notifier, IdSource ids, InstantSource time) {
    this.events = events;
    this.claims = claims;
    this.notifier = notifier;
    this.ids = ids;
    this.time = time;
  }

  /**
   * Standing comes before input: who may not claim at all is told so, whatever was asked for.
   *
   * @param replaces the unpaid claim that the new one takes the place of; null for a claim by an
   *     unused admission
   */
  public HoldOutcome hold(
      EventId id,
      EntryId entry,
      CustomerId customer,
      UnitSelection selection,
      @Nullable ClaimId replaces) {
    Instant now = time.instant();
    Event event = events.find(id).orElse(null);
    if (event == null) {
      return new HoldOutcome.SaleClosed();
    }
    HoldOutcome.Refused invalid = invalid(event, selection);
    if (invalid != null) {
      return claims.refusal(id, entry, customer, replaces, now).orElse(invalid);
    }
    var request =
        new HoldRequest(
            new ClaimId(ids.next()),
            id,
            entry,
            customer,
            selection,
            replaces,
            now,
            now.plus(event.policy().claimTtl()));
    HoldOutcome outcome = claims.hold(request);
    if (outcome instanceof HoldOutcome.Held) {
      notifier.notify(new Notifier.Notice.StockChanged(id));
      return outcome;
    }
    return before(request.claim(), customer)
        .<HoldOutcome>map(HoldOutcome.Held::new)
        .orElse(outcome);
  }

  /** What an earlier try of the same operation held. */
  private Optional<Claim> before(ClaimId claim, CustomerId customer) {
    return Operation.isRepeated()
        ? claims.find(claim).filter(each -> each.facts().customerId().equals(customer))
        : Optional.empty();
  }

  private static HoldOutcome.@Nullable Refused invalid(Event event, UnitSelection selection) {
    int max = event.policy().maxUnitsPerClaim();
    String field = field(selection);
    if (selection.quantity() < 1 || selection.quantity() > max) {
      return new HoldOutcome.InvalidSelection(field, "must be between 1 and " + max);
    }
    return switch (selection) {
      case UnitSelection.AnyOf any -> invalidItem(event, any, field).orElse(null);
      case UnitSelection.Chosen chosen ->
          new HashSet<>(chosen.unitIds()).size() < chosen.quantity()
              ? new HoldOutcome.InvalidSelection(field, "must be distinct")
              : null;
    };
  }

  private static String field(UnitSelection selection) {
    return switch (selection) {
      case UnitSelection.AnyOf any -> any.items().size() > 1 ? "items" : "quantity";
      case UnitSelection.Chosen chosen -> "unit_ids";
    };
  }

  private static Optional<HoldOutcome.Refused> invalidItem(
      Event event, UnitSelection.AnyOf any, String field) {
    if (any.items().stream().anyMatch(item -> item.quantity() < 1)) {
      return Optional.of(new HoldOutcome.InvalidSelection(field, "must each be at least 1"));
    }
    return any.items().stream().flatMap(item -> invalidTier(event, item).stream()).findFirst();
  }

  private static Optional<HoldOutcome.Refused> invalidTier(Event event, UnitSelection.Item item) {
    var tiers = event.details().tiers();
    if (item.tierId() == null) {
      return tiers.size() == 1
          ? Optional.empty()
          : Optional.of(
              new HoldOutcome.InvalidSelection("tier_id", "must name one of several tiers"));
    }
    return tiers.stream().anyMatch(tier -> tier.id().equals(item.tierId()))
        ? Optional.empty()
        : Optional.of(new HoldOutcome.TierNotFound());
  }
}
