package io.fairqueue.tck.contract.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundNews;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.Ticket;
import io.fairqueue.port.Capture;
import io.fairqueue.port.ClaimStore.ReleaseOutcome;
import io.fairqueue.port.DoorScan;
import io.fairqueue.port.PaymentStore.BeginOutcome;
import io.fairqueue.port.PaymentStore.RefundOutcome;
import io.fairqueue.port.PaymentStore.Settlement;
import io.fairqueue.port.PaymentView;
import io.fairqueue.port.RefundNewsOutcome;
import io.fairqueue.port.TicketStore.CheckInOutcome;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Money as gateways and people are: begun again, paid twice, given back behind our back. */
abstract class OutsideMoneyExamples extends PaymentSuite {

  private static final Instant REPORTED_AT = START.plusSeconds(120);

  @Test
  @Tag("G13")
  void anAttemptThatIsBegunAnewUsesNoneAndReleasesNothing() {
    Claim.Claimed claim = held(1);
    Payment.Initializing first = begin(claim);
    for (int i = 0; i < ATTEMPTS + 2; i++) {
      begun(payments().begin(newId(), claim.id(), "r-" + newId(), null, true, ATTEMPTS, START));
    }

    assertThat(payment(first.id())).isEqualTo(first.endUncounted(Payment.Failed.SUPERSEDED, START));
    assertThat(claim(claim.id())).isEqualTo(claim);
    assertThat(payments().ofClaim(claim.id()))
        .filteredOn(Payment.Live.class::isInstance)
        .hasSize(1);
    Payment last = payments().ofClaim(claim.id()).getFirst();
    assertThat(payments().fail(last.id(), "declined", ATTEMPTS, START)).isTrue();
    assertThat(claim(claim.id())).isEqualTo(claim);
    begin(claim);
  }

  @Test
  @Tag("G11")
  @Tag("G13")
  void anotherMethodBeginsAnewAndOneLeftOutNeverDoes() {
    Claim.Claimed claim = held(1);
    Payment.Initializing open = begun(beginBy(claim, null));
    Payment.Initializing card = begun(beginBy(claim, PaymentMethod.CARD));
    assertThat(payment(open.id())).isInstanceOf(Payment.Failed.class);

    assertThat(beginBy(claim, null)).isEqualTo(new BeginOutcome.AlreadyLive(card));
    assertThat(beginBy(claim, PaymentMethod.CARD)).isEqualTo(new BeginOutcome.AlreadyLive(card));

    Payment.Initializing transfer = begun(beginBy(claim, PaymentMethod.BANK_TRANSFER));
    assertThat(transfer.facts().method()).isEqualTo(PaymentMethod.BANK_TRANSFER);
    assertThat(payment(card.id())).isEqualTo(card.endUncounted(Payment.Failed.SUPERSEDED, START));
  }

  @Test
  @Tag("G13")
  void moneyForAnAttemptThatWasBegunAnewHasItsEffect() {
    Claim.Claimed claim = held(1);
    Payment.Initializing first = begin(claim);
    PaymentId second =
        begun(payments().begin(newId(), claim.id(), "r-" + newId(), null, true, ATTEMPTS, START))
            .id();
    String theirs = "theirs-" + first.id();

    assertThat(payments().opened(first.id(), theirs, "https://pay", null, START)).isFalse();
    assertThat(payments().findByReference(theirs).map(Payment::id)).contains(first.id());

    assertThat(succeed(first.id(), claim.facts().amount()))
        .isInstanceOf(Settlement.Confirmed.class);
    refundDue(succeed(second, claim.facts().amount()));
    assertThat(claim(claim.id())).isInstanceOf(Claim.Confirmed.class);
  }

  @Test
  @Tag("G13")
  void beginningAnewHasAnEnd() {
    Claim.Claimed claim = held(1);
    for (int i = 0; i < io.fairqueue.port.PaymentStore.MAX_ROWS; i++) {
      begun(payments().begin(newId(), claim.id(), "r-" + newId(), null, true, ATTEMPTS, START));
    }

    assertThat(payments().begin(newId(), claim.id(), "r-" + newId(), null, true, ATTEMPTS, START))
        .isEqualTo(new BeginOutcome.NotPayable());
    assertThat(payments().ofClaim(claim.id()).getFirst()).isInstanceOf(Payment.Live.class);
  }

  @Test
  @Tag("G3")
  @Tag("G10")
  void whatIsTheShopsFaultUsesNoAttempt() {
    Claim.Claimed claim = held(1);
    for (int i = 0; i < ATTEMPTS + 1; i++) {
      Payment.Initializing payment = begin(claim);
      assertThat(payments().endUncounted(payment.id(), "unknown currency", START)).isTrue();
      assertThat(payments().endUncounted(payment.id(), "unknown currency", START)).isFalse();
      assertThat(payment(payment.id())).isEqualTo(payment.endUncounted("unknown currency", START));
    }
    assertThat(claim(claim.id())).isEqualTo(claim);
    Instant end = claim.facts().expiresAt();
    stores().claims().expire(end, 100_000);
    assertThat(claim(claim.id())).isEqualTo(claim.release(ReleaseReason.EXPIRED, end));
  }

  @Test
  @Tag("F8")
  void aClaimIsGivenUpWithItsPaymentAndMoneyForItGoesBack() {
    Claim.Claimed claim = held(1);
    Payment.Initializing payment = begin(claim);
    assertThat(stores().claims().release(claim.id(), ReleaseReason.CUSTOMER, false, START))
        .isEqualTo(new ReleaseOutcome.PaymentInProgress());

    assertThat(stores().claims().release(claim.id(), ReleaseReason.CUSTOMER, true, START))
        .isEqualTo(new ReleaseOutcome.Released(claim.release(ReleaseReason.CUSTOMER, START)));

    assertThat(payment(payment.id()))
        .isEqualTo(payment.endUncounted(Payment.Failed.GIVEN_UP, START));
    refundDue(succeed(payment.id(), claim.facts().amount()));
    assertThat(claim(claim.id())).isInstanceOf(Claim.Released.class);
    assertThat(stock(claim.facts().eventId())).isEqualTo(stock(4, 0, 0));
  }

  @Test
  @Tag("G6")
  @Tag("G16")
  void whatWasAskedForCountsAndAllThatWasTakenGoesBack() {
    Claim.Claimed claim = held(1);
    Money price = claim.facts().amount();
    Money withFee = naira(price.minor() + 70);

    assertThat(pay(begin(claim).id(), new Capture(price, withFee, "t1")))
        .isInstanceOf(Settlement.Confirmed.class);

    Claim.Claimed late = held(1);
    PaymentId payment = begin(late).id();
    stores().claims().release(late.id(), ReleaseReason.CUSTOMER, true, START);
    assertThat(refundDue(pay(payment, new Capture(price, withFee, "t2"))).amount())
        .isEqualTo(withFee);
    Claim.Claimed less = held(1);
    Money part = naira(price.minor() - 1);
    assertThat(refundDue(pay(begin(less).id(), new Capture(part, part, "t3"))).amount())
        .isEqualTo(part);
    assertThat(claim(less.id())).isEqualTo(less);
  }

  @Test
  @Tag("G16")
  void aSecondCaptureOfOnePaymentGoesBackOnceAndTheSaleStands() {
    Claim.Claimed claim = held(1);
    PaymentId payment = begin(claim).id();
    Money price = claim.facts().amount();
    pay(payment, Capture.of(price, "one"));

    List<Settlement> outcomes = Race.of(6, i -> pay(payment, Capture.of(price, "two")));

    assertThat(outcomes).filteredOn(Settlement.RefundDue.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Settlement.Already.class::isInstance).hasSize(5);
    assertThat(pay(payment, Capture.of(price, "one"))).isEqualTo(new Settlement.Already());
    Refund surplus = payments().view(payment).orElseThrow().refund().orElseThrow();
    assertThat(surplus.transaction()).isEqualTo("two");
    assertThat(refundOf(payment)).isEmpty();
    assertThat(payments().refundSucceeded(surplus.id(), REPORTED_AT)).isTrue();
    assertThat(payment(payment).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(claim(claim.id())).isInstanceOf(Claim.Confirmed.class);
    assertThat(tickets(claim.id())).allMatch(Ticket.Valid.class::isInstance);
    Refund own = till().requestRefund((Claim.Confirmed) claim(claim.id()), REPORTED_AT);
    assertThat(payments().view(payment).map(PaymentView::refunds).orElseThrow())
        .extracting(Refund::id)
        .containsExactlyInAnyOrder(own.id(), surplus.id());
    assertThat(payments().remarkable(100_000))
        .extracting(view -> view.payment().id())
        .containsOnlyOnce(payment);
  }

  @Test
  @Tag("G16")
  void aCaptureWithoutAnIdIsTheOneThatIsToldWithOneLater() {
    Claim.Claimed claim = held(1);
    PaymentId payment = begin(claim).id();
    Money price = claim.facts().amount();
    pay(payment, Capture.of(price, null));

    assertThat(pay(payment, Capture.of(price, "one"))).isEqualTo(new Settlement.Already());
    assertThat(payment(payment).facts().externalId()).isEqualTo("one");
    refundDue(pay(payment, Capture.of(price, "two")));
  }

  @Test
  @Tag("G14")
  @Tag("G16")
  void aRefundThatTheGatewayTookOnIsDoneWhenItSaysSo() {
    Claim.Confirmed sold = sold(1);
    Refund refund = till().requestRefund(sold, START);
    Instant next = START.plusSeconds(60);

    assertThat(payments().refundAccepted(refund.id(), "r1", next)).isTrue();

    assertThat(refundOf(refund.paymentId())).contains(refund.accept("r1", next));
    assertThat(payments().takeDueRefunds(next.minusMillis(1), next, 100_000))
        .extracting(Refund::id)
        .doesNotContain(refund.id());
    assertThat(tell(refund.paymentId(), RefundNews.State.PAID, "r1"))
        .isEqualTo(RefundNewsOutcome.CHANGED);
    assertThat(tell(refund.paymentId(), RefundNews.State.PAID, "r1"))
        .isEqualTo(RefundNewsOutcome.ALREADY);
    assertThat(tell(refund.paymentId(), RefundNews.State.FAILED, "r1"))
        .isEqualTo(RefundNewsOutcome.ALREADY);
    assertThat(claim(sold.id())).isInstanceOf(Claim.Refunded.class);
    assertThat(stock(sold.facts().eventId())).isEqualTo(stock(4, 0, 0));
  }

  @Test
  @Tag("G14")
  @Tag("G16")
  void aRefundThatFailsLaterIsVisibleAndMayBeAskedForAgain() {
    Claim.Confirmed sold = sold(1);
    Refund refund = till().requestRefund(sold, START);
    payments().refundAccepted(refund.id(), "r1", START);

    assertThat(tell(refund.paymentId(), RefundNews.State.FAILED, null))
        .isEqualTo(RefundNewsOutcome.CHANGED);

    assertThat(refundOf(refund.paymentId()).map(Refund::status)).contains(RefundStatus.FAILED);
    assertThat(payments().remarkable(100_000))
        .extracting(view -> view.payment().id())
        .contains(refund.paymentId());
    assertThat(tell(refund.paymentId(), RefundNews.State.ACCEPTED, null))
        .isEqualTo(RefundNewsOutcome.ALREADY);
    assertThat(payments().retryRefund(refund.paymentId(), REPORTED_AT)).isTrue();
    Refund again = refundOf(refund.paymentId()).orElseThrow();
    assertThat(again.trail().accepted()).isFalse();
    assertThat(again.tries()).isEqualTo(1);
  }

  @Test
  void refundsThatFailedAreFoundTheLatestFirstAndNoMoreThanAskedFor() {
    PaymentId early = refused(START.plusSeconds(1_000_000));
    PaymentId late = refused(START.plusSeconds(2_000_000));
    PaymentId outside = payments().ofClaim(sold(1).id()).getFirst().id();
    tell(outside, RefundNews.State.PAID, "r9");

    assertThat(payments().withFailedRefund(100_000))
        .extracting(view -> view.payment().id())
        .containsSubsequence(late, early)
        .doesNotContain(outside);
    assertThat(payments().withFailedRefund(1)).hasSize(1);
    payments().retryRefund(late, START);
    assertThat(payments().withFailedRefund(100_000))
        .extracting(view -> view.payment().id())
        .contains(early)
        .doesNotContain(late);
  }

  private PaymentId refused(Instant due) {
    Refund refund = till().requestRefund(sold(1), due);
    payments().refundFailed(refund.id(), "card closed", due);
    return refund.paymentId();
  }

  @Test
  @Tag("G16")
  void aRefundMadeAtTheGatewayVoidsTheTicketsAndFreesTheUnitsOnce() {
    Claim.Confirmed sold = sold(2);
    PaymentId payment = payments().ofClaim(sold.id()).getFirst().id();

    List<RefundNewsOutcome> outcomes = Race.of(6, i -> tell(payment, RefundNews.State.PAID, "r9"));

    assertThat(outcomes)
        .containsOnlyOnce(RefundNewsOutcome.CHANGED)
        .contains(RefundNewsOutcome.ALREADY);
    assertThat(claim(sold.id())).isEqualTo(sold.refund(REPORTED_AT));
    assertThat(payment(payment).status()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(tickets(sold.id())).hasSize(2).allMatch(Ticket.Voided.class::isInstance);
    assertThat(stock(sold.facts().eventId())).isEqualTo(stock(5, 0, 0));
    Refund refund = refundOf(payment).orElseThrow();
    assertThat(refund.trail().outside()).isTrue();
    assertThat(refund.status()).isEqualTo(RefundStatus.SUCCEEDED);
    assertThat(request(sold.id())).isEqualTo(NOT_REFUNDABLE);
    assertThat(payments().remarkable(100_000))
        .extracting(view -> view.payment().id())
        .contains(payment);
  }

  @Test
  @Tag("G16")
  void aRefundBegunAtTheGatewayVoidsTheTicketsAndFreesTheUnitsWhenItIsPaid() {
    Claim.Confirmed sold = sold(1);
    PaymentId payment = payments().ofClaim(sold.id()).getFirst().id();

    assertThat(tell(payment, RefundNews.State.ACCEPTED, "r9")).isEqualTo(RefundNewsOutcome.CHANGED);

    assertThat(tickets(sold.id())).allMatch(Ticket.Voided.class::isInstance);
    assertThat(stock(sold.facts().eventId())).isEqualTo(stock(3, 0, 1));
    assertThat(refundOf(payment).orElseThrow().trail().accepted()).isTrue();
    assertThat(tell(payment, RefundNews.State.PAID, "r9")).isEqualTo(RefundNewsOutcome.CHANGED);
    assertThat(stock(sold.facts().eventId())).isEqualTo(stock(4, 0, 0));
  }

  @Test
  @Tag("G5")
  @Tag("G16")
  void aRefundThatIsToldBeforeItsChargeEndsInARefund() {
    Claim.Claimed claim = held(1);
    PaymentId payment = begin(claim).id();

    assertThat(tell(payment, RefundNews.State.PAID, null)).isEqualTo(RefundNewsOutcome.CHANGED);

    assertThat(payment(payment).status()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(succeed(payment, claim.facts().amount())).isEqualTo(new Settlement.Already());
    assertThat(claim(claim.id())).isEqualTo(claim);
  }

  @Test
  @Tag("G16")
  void aPartThatWentBackChangesNothingAndIsUnclear() {
    Claim.Confirmed sold = sold(1);
    PaymentId payment = payments().ofClaim(sold.id()).getFirst().id();
    RefundNews part = new RefundNews(RefundNews.State.PAID, naira(1), "r9", "a favour");

    assertThat(payments().applyRefundNews(payment, part, newRefund(), REPORTED_AT))
        .isEqualTo(RefundNewsOutcome.UNCLEAR);

    assertThat(claim(sold.id())).isEqualTo(sold);
    assertThat(refundOf(payment)).isEmpty();
    assertThat(tell(newId(), RefundNews.State.PAID, null))
        .isEqualTo(RefundNewsOutcome.UNKNOWN_PAYMENT);
    assertThat(tell(payment, RefundNews.State.FAILED, null)).isEqualTo(RefundNewsOutcome.ALREADY);
  }

  @Test
  @Tag("G16")
  void whileASecondCapturesRefundIsUncertainNewsMustNotUndoTheSale() {
    Claim.Claimed claim = held(1);
    PaymentId payment = begin(claim).id();
    Money price = claim.facts().amount();
    pay(payment, Capture.of(price, "one"));
    Refund surplus = refundDue(pay(payment, Capture.of(price, "two")));
    payments().takeDueRefunds(REPORTED_AT, REPORTED_AT.plusSeconds(60), 100_000);

    assertThat(tell(payment, RefundNews.State.PAID, "r1")).isEqualTo(RefundNewsOutcome.UNCLEAR);
    assertThat(claim(claim.id())).isInstanceOf(Claim.Confirmed.class);

    payments().refundAccepted(surplus.id(), "r1", REPORTED_AT);
    assertThat(tell(payment, RefundNews.State.PAID, "r1")).isEqualTo(RefundNewsOutcome.CHANGED);
    assertThat(claim(claim.id())).isInstanceOf(Claim.Confirmed.class);
    assertThat(tell(payment, RefundNews.State.PAID, "r2")).isEqualTo(RefundNewsOutcome.CHANGED);
    assertThat(claim(claim.id())).isInstanceOf(Claim.Refunded.class);
  }

  @Test
  @Tag("G14")
  void whoIsInsideIsNotRefundedUnlessForcedAndTheirPlaceIsNotSoldAgain() {
    Claim.Confirmed sold = sold(2);
    EventId event = sold.facts().eventId();
    Ticket used = tickets(sold.id()).getFirst();
    stores().tickets().checkIn(DoorScan.of(event, used.id()), Fixtures.DOORKEEPER, START);

    assertThat(request(sold.id())).isEqualTo(new RefundOutcome.CheckedIn());
    assertThat(tickets(sold.id())).noneMatch(Ticket.Voided.class::isInstance);

    RefundOutcome forced =
        payments().requestRefund(sold.id(), newRefund(), Set.of(), "a fight", true, REPORTED_AT);
    Refund refund = ((RefundOutcome.Requested) forced).refunds().getFirst();
    assertThat(tickets(sold.id())).allMatch(Ticket.Voided.class::isInstance);
    payments().refundSucceeded(refund.id(), REPORTED_AT);
    assertThat(claim(sold.id())).isInstanceOf(Claim.Refunded.class);
    assertThat(stock(event)).isEqualTo(stock(4, 0, 1));
  }

  @Test
  @Tag("G14")
  @Tag("N51")
  void theDoorAndTheRefundAtOnceNeverRefundWhoIsInside() {
    for (int round = 0; round < 20; round++) {
      Claim.Confirmed sold = sold(1);
      Ticket ticket = tickets(sold.id()).getFirst();

      List<Object> outcomes =
          Race.of(
              2,
              i ->
                  i == 0
                      ? request(sold.id())
                      : stores()
                          .tickets()
                          .checkIn(
                              DoorScan.of(sold.facts().eventId(), ticket.id()),
                              Fixtures.DOORKEEPER,
                              START));

      boolean refunded = outcomes.get(0) instanceof RefundOutcome.Requested;
      boolean inside = outcomes.get(1) instanceof CheckInOutcome.CheckedIn;
      assertThat(refunded).isNotEqualTo(inside);
    }
  }

  private BeginOutcome beginBy(Claim.Claimed claim, @Nullable PaymentMethod method) {
    PaymentId id = new PaymentId(UUID.randomUUID());
    return payments().begin(id, claim.id(), "ref-" + id, method, ATTEMPTS, START);
  }

  private Settlement pay(PaymentId payment, Capture capture) {
    return payments().succeed(payment, capture, newRefund(), START.plusSeconds(30));
  }

  private RefundNewsOutcome tell(
      PaymentId payment, RefundNews.State state, @Nullable String gatewayId) {
    RefundNews news = new RefundNews(state, null, gatewayId, "at the gateway");
    return payments().applyRefundNews(payment, news, newRefund(), REPORTED_AT);
  }
}
