package io.fairqueue.tck.contract.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.RefundTrail;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Ticket;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.PaymentStore.RefundOutcome;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Asking for the money of a sale back, once. */
abstract class RefundExamples extends PaymentSuite {

  private static final Instant PAID_AT = START.plusSeconds(90);

  @Test
  @Tag("G14")
  void fromTheRequestOnTheTicketsAreVoidAndTheUnitsStaySold() {
    Claim.Confirmed sold = sold(2);
    Payment paid = payments().ofClaim(sold.id()).getFirst();
    RefundId id = newRefund();

    RefundOutcome request = payments().requestRefund(sold.id(), id, "cannot come", ASKED_AT);

    Refund refund =
        new Refund(
            id,
            paid.id(),
            paid.facts().reference(),
            sold.facts().amount(),
            sold.facts().units().stream().map(HeldUnit::unitId).toList(),
            "cannot come",
            RefundStatus.PENDING,
            0,
            ASKED_AT,
            RefundTrail.NEW);
    assertThat(request).isEqualTo(new RefundOutcome.Requested(List.of(refund)));
    assertThat(refundOf(paid.id())).contains(refund);
    assertThat(claim(sold.id())).isEqualTo(sold);
    assertThat(payment(paid.id())).isEqualTo(paid);
    assertThat(tickets(sold.id()))
        .hasSize(2)
        .allMatch(ticket -> ticket.equals(new Ticket.Voided(ticket.facts(), ASKED_AT)));
    assertThat(stock(sold.facts().eventId())).isEqualTo(stock(3, 0, 2));
    assertThat(isDue(refund, ASKED_AT)).isTrue();
  }

  @Test
  @Tag("C3")
  @Tag("G14")
  void theUnitsAreFreeWhenTheMoneyIsBack() {
    Claim.Confirmed sold = sold(2);
    EventId event = sold.facts().eventId();
    Refund refund = till().requestRefund(sold, ASKED_AT);

    assertThat(payments().refundSucceeded(refund.id(), PAID_AT)).isTrue();

    assertThat(claim(sold.id())).isEqualTo(sold.refund(PAID_AT));
    assertThat(payment(refund.paymentId()).status()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(refundOf(refund.paymentId())).contains(refund.ended(RefundStatus.SUCCEEDED));
    assertThat(Fixtures.liveClaim(stores().claims(), event, sold.facts().customerId())).isEmpty();
    assertThat(tickets(sold.id())).hasSize(2).allMatch(Ticket.Voided.class::isInstance);
    assertThat(stock(event)).isEqualTo(stock(5, 0, 0));
    given().held(event, sold.facts().customerId(), 5, PAID_AT);
  }

  @Test
  @Tag("G14")
  void aRefundIsAskedForOnce() {
    Claim.Confirmed sold = sold(1);
    Refund refund = till().requestRefund(sold, ASKED_AT);

    assertThat(request(sold.id())).isEqualTo(NOT_REFUNDABLE);
    payments().refundSucceeded(refund.id(), PAID_AT);
    assertThat(request(sold.id())).isEqualTo(NOT_REFUNDABLE);

    assertThat(refundOf(refund.paymentId())).contains(refund.ended(RefundStatus.SUCCEEDED));
    assertThat(claim(sold.id())).isEqualTo(sold.refund(PAID_AT));
  }

  @Test
  @Tag("G14")
  void aRefundThatTheGatewayRefusedIsAskedForAgain() {
    Claim.Confirmed sold = sold(1);
    Refund first = till().requestRefund(sold, START);
    payments().refundFailed(first.id(), "account closed", START);
    assertThat(claim(sold.id())).isEqualTo(sold);
    assertThat(stock(sold.facts().eventId())).isEqualTo(stock(3, 0, 1));

    RefundOutcome again = payments().requestRefund(sold.id(), newRefund(), "again", ASKED_AT);

    Refund refund = first.askAgain(ASKED_AT);
    assertThat(again).isEqualTo(new RefundOutcome.Requested(List.of(refund)));
    assertThat(refundOf(first.paymentId())).contains(refund);
    assertThat(request(sold.id())).isEqualTo(NOT_REFUNDABLE);
    assertThat(isDue(refund, ASKED_AT)).isTrue();
    assertThat(tickets(sold.id()))
        .allMatch(ticket -> ticket.equals(new Ticket.Voided(ticket.facts(), START)));
    assertThat(payments().refundSucceeded(first.id(), PAID_AT)).isTrue();
    assertThat(claim(sold.id())).isEqualTo(sold.refund(PAID_AT));
  }

  @Test
  @Tag("G14")
  void onlyWhatIsSoldIsRefunded() {
    Claim.Claimed held = held(1);
    Claim.Claimed released = held(1);
    stores().claims().release(released.id(), ReleaseReason.CUSTOMER, START);

    for (ClaimId id : List.of(held.id(), released.id(), new ClaimId(UUID.randomUUID()))) {
      assertThat(request(id)).isEqualTo(NOT_REFUNDABLE);
    }
    assertThat(claim(held.id())).isEqualTo(held);
    assertThat(stock(held.facts().eventId())).isEqualTo(stock(3, 1, 0));
  }

  @Test
  @Tag("C13")
  @Tag("G14")
  void whatCostNothingIsRefundedAtOnce() {
    EventId event =
        given()
            .onSale(Fixtures.details(SalePolicy.defaults(), Fixtures.general("Free", 3, 0)))
            .id();
    HoldOutcome outcome = hold(admitted(event, START), 2, START);
    Claim.Confirmed free = (Claim.Confirmed) ((HoldOutcome.Held) outcome).claim();

    assertThat(request(free.id())).isEqualTo(new RefundOutcome.NothingToPay(free.refund(ASKED_AT)));

    assertThat(claim(free.id())).isEqualTo(free.refund(ASKED_AT));
    assertThat(Fixtures.liveClaim(stores().claims(), event, free.facts().customerId())).isEmpty();
    assertThat(tickets(free.id()))
        .hasSize(2)
        .allMatch(ticket -> ticket.equals(new Ticket.Voided(ticket.facts(), ASKED_AT)));
    assertThat(stock(event)).isEqualTo(stock(3, 0, 0));
    assertThat(request(free.id())).isEqualTo(NOT_REFUNDABLE);
  }

  @Test
  @Tag("G13")
  @Tag("G14")
  void theMoneyOfTheAttemptThatConfirmedGoesBack() {
    Claim.Claimed claim = held(1);
    Payment first = begin(claim);
    payments().fail(first.id(), "timeout", ATTEMPTS, START);
    Payment second = begun(tryBegin(claim, START));
    succeed(first.id(), claim.facts().amount());
    Refund surplus = refundDue(succeed(second.id(), claim.facts().amount()));

    assertThat(request(claim.id()))
        .isInstanceOfSatisfying(
            RefundOutcome.Requested.class,
            asked -> {
              assertThat(asked.refunds().getFirst().paymentId()).isEqualTo(first.id());
              assertThat(asked.refunds().getFirst().id()).isNotEqualTo(surplus.id());
            });
  }

  @Test
  @Tag("G8")
  @Tag("G14")
  void aSaleByALatePaymentIsRefundedLikeAnyOther() {
    Claim.Claimed claim = held(1);
    Payment payment = begin(claim);
    stores().claims().release(claim.id(), ReleaseReason.EXPIRED, START);
    succeed(payment.id(), claim.facts().amount());

    Refund refund = till().requestRefund((Claim.Confirmed) claim(claim.id()), ASKED_AT);
    payments().refundSucceeded(refund.id(), PAID_AT);

    assertThat(claim(claim.id())).isInstanceOf(Claim.Refunded.class);
    assertThat(stock(claim.facts().eventId())).isEqualTo(stock(4, 0, 0));
  }

  @Test
  @Tag("G14")
  @Tag("N51")
  void ofManyRequestsAtOnceOneIsMade() {
    Claim.Confirmed sold = sold(1);

    List<RefundOutcome> outcomes = Race.of(8, i -> request(sold.id()));

    assertThat(outcomes).filteredOn(RefundOutcome.Requested.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(NOT_REFUNDABLE::equals).hasSize(7);
  }

  private boolean isDue(Refund refund, Instant now) {
    return payments().takeDueRefunds(now, now, 100_000).stream()
        .anyMatch(each -> each.id().equals(refund.id()));
  }
}
