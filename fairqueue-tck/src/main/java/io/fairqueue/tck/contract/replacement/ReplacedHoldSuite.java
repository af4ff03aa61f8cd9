package io.fairqueue.tck.contract.replacement;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.port.PaymentStore.BeginOutcome;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the themes of {@link ReplacedHoldContract} share. */
abstract class ReplacedHoldSuite extends StoresSuite {

  static final Instant LATER = START.plusSeconds(20);
  static final HoldOutcome NOT_REPLACEABLE = new HoldOutcome.NotReplaceable();
  static final int ATTEMPTS = 3;

  final HoldOutcome replace(
      Claim old, QueueEntry.Admitted entry, UnitSelection selection, Instant now) {
    return stores().claims().hold(Fixtures.request(entry, selection, old.id(), now));
  }

  static HoldRequest replacing(ClaimId old, QueueEntry.Admitted entry) {
    return Fixtures.request(entry, any(1), old, LATER);
  }

  final BeginOutcome begin(Claim.Claimed claim) {
    var id = new PaymentId(UUID.randomUUID());
    return stores().payments().begin(id, claim.id(), "ref-" + id, null, ATTEMPTS, LATER);
  }

  /** All units of an event, in their order. */
  final List<UnitId> units(EventId event, int count) {
    Claim.Claimed all = given().held(event, given().customer(), count, START);
    stores().claims().release(all.id(), ReleaseReason.CUSTOMER, START);
    return all.facts().units().stream().map(HeldUnit::unitId).toList();
  }

  static EventDetails several(int claims, int units) {
    return Fixtures.details(
        SalePolicy.defaults().edit().maxClaimsPerFan(claims).build(),
        Fixtures.general("Standing", units, Fixtures.PRICE));
  }

  static CustomerId fan(QueueEntry.Admitted entry) {
    return entry.facts().customerId();
  }

  static UnitSelection any(int quantity) {
    return new UnitSelection.AnyOf(quantity, null);
  }
}
