package io.fairqueue.tck.contract.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.port.PaymentView;
import io.fairqueue.port.StalePayment;
import io.fairqueue.tck.fixture.Race;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What ticks look for: payments that nobody hears of, refunds that are due, and how each ends. */
abstract class SettlingExamples extends PaymentSuite {

  private static final int ALL = 100_000;

  @Test
  @Tag("G9")
  void staleAreLivePaymentsThatNobodyTouched() {
    Instant before = START.plusSeconds(60);
    Payment old = begin(held(1));
    Payment opened = begin(held(1));
    payments().opened(opened.id(), "t-" + opened.id(), "https://pay", null, START.plusSeconds(1));
    Payment lost = begin(held(1));
    payments().unresolved(lost.id(), START.plusSeconds(2));
    Payment young = begin(held(1));
    payments().opened(young.id(), "t-" + young.id(), "https://pay", null, before);
    Payment failed = begin(held(1));
    payments().fail(failed.id(), "declined", ATTEMPTS, START);

    assertThat(taken(before, before, before.plusSeconds(60), old, opened, lost, young, failed))
        .extracting(stale -> stale.payment().id())
        .containsExactlyInAnyOrder(old.id(), opened.id(), lost.id());
  }

  @Test
  @Tag("G9")
  @Tag("G17")
  void aStalePaymentIsTakenByOneAndComesAgainWhenItsLeaseEndsOrItIsPutOff() {
    Payment payment = begin(held(1));
    Instant now = START.plusSeconds(60);
    Instant leasedUntil = now.plusSeconds(30);

    List<List<StalePayment>> byMany = Race.of(6, i -> taken(now, now, leasedUntil, payment));

    assertThat(byMany.stream().flatMap(Collection::stream))
        .containsExactly(new StalePayment((Payment.Live) payment(payment.id()), 1, true));
    assertThat(taken(now, leasedUntil.minusMillis(1), leasedUntil, payment)).isEmpty();
    Instant again = leasedUntil.plusSeconds(30);
    assertThat(taken(now, leasedUntil, again, payment)).hasSize(1);
    payments().putOff(payment.id(), again.plusSeconds(99));
    assertThat(taken(now, again.plusSeconds(98), again, payment)).isEmpty();
    assertThat(taken(now, again.plusSeconds(99), again, payment))
        .singleElement()
        .extracting(StalePayment::tries)
        .isEqualTo(3);
    assertThat(payment(payment.id())).isEqualTo(payment);
  }

  @Test
  @Tag("G9")
  void whatIsHeldIsAskedAboutFirst() {
    Claim.Claimed gone = held(1);
    Payment dead = begin(gone);
    stores().claims().release(gone.id(), ReleaseReason.EXPIRED, START);
    Payment later = begin(held(1));
    EventId event = given().onSale(3).id();
    Instant earlier = START.minusSeconds(9);
    Claim.Claimed sooner = held(hold(admitted(event, earlier), 1, earlier));
    Payment first = begin(sooner);
    Instant now = START.plusSeconds(60);

    assertThat(taken(now, now, now, dead, later, first))
        .extracting(stale -> stale.payment().id())
        .containsExactly(first.id(), later.id(), dead.id());
  }

  @Test
  @Tag("G14")
  void aDueRefundIsTakenByOneAndComesAgainIfNothingHappens() {
    PaymentId payment = refunded(held(1));
    Refund refund = refundOf(payment).orElseThrow();
    Instant now = START.plusSeconds(60);
    Instant next = START.plusSeconds(120);

    List<List<Refund>> taken = Race.of(6, i -> payments().takeDueRefunds(now, next, ALL));

    assertThat(taken.stream().flatMap(Collection::stream).map(Refund::id))
        .containsOnlyOnce(refund.id());
    assertThat(taken(refund.id(), next.minusMillis(1), next)).isFalse();
    assertThat(taken(refund.id(), next, next.plusSeconds(60))).isTrue();
  }

  @Test
  @Tag("G14")
  void aRefundIsPaidOnceAndLeavesASaleThatItDidNotPayFor() {
    Claim.Claimed claim = held(1);
    Payment first = begin(claim);
    payments().fail(first.id(), "timeout", ATTEMPTS, START);
    Payment second = begun(tryBegin(claim, START));
    succeed(first.id(), claim.facts().amount());
    Refund refund = refundDue(succeed(second.id(), claim.facts().amount()));

    assertThat(payments().refundSucceeded(refund.id(), START)).isTrue();
    assertThat(payments().refundSucceeded(refund.id(), START)).isFalse();
    assertThat(payments().refundFailed(refund.id(), "late", START)).isFalse();

    assertThat(payment(second.id()).status()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(refundOf(second.id()).orElseThrow().status()).isEqualTo(RefundStatus.SUCCEEDED);
    assertThat(payment(first.id()).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(claim(claim.id())).isInstanceOf(Claim.Confirmed.class);
    assertThat(stock(claim.facts().eventId())).isEqualTo(stock(3, 0, 1));
    assertThat(taken(refund.id(), START.plusSeconds(600), START.plusSeconds(601))).isFalse();
  }

  @Test
  void aRefundThatTheGatewayRefusedStaysVisible() {
    PaymentId payment = refunded(held(1));
    Refund refund = refundOf(payment).orElseThrow();

    assertThat(payments().refundFailed(refund.id(), "account closed", START)).isTrue();
    assertThat(payments().refundFailed(refund.id(), "account closed", START)).isFalse();

    assertThat(refundOf(payment).orElseThrow().status()).isEqualTo(RefundStatus.FAILED);
    assertThat(payment(payment).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(taken(refund.id(), START.plusSeconds(600), START.plusSeconds(601))).isFalse();
  }

  @Test
  @Tag("G14")
  void aRefusedRefundOfMoneyThatSoldNothingIsTriedAgainByOne() {
    Claim.Claimed claim = held(1);
    PaymentId payment = refunded(claim);
    Refund refund = refundOf(payment).orElseThrow();
    payments().refundFailed(refund.id(), "account closed", START);
    Instant now = START.plusSeconds(60);

    List<Boolean> retried = Race.of(6, i -> payments().retryRefund(payment, now));

    assertThat(retried).containsOnlyOnce(true);
    assertThat(refundOf(payment)).contains(refund.askAgain(now));
    assertThat(claim(claim.id())).isEqualTo(claim);
    assertThat(taken(refund.id(), now, now.plusSeconds(60))).isTrue();
    assertThat(payments().refundSucceeded(refund.id(), now)).isTrue();
    assertThat(payment(payment).status()).isEqualTo(PaymentStatus.REFUNDED);
  }

  @Test
  @Tag("G14")
  void onlyARefundThatWasRefusedIsTriedAgain() {
    PaymentId never = begin(held(1)).id();
    PaymentId pending = refunded(held(1));
    PaymentId paid = refunded(held(1));
    payments().refundSucceeded(refundOf(paid).orElseThrow().id(), START);

    for (PaymentId payment : List.of(never, pending, paid, newId())) {
      Optional<Refund> before = refundOf(payment);
      assertThat(payments().retryRefund(payment, START.plusSeconds(60))).isFalse();
      assertThat(refundOf(payment)).isEqualTo(before);
    }
  }

  @Test
  @Tag("G12")
  void aPaymentIsSeenWithItsRefundAsBothWereAtOneMoment() {
    Claim.Claimed claim = held(1);
    PaymentId payment = refunded(claim);
    Refund refund = refundOf(payment).orElseThrow();
    List<PaymentView> both =
        List.of(
            new PaymentView(payment(payment), Optional.of(refund)),
            new PaymentView(
                ((Payment.Succeeded) payment(payment)).refund(START),
                Optional.of(refund.ended(RefundStatus.SUCCEEDED))));

    List<PaymentView> seen =
        Race.of(
            12,
            i -> {
              if (i == 5) {
                payments().refundSucceeded(refund.id(), START);
              }
              return i % 2 == 0
                  ? payments().view(payment).orElseThrow()
                  : payments().viewsOfClaim(claim.id()).getFirst();
            });

    assertThat(seen).isSubsetOf(both);
    assertThat(payments().view(payment)).contains(both.getLast());
  }

  @Test
  @Tag("G12")
  void theAttemptsOfAClaimAreSeenNewestFirstEachWithItsOwnRefund() {
    Claim.Claimed claim = held(1);
    PaymentId first = begin(claim).id();
    payments().fail(first, "timeout", ATTEMPTS, START);
    PaymentId second = begun(tryBegin(claim, START)).id();
    assertThat(payments().view(second))
        .contains(new PaymentView(payment(second), Optional.empty()));
    succeed(first, claim.facts().amount());
    Refund surplus = refundDue(succeed(second, claim.facts().amount()));

    assertThat(payments().viewsOfClaim(claim.id()))
        .containsExactly(
            new PaymentView(payment(second), Optional.of(surplus)),
            new PaymentView(payment(first), Optional.empty()));
    assertThat(payments().view(newId())).isEmpty();
    assertThat(payments().viewsOfClaim(held(1).id())).isEmpty();
  }

  @Test
  @Tag("G14")
  void moneyThatIsBackIsBackThoughAnotherNodeWasRefused() {
    PaymentId payment = refunded(held(1));
    Refund refund = refundOf(payment).orElseThrow();
    payments().refundFailed(refund.id(), "try later", START);

    assertThat(payments().refundSucceeded(refund.id(), START)).isTrue();
    assertThat(payments().refundSucceeded(refund.id(), START)).isFalse();

    assertThat(refundOf(payment)).contains(refund.ended(RefundStatus.SUCCEEDED));
    assertThat(payment(payment).status()).isEqualTo(PaymentStatus.REFUNDED);
  }

  /** A captured payment that has to go back. */
  private PaymentId refunded(Claim.Claimed claim) {
    PaymentId payment = begin(claim).id();
    refundDue(succeed(payment, naira(claim.facts().amount().minor() - 1)));
    return payment;
  }

  private boolean taken(RefundId refund, Instant now, Instant next) {
    return payments().takeDueRefunds(now, next, ALL).stream()
        .anyMatch(each -> each.id().equals(refund));
  }

  /** Those among these; the others are due again at once. */
  private List<StalePayment> taken(
      Instant before, Instant now, Instant leasedUntil, Payment... own) {
    List<PaymentId> ids = List.of(own).stream().map(Payment::id).toList();
    List<StalePayment> all = payments().takeStale(before, now, leasedUntil, ALL);
    return all.stream().filter(stale -> ids.contains(stale.payment().id())).toList();
  }
}
