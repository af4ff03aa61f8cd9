package io.fairqueue.tck.contract.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.RefundTrail;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.EventStats;
import io.fairqueue.port.PaymentStore.RefundOutcome;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Till;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A part of a sale is asked for, and goes back. */
@Tag("G18")
abstract class PartialRefundExamples extends PartialRefundSuite {

  @Test
  void aPartIsAskedForAtItsPriceAndItsTicketsAreVoid() {
    Claim.Confirmed sold = sold(2, 1);
    Set<UnitId> part = Set.of(unit(sold, dear, 0), unit(sold, cheap, 1));
    RefundId id = Till.refund();
    PaymentId paid = paymentOf(sold);

    RefundOutcome request =
        payments().requestRefund(sold.id(), id, part, "cannot come", false, ASKED_AT);

    Refund refund =
        new Refund(
            id,
            paid,
            payments().find(paid).orElseThrow().facts().reference(),
            naira(1_000),
            inOrder(sold, part),
            "cannot come",
            RefundStatus.PENDING,
            0,
            ASKED_AT,
            RefundTrail.NEW);
    assertThat(request).isEqualTo(new RefundOutcome.Requested(List.of(refund)));
    assertThat(payments().view(paid).orElseThrow().refunds()).containsExactly(refund);
    assertThat(claim(sold.id())).isEqualTo(sold);
    assertThat(status(paid)).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(voided(sold)).containsExactlyInAnyOrderElementsOf(part);
    assertThat(stock(event(sold))).isEqualTo(stock(5, 0, 3));
  }

  @Test
  void itsUnitsAreFreeWhenTheMoneyIsBackAndTheOthersStaySold() {
    Claim.Confirmed sold = sold(2, 1);
    UnitId back = unit(sold, cheap, 0);
    Refund refund = ask(sold, back);

    assertThat(payments().refundSucceeded(refund.id(), BACK_AT)).isTrue();
    assertThat(payments().refundSucceeded(refund.id(), BACK_AT)).isFalse();

    assertThat(claim(sold.id())).isEqualTo(sold);
    assertThat(status(paymentOf(sold))).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(view(sold).refundedMinor()).isEqualTo(100);
    assertThat(view(sold).refunds()).containsExactly(refund.ended(RefundStatus.SUCCEEDED));
    assertThat(Fixtures.liveClaim(stores().claims(), event(sold), sold.facts().customerId()))
        .contains(sold);
    assertThat(voided(sold)).containsExactly(back);
    assertThat(stock(event(sold))).isEqualTo(stock(6, 0, 2));
    Claim.Claimed next =
        held(hold(admitted(event(sold), START), new UnitSelection.Chosen(List.of(back)), BACK_AT));
    till().sell(next, BACK_AT);
    assertThat(stock(event(sold))).isEqualTo(stock(5, 0, 3));
  }

  @Test
  void withTheLastUnitTheClaimIsRefundedAndItsPayment() {
    Claim.Confirmed sold = sold(2, 1);
    Refund first = ask(sold, unit(sold, cheap, 0));
    Refund rest = only(payments().requestRefund(sold.id(), Till.refund(), "all of it", ASKED_AT));
    assertThat(rest.amount()).isEqualTo(naira(1_000));
    assertThat(rest.units()).containsExactlyInAnyOrder(unit(sold, cheap, 1), unit(sold, dear, 0));

    payments().refundSucceeded(rest.id(), ASKED_AT);
    assertThat(claim(sold.id())).isEqualTo(sold);
    assertThat(stock(event(sold))).isEqualTo(stock(7, 0, 1));
    payments().refundSucceeded(first.id(), BACK_AT);

    assertThat(claim(sold.id())).isEqualTo(sold.refund(BACK_AT));
    assertThat(status(paymentOf(sold))).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(view(sold).refundedMinor()).isEqualTo(1_100);
    assertThat(view(sold).refunds())
        .extracting(Refund::id)
        .containsExactlyInAnyOrder(first.id(), rest.id());
    assertThat(Fixtures.liveClaim(stores().claims(), event(sold), sold.facts().customerId()))
        .isEmpty();
    assertThat(stock(event(sold))).isEqualTo(stock(8, 0, 0));
    assertThat(ask(sold, Set.of(), false)).isEqualTo(NOT_REFUNDABLE);
  }

  @Test
  void aUnitIsAskedBackOnce() {
    Claim.Confirmed sold = sold(3, 0);
    UnitId one = unit(sold, cheap, 0);
    UnitId other = unit(sold, cheap, 1);
    Refund refund = ask(sold, one);

    assertThat(ask(sold, Set.of(one), false)).isEqualTo(NOT_REFUNDABLE);
    assertThat(ask(sold, Set.of(one, other), false)).isEqualTo(NOT_REFUNDABLE);
    payments().refundSucceeded(refund.id(), BACK_AT);
    assertThat(ask(sold, Set.of(one), true)).isEqualTo(NOT_REFUNDABLE);
    assertThat(ask(sold, Set.of(one, other), true)).isEqualTo(NOT_REFUNDABLE);

    assertThat(voided(sold)).containsExactly(one);
    assertThat(view(sold).refunds()).hasSize(1);
    assertThat(ask(sold, other).amount()).isEqualTo(naira(100));
  }

  @Test
  void unitsOfOthersAreUnknown() {
    Claim.Confirmed sold = sold(1, 0);
    UnitId own = unit(sold, cheap, 0);
    UnitId foreign = sold(1, 0).facts().units().getFirst().unitId();

    for (UnitId other : List.of(foreign, unknownUnit())) {
      assertThat(ask(sold, Set.of(other), false)).isEqualTo(new RefundOutcome.UnknownUnits());
      assertThat(ask(sold, Set.of(own, other), true)).isEqualTo(new RefundOutcome.UnknownUnits());
    }
    assertThat(voided(sold)).isEmpty();
    assertThat(view(sold).refunds()).isEmpty();
  }

  @Test
  void onlyWhatIsSoldIsRefundedInParts() {
    EventId event = onSale(SalePolicy.defaults());
    Claim.Claimed held = held(hold(admitted(event, START), items(2, 0), START));
    UnitId unit = held.facts().units().getFirst().unitId();

    assertThat(ask(held, Set.of(unit), false)).isEqualTo(NOT_REFUNDABLE);
    stores().claims().release(held.id(), ReleaseReason.CUSTOMER, START);
    assertThat(ask(held, Set.of(unit), false)).isEqualTo(NOT_REFUNDABLE);
    ClaimId nobodys = new ClaimId(UUID.randomUUID());
    assertThat(payments().requestRefund(nobodys, Till.refund(), Set.of(unit), "x", true, ASKED_AT))
        .isEqualTo(NOT_REFUNDABLE);
    assertThat(stock(event)).isEqualTo(stock(8, 0, 0));
  }

  @Test
  @Tag("F10")
  void aUsedTicketStandsAgainstItsOwnUnitOnly() {
    Claim.Confirmed sold = sold(3, 0);
    UnitId used = unit(sold, cheap, 1);
    checkIn(sold, used);

    assertThat(ask(sold, Set.of(used), false)).isEqualTo(new RefundOutcome.CheckedIn());
    assertThat(ask(sold, Set.of(), false)).isEqualTo(new RefundOutcome.CheckedIn());
    assertThat(voided(sold)).isEmpty();
    Refund other = ask(sold, unit(sold, cheap, 0));
    Refund forced = only(ask(sold, Set.of(used), true));
    payments().refundSucceeded(other.id(), BACK_AT);
    payments().refundSucceeded(forced.id(), BACK_AT);

    assertThat(claim(sold.id())).isEqualTo(sold);
    assertThat(stock(event(sold))).isEqualTo(stock(6, 0, 2));
    assertThat(hold(admitted(event(sold), START), new UnitSelection.Chosen(List.of(used)), BACK_AT))
        .isEqualTo(new HoldOutcome.UnitsTaken());
    Refund last = ask(sold, unit(sold, cheap, 2));
    payments().refundSucceeded(last.id(), BACK_AT);
    assertThat(claim(sold.id())).isEqualTo(sold.refund(BACK_AT));
    assertThat(stock(event(sold))).isEqualTo(stock(7, 0, 1));
  }

  @Test
  @Tag("G8")
  void aSaleByALatePaymentIsRefundedInParts() {
    EventId event = onSale(SalePolicy.defaults());
    Claim.Claimed claim = held(hold(admitted(event, START), items(2, 0), START));
    Payment payment = till().begin(claim, START);
    stores().claims().release(claim.id(), ReleaseReason.EXPIRED, START);
    payments().succeed(payment.id(), claim.facts().amount(), "ext", Till.refund(), START);
    Claim.Confirmed sold = (Claim.Confirmed) claim(claim.id());

    Refund refund = ask(sold, unit(sold, cheap, 0));
    payments().refundSucceeded(refund.id(), BACK_AT);

    assertThat(claim(sold.id())).isEqualTo(sold);
    assertThat(stock(event)).isEqualTo(stock(7, 0, 1));
  }

  @Test
  void moneyThatSoldNothingIsForNoUnits() {
    EventId event = onSale(SalePolicy.defaults());
    Claim.Claimed claim = held(hold(admitted(event, START), items(2, 0), START));
    Payment payment = till().begin(claim, START);
    payments().succeed(payment.id(), naira(7), "ext", Till.refund(), START);

    Refund due = refundOf(payment.id()).orElseThrow();

    assertThat(due.units()).isEmpty();
    payments().refundSucceeded(due.id(), START);
    assertThat(status(payment.id())).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(claim(claim.id())).isEqualTo(claim);
  }

  @Test
  @Tag("H2")
  void theNumbersCountWhatWentBack() {
    Claim.Confirmed sold = sold(2, 1);
    Refund back = ask(sold, unit(sold, dear, 0));
    Refund refused = ask(sold, unit(sold, cheap, 0));
    Refund pending = ask(sold, unit(sold, cheap, 1));
    payments().refundSucceeded(back.id(), BACK_AT);
    payments().refundFailed(refused.id(), "no", BACK_AT);

    EventStats stats = stores().stats().of(event(sold), BACK_AT);
    assertThat(stats.capturedMinor()).isEqualTo(1_100);
    assertThat(stats.refundedMinor()).isEqualTo(900);
    assertThat(stats.refunds())
        .isEqualTo(
            Map.of(RefundStatus.SUCCEEDED, 1L, RefundStatus.FAILED, 1L, RefundStatus.PENDING, 1L));
    payments().refundSucceeded(refused.id(), BACK_AT);
    payments().refundSucceeded(pending.id(), BACK_AT);
    EventStats after = stores().stats().of(event(sold), BACK_AT);
    assertThat(after.capturedMinor()).isEqualTo(1_100);
    assertThat(after.refundedMinor()).isEqualTo(1_100);
  }

  @Test
  @Tag("F14")
  void aClaimCountsForItsFanUntilItsLastUnitIsBack() {
    Claim.Confirmed sold = sold(2, 0);
    Refund one = ask(sold, unit(sold, cheap, 0));
    payments().refundSucceeded(one.id(), START);
    assertThat(Fixtures.liveClaim(stores().claims(), event(sold), sold.facts().customerId()))
        .contains(sold);
    Refund last = ask(sold, unit(sold, cheap, 1));
    payments().refundSucceeded(last.id(), START);

    held(hold(given().admitted(event(sold), sold.facts().customerId(), START), items(1, 0), START));
  }

  private static List<UnitId> inOrder(Claim sold, Collection<UnitId> units) {
    return sold.facts().units().stream().map(HeldUnit::unitId).filter(units::contains).toList();
  }
}
