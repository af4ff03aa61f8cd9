package io.fairqueue.tck.contract.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.PaymentStore.Settlement;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Money that comes too late, twice or wrong ends in a ticket or goes back. */
abstract class LatePaymentExamples extends PaymentSuite {

  private static final Instant LATE = START.plus(Fixtures.HOLD).plusSeconds(5);

  @Test
  @Tag("G8")
  @Tag("N27")
  void latePaymentBuysEqualUnitsIfTheyAreFree() {
    EventId event = given().onSale(2).id();
    Claim.Claimed claim = given().held(event, START);
    Payment payment = begin(claim);
    release(claim);

    Settlement settlement = succeed(payment.id(), claim.facts().amount(), LATE);

    assertThat(settlement)
        .isInstanceOfSatisfying(
            Settlement.Confirmed.class,
            confirmed -> {
              assertThat(confirmed.claim().confirmedAt()).isEqualTo(LATE);
              assertThat(confirmed.claim().facts().units()).hasSize(1);
              assertThat(claim(claim.id())).isEqualTo(confirmed.claim());
            });
    assertThat(stock(event)).isEqualTo(stock(1, 0, 1));
    assertThat(Fixtures.liveClaim(stores().claims(), event, claim.facts().customerId()))
        .isPresent();
  }

  @Test
  @Tag("G8")
  @Tag("N27")
  void latePaymentGoesBackIfNothingIsFree() {
    EventId event = given().onSale(1).id();
    Claim.Claimed claim = given().held(event, START);
    Payment payment = begin(claim);
    release(claim);
    given().held(event, LATE);
    RefundId refund = newRefund();

    Settlement settlement =
        payments().succeed(payment.id(), claim.facts().amount(), "ext", refund, LATE);

    Refund due = refundDue(settlement);
    assertThat(due.id()).isEqualTo(refund);
    assertThat(due.paymentId()).isEqualTo(payment.id());
    assertThat(due.reference()).isEqualTo(payment.facts().reference());
    assertThat(due.amount()).isEqualTo(claim.facts().amount());
    assertThat(due.status()).isEqualTo(RefundStatus.PENDING);
    assertThat(refundOf(payment.id())).contains(due);
    assertThat(payment(payment.id()).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(claim(claim.id())).isInstanceOf(Claim.Released.class);
    assertThat(stock(event)).isEqualTo(stock(0, 1, 0));
    assertThat(succeed(payment.id(), claim.facts().amount(), LATE))
        .isEqualTo(new Settlement.Already());
  }

  @Test
  @Tag("C14")
  @Tag("G8")
  void onceTheEventIsOverLatePaymentGoesBack() {
    Instant over = Fixtures.SALE_END.minusSeconds(60);
    EventId event = given().onSale(Fixtures.endsBeforeItsSale()).id();
    Instant held = over.minus(Fixtures.HOLD).minusSeconds(1);
    Claim.Claimed claim = given().held(event, held);
    Payment payment = begin(claim);
    stores().claims().release(claim.id(), ReleaseReason.EXPIRED, over.minusSeconds(1));

    refundDue(succeed(payment.id(), claim.facts().amount(), over));

    assertThat(claim(claim.id())).isInstanceOf(Claim.Released.class);
  }

  @Test
  @Tag("G8")
  void latePaymentTakesNothingFromTheAdmitted() {
    EventId event = given().onSale(1).id();
    Claim.Claimed claim = given().held(event, START);
    Payment payment = begin(claim);
    release(claim);
    QueueEntry.Admitted next = admitted(event, LATE);

    refundDue(succeed(payment.id(), claim.facts().amount(), LATE));

    held(hold(next, 1, LATE));
  }

  @Test
  @Tag("G8")
  void latePaymentMayTakeWhatAnAdmissionThatRanOutLeft() {
    EventId event = given().onSale(1).id();
    Claim.Claimed claim = given().held(event, START);
    Payment payment = begin(claim);
    release(claim);
    QueueEntry.Admitted next = admitted(event, LATE);

    assertThat(succeed(payment.id(), claim.facts().amount(), next.admittedUntil()))
        .isInstanceOf(Settlement.Confirmed.class);
  }

  @Test
  @Tag("G8")
  void latePaymentForACancelledEventGoesBackAndForAnEndedOneBuys() {
    Claim.Claimed cancelled = held(1);
    Payment one = begin(cancelled);
    release(cancelled);
    Event.Active event = (Event.Active) event(cancelled.facts().eventId());
    stores().events().replace(event, event.cancel("Storm", LATE));
    refundDue(succeed(one.id(), cancelled.facts().amount(), LATE));

    Claim.Claimed ended = held(1);
    Payment other = begin(ended);
    release(ended);
    Event.Active over = (Event.Active) event(ended.facts().eventId());
    stores().events().replace(over, over.end(LATE));
    assertThat(succeed(other.id(), ended.facts().amount(), LATE))
        .isInstanceOf(Settlement.Confirmed.class);
  }

  @Test
  @Tag("F3")
  @Tag("G8")
  void latePaymentOfAFanWhoHoldsAgainGoesBack() {
    EventId event = given().onSale(5).id();
    CustomerId fan = given().customer();
    Claim.Claimed first = given().held(event, fan, 1, START);
    Payment payment = begin(first);
    release(first);
    Claim.Claimed second = given().held(event, fan, 1, LATE);

    refundDue(succeed(payment.id(), first.facts().amount(), LATE));

    assertThat(Fixtures.liveClaim(stores().claims(), event, fan)).contains(second);
  }

  /** A fan who waits again when the money comes has an admission too many then. */
  @Test
  @Tag("F3")
  void anotherAdmissionDoesNotBuyASecondTime() {
    EventId event = given().onSale(5).id();
    CustomerId fan = given().customer();
    Claim.Claimed first = given().held(event, fan, 1, START);
    Payment payment = begin(first);
    release(first);
    QueueEntry.Admitted second = given().admitted(event, fan, LATE);
    assertThat(succeed(payment.id(), first.facts().amount(), LATE))
        .isInstanceOf(Settlement.Confirmed.class);

    HoldOutcome outcome =
        stores().claims().hold(Fixtures.request(second, new UnitSelection.AnyOf(1, null), LATE));

    assertThat(outcome).isEqualTo(new HoldOutcome.AlreadyClaimed(first.id()));
    assertThat(stores().lineReads().find(event, fan)).contains(second);
  }

  @Test
  @Tag("N26")
  void aHoldThatEndedWithTheSaleMayStillBePaid() {
    Claim.Claimed claim = held(1);
    Payment payment = begin(claim);
    Event.Active event = (Event.Active) event(claim.facts().eventId());
    stores().events().replace(event, event.end(START));

    assertThat(succeed(payment.id(), claim.facts().amount()))
        .isInstanceOf(Settlement.Confirmed.class);
  }

  @Test
  @Tag("G6")
  void anotherAmountOrCurrencyIsNoPriceAndGoesBack() {
    long due = Fixtures.PRICE;
    for (Money wrong :
        List.of(naira(due - 1), naira(due + 1), new Money(due, Currency.getInstance("GHS")))) {
      Claim.Claimed claim = held(1);
      Payment payment = begin(claim);

      Refund refund = refundDue(succeed(payment.id(), wrong));

      assertThat(refund.amount()).isEqualTo(wrong);
      assertThat(claim(claim.id())).isEqualTo(claim);
      assertThat(payment(payment.id()).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }
  }

  @Test
  @Tag("G13")
  void aSecondSuccessForOneClaimGoesBack() {
    Claim.Claimed claim = held(1);
    Payment first = begin(claim);
    payments().fail(first.id(), "timeout", ATTEMPTS, START);
    Payment second = begun(tryBegin(claim, START));

    assertThat(succeed(first.id(), claim.facts().amount()))
        .isInstanceOf(Settlement.Confirmed.class);
    refundDue(succeed(second.id(), claim.facts().amount()));

    assertThat(claim(claim.id())).isInstanceOf(Claim.Confirmed.class);
    assertThat(stock(claim.facts().eventId())).isEqualTo(stock(3, 0, 1));
  }

  @Test
  @Tag("G8")
  void moneyInTimeConfirmsThoughTheHoldWasNotSweptYet() {
    Claim.Claimed claim = held(1);
    Payment payment = begin(claim);

    assertThat(succeed(payment.id(), claim.facts().amount(), LATE.plus(Duration.ofHours(1))))
        .isInstanceOf(Settlement.Confirmed.class);
  }

  private void release(Claim.Claimed claim) {
    stores().claims().release(claim.id(), ReleaseReason.EXPIRED, claim.facts().expiresAt());
  }
}
