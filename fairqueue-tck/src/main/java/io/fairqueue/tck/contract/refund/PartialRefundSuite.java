package io.fairqueue.tck.contract.refund;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.domain.UnitSelection.Item;
import io.fairqueue.port.DoorScan;
import io.fairqueue.port.PaymentStore;
import io.fairqueue.port.PaymentStore.RefundOutcome;
import io.fairqueue.port.PaymentView;
import io.fairqueue.port.TicketStore.CheckInOutcome;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Till;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What the themes of {@link PartialRefundContract} share. */
abstract class PartialRefundSuite extends StoresSuite {

  static final Instant ASKED_AT = START.plusSeconds(60);
  static final Instant BACK_AT = START.plusSeconds(90);
  static final RefundOutcome NOT_REFUNDABLE = new RefundOutcome.NotRefundable();

  // Of the event that was put on sale last: a tier is of one.
  Tier cheap = Fixtures.general("Cheap", 4, 100);
  Tier dear = Fixtures.general("Dear", 4, 900);
  final Tier free = Fixtures.general("Free", 4, 0);

  /** Sold units of two tiers, of an event that has four of each. */
  final Claim.Confirmed sold(int ofCheap, int ofDear) {
    EventId event = onSale(SalePolicy.defaults());
    return till().sell(held(hold(admitted(event, START), items(ofCheap, ofDear), START)), START);
  }

  final EventId onSale(SalePolicy policy) {
    cheap = Fixtures.general("Cheap", 4, 100);
    dear = Fixtures.general("Dear", 4, 900);
    return given().onSale(Fixtures.details(policy, cheap, dear)).id();
  }

  final UnitSelection items(int ofCheap, int ofDear) {
    return ofDear == 0
        ? new UnitSelection.AnyOf(ofCheap, cheap.id())
        : new UnitSelection.AnyOf(
            List.of(new Item(ofCheap, cheap.id()), new Item(ofDear, dear.id())));
  }

  final RefundOutcome ask(Claim sold, Set<UnitId> units, boolean force) {
    return payments()
        .requestRefund(sold.id(), Till.refund(), units, "cannot come", force, ASKED_AT);
  }

  final Refund ask(Claim sold, UnitId unit) {
    return only(ask(sold, Set.of(unit), false));
  }

  static Refund only(RefundOutcome request) {
    if (request instanceof RefundOutcome.Requested asked && asked.refunds().size() == 1) {
      return asked.refunds().getFirst();
    }
    throw new AssertionError(request);
  }

  final Refund refund(Claim sold, Refund which) {
    return view(sold).refunds().stream()
        .filter(each -> each.id().equals(which.id()))
        .findFirst()
        .orElseThrow();
  }

  final CheckInOutcome checkIn(Claim sold, UnitId unit) {
    Ticket ticket =
        stores().tickets().ofClaim(sold.id()).stream()
            .filter(each -> each.facts().unitId().equals(unit))
            .findFirst()
            .orElseThrow();
    return stores()
        .tickets()
        .checkIn(DoorScan.of(event(sold), ticket.id()), Fixtures.DOORKEEPER, START);
  }

  final List<UnitId> voided(Claim sold) {
    return stores().tickets().ofClaim(sold.id()).stream()
        .filter(Ticket.Voided.class::isInstance)
        .map(ticket -> ticket.facts().unitId())
        .toList();
  }

  static UnitId unit(Claim sold, Tier tier, int index) {
    return sold.facts().units().stream()
        .filter(unit -> unit.tierId().equals(tier.id()))
        .map(HeldUnit::unitId)
        .toList()
        .get(index);
  }

  final PaymentView view(Claim sold) {
    return payments().view(paymentOf(sold)).orElseThrow();
  }

  final PaymentStatus status(PaymentId id) {
    return payments().find(id).orElseThrow().status();
  }

  final PaymentId paymentOf(Claim sold) {
    return payments().ofClaim(sold.id()).getFirst().id();
  }

  static EventId event(Claim sold) {
    return sold.facts().eventId();
  }

  final PaymentStore payments() {
    return stores().payments();
  }
}
