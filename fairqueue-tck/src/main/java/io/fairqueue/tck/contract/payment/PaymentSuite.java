package io.fairqueue.tck.contract.payment;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.port.PaymentStore;
import io.fairqueue.port.PaymentStore.BeginOutcome;
import io.fairqueue.port.PaymentStore.RefundOutcome;
import io.fairqueue.port.PaymentStore.Settlement;
import io.fairqueue.tck.contract.StoresSuite;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the themes of {@link PaymentStoreContract} share. */
abstract class PaymentSuite extends StoresSuite {

  static final int ATTEMPTS = 3;
  static final Instant ASKED_AT = START.plusSeconds(60);

  static final RefundOutcome NOT_REFUNDABLE = new RefundOutcome.NotRefundable();

  final PaymentStore payments() {
    return stores().payments();
  }

  final Payment payment(PaymentId id) {
    return payments().find(id).orElseThrow();
  }

  /** A hold on an event of its own, with some more units than that. */
  final Claim.Claimed held(int quantity) {
    EventId event = given().onSale(quantity + 3).id();
    return given().held(event, given().customer(), quantity, START);
  }

  final Payment.Initializing begin(Claim.Claimed claim) {
    return begun(tryBegin(claim, START));
  }

  final BeginOutcome tryBegin(Claim.Claimed claim, Instant now) {
    PaymentId id = newId();
    return payments().begin(id, claim.id(), "ref-" + id, null, ATTEMPTS, now);
  }

  static Payment.Initializing begun(BeginOutcome outcome) {
    if (outcome instanceof BeginOutcome.Begun begun) {
      return begun.payment();
    }
    throw new AssertionError(outcome);
  }

  final Settlement succeed(PaymentId payment, Money captured) {
    return succeed(payment, captured, START.plusSeconds(30));
  }

  final Settlement succeed(PaymentId payment, Money captured, Instant now) {
    return payments().succeed(payment, captured, null, newRefund(), now);
  }

  static PaymentId newId() {
    return new PaymentId(UUID.randomUUID());
  }

  static RefundId newRefund() {
    return new RefundId(UUID.randomUUID());
  }

  /** Sold units of an event of their own, which has three more. */
  final Claim.Confirmed sold(int quantity) {
    return till().sell(held(quantity), START);
  }

  final RefundOutcome request(ClaimId claim) {
    return payments().requestRefund(claim, newRefund(), "cannot come", ASKED_AT);
  }

  final List<Ticket> tickets(ClaimId claim) {
    return stores().tickets().ofClaim(claim);
  }
}
