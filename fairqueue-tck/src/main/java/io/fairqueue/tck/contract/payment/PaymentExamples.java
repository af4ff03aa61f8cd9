package io.fairqueue.tck.contract.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.port.PaymentStore.BeginOutcome;
import io.fairqueue.port.PaymentStore.Settlement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Payment attempts from their beginning to their one effect. */
abstract class PaymentExamples extends PaymentSuite {

  @Test
  @Tag("G1")
  @Tag("G11")
  @Tag("N37")
  void anAttemptIsWrittenDownBeforeTheGatewayIsAsked() {
    Claim.Claimed claim = held(1);
    PaymentId id = newId();
    Instant now = START.plusSeconds(4);

    BeginOutcome outcome =
        payments().begin(id, claim.id(), "ref-" + id, PaymentMethod.BANK_TRANSFER, ATTEMPTS, now);

    Payment.Initializing payment = begun(outcome);
    assertThat(payment.id()).isEqualTo(id);
    assertThat(payment.facts().claimId()).isEqualTo(claim.id());
    assertThat(payment.facts().reference()).isEqualTo("ref-" + id);
    assertThat(payment.facts().amount()).isEqualTo(claim.facts().amount());
    assertThat(payment.facts().method()).isEqualTo(PaymentMethod.BANK_TRANSFER);
    assertThat(payment.facts().createdAt()).isEqualTo(now);
    assertThat(payment.facts().externalId()).isNull();
    assertThat(payment.facts().authorizationUrl()).isNull();
    assertThat(payment(id)).isEqualTo(payment);
    assertThat(payments().findByReference("ref-" + id)).contains(payment);
    assertThat(payments().ofClaim(claim.id())).containsExactly(payment);
  }

  @Test
  @Tag("G11")
  @Tag("N49")
  void eachMethodIsReadBackAsItWasChosen() {
    for (PaymentMethod method : PaymentMethod.values()) {
      PaymentId id = newId();
      begun(payments().begin(id, held(1).id(), "ref-" + id, method, ATTEMPTS, START));

      assertThat(payment(id).facts().method()).isEqualTo(method);
    }
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(payments().find(newId())).isEmpty();
    assertThat(payments().findByReference("ref-" + newId())).isEmpty();
    assertThat(payments().ofClaim(new ClaimId(UUID.randomUUID()))).isEmpty();
    assertThat(refundOf(newId())).isEmpty();
    assertThat(payments().unresolved(newId(), START)).isFalse();
    assertThat(payments().opened(newId(), "r", "u", null, START)).isFalse();
    assertThat(payments().fail(newId(), "declined", ATTEMPTS, START)).isFalse();
    assertThat(succeed(newId(), naira(1))).isEqualTo(new Settlement.UnknownPayment());
  }

  @Test
  @Tag("G2")
  void aLiveAttemptIsAnsweredAgain() {
    Claim.Claimed claim = held(1);
    Payment.Initializing payment = begin(claim);
    assertThat(tryBegin(claim, START)).isEqualTo(new BeginOutcome.AlreadyLive(payment));

    payments().opened(payment.id(), "theirs-" + payment.id(), "https://pay", "ext", START);

    assertThat(tryBegin(claim, START))
        .isEqualTo(new BeginOutcome.AlreadyLive((Payment.Live) payment(payment.id())));
    assertThat(payments().ofClaim(claim.id())).hasSize(1);
  }

  @Test
  void onlyAHeldClaimInsideItsHoldIsPayable() {
    Claim.Claimed released = held(1);
    stores().claims().release(released.id(), ReleaseReason.CUSTOMER, START);
    Claim.Claimed sold = held(1);
    succeed(begin(sold).id(), sold.facts().amount());
    Claim.Claimed late = held(1);

    assertThat(tryBegin(released, START)).isEqualTo(new BeginOutcome.NotPayable());
    assertThat(tryBegin(sold, START)).isEqualTo(new BeginOutcome.NotPayable());
    assertThat(tryBegin(late, late.facts().expiresAt())).isEqualTo(new BeginOutcome.NotPayable());
    assertThat(
            payments()
                .begin(newId(), new ClaimId(UUID.randomUUID()), "r" + newId(), null, 3, START))
        .isEqualTo(new BeginOutcome.NotPayable());
  }

  @Test
  @Tag("G1")
  @Tag("N7")
  void anOpenedPaymentIsKnownByTheReferenceThatTheGatewayAnswered() {
    Payment.Initializing payment = begin(held(1));
    String theirs = "theirs-" + payment.id();
    Instant now = START.plusSeconds(1);

    assertThat(payments().opened(payment.id(), theirs, "https://pay", "ext", now)).isTrue();

    Payment.Pending opened = payment.open(theirs, "https://pay", "ext", now);
    assertThat(payment(payment.id())).isEqualTo(opened);
    assertThat(payments().findByReference(theirs).orElseThrow()).isEqualTo(opened);
    assertThat(payments().opened(payment.id(), "again", "https://other", null, now)).isFalse();
    assertThat(payments().unresolved(payment.id(), now)).isFalse();
    assertThat(payment(payment.id())).isEqualTo(opened);
  }

  @Test
  @Tag("G9")
  void anUnansweredPaymentStaysTheLiveOne() {
    Claim.Claimed claim = held(1);
    Payment.Initializing payment = begin(claim);
    Instant now = START.plusSeconds(1);

    assertThat(payments().unresolved(payment.id(), now)).isTrue();

    assertThat(payment(payment.id())).isEqualTo(payment.lose(now));
    assertThat(payments().unresolved(payment.id(), now)).isFalse();
    assertThat(tryBegin(claim, now)).isEqualTo(new BeginOutcome.AlreadyLive(payment.lose(now)));
  }

  @Test
  @Tag("G5")
  @Tag("G7")
  @Tag("N29")
  void capturedMoneyConfirmsTheClaimOnce() {
    Claim.Claimed claim = held(2);
    EventId event = claim.facts().eventId();
    Payment.Initializing payment = begin(claim);
    Instant now = START.plusSeconds(8);

    Settlement settlement =
        payments().succeed(payment.id(), claim.facts().amount(), "ext", newRefund(), now);
    assertThat(settlement).isEqualTo(new Settlement.Confirmed(claim.confirm(now)));
    assertThat(payment(payment.id())).isEqualTo(payment.succeed("ext", now));
    assertThat(claim(claim.id())).isEqualTo(claim.confirm(now));
    List<Long> stock = stock(event);
    assertThat(stock.subList(1, 3)).containsExactly(0L, 2L);

    for (int i = 0; i < 10; i++) {
      assertThat(succeed(payment.id(), claim.facts().amount())).isEqualTo(new Settlement.Already());
    }
    assertThat(payments().fail(payment.id(), "declined", ATTEMPTS, now)).isFalse();
    assertThat(stock(event)).isEqualTo(stock);
    assertThat(refundOf(payment.id())).isEmpty();
  }

  @Test
  @Tag("G9")
  void moneyCountsWhateverWasKnownOfThePayment() {
    for (PaymentStatus known :
        List.of(
            PaymentStatus.INITIALIZING,
            PaymentStatus.PENDING,
            PaymentStatus.UNRESOLVED,
            PaymentStatus.FAILED)) {
      Claim.Claimed claim = held(1);
      PaymentId payment = begin(claim).id();
      switch (known) {
        case PENDING -> payments().opened(payment, "t-" + payment, "https://pay", null, START);
        case UNRESOLVED -> payments().unresolved(payment, START);
        case FAILED -> payments().fail(payment, "declined", ATTEMPTS, START);
        default -> {}
      }
      assertThat(payment(payment).status()).isEqualTo(known);

      assertThat(succeed(payment, claim.facts().amount())).isInstanceOf(Settlement.Confirmed.class);
      assertThat(payment(payment).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }
  }

  @Test
  @Tag("G10")
  void aFailedAttemptLeavesTheHoldForTheNextOne() {
    Claim.Claimed claim = held(1);
    Payment.Initializing first = begin(claim);
    Instant now = START.plusSeconds(1);

    assertThat(payments().fail(first.id(), "declined", ATTEMPTS, now)).isTrue();
    assertThat(payment(first.id())).isEqualTo(first.fail("declined", now));
    assertThat(claim(claim.id())).isEqualTo(claim);

    Payment.Initializing second = begun(tryBegin(claim, now));
    assertThat(succeed(second.id(), claim.facts().amount()))
        .isInstanceOf(Settlement.Confirmed.class);
    assertThat(payments().ofClaim(claim.id()))
        .extracting(Payment::id)
        .containsExactly(second.id(), first.id());
  }

  @Test
  @Tag("G5")
  @Tag("G10")
  @Tag("N29")
  void theLastFailureReleasesTheClaimOnce() {
    Claim.Claimed claim = held(1);
    EventId event = claim.facts().eventId();
    PaymentId first = begin(claim).id();
    payments().fail(first, "declined", 2, START);
    PaymentId last = begun(tryBegin(claim, START)).id();

    assertThat(payments().fail(last, "declined", 2, START)).isTrue();
    for (int i = 0; i < 10; i++) {
      assertThat(payments().fail(last, "declined", 2, START)).isFalse();
      assertThat(payments().fail(first, "declined", 2, START)).isFalse();
    }

    assertThat(claim(claim.id())).isEqualTo(claim.release(ReleaseReason.PAYMENT_FAILED, START));
    assertThat(stock(event).subList(1, 3)).containsExactly(0L, 0L);
    assertThat(tryBegin(claim, START)).isEqualTo(new BeginOutcome.NotPayable());
  }

  @Test
  void attemptsAreCounted() {
    Claim.Claimed claim = held(1);
    payments().fail(begin(claim).id(), "declined", 2, START);

    assertThat(payments().begin(newId(), claim.id(), "r-" + newId(), null, 1, START))
        .isEqualTo(new BeginOutcome.NotPayable());
    begun(tryBegin(claim, START));
  }
}
