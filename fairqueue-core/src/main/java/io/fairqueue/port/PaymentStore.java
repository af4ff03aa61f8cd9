package io.fairqueue.port;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Payment attempts, their effect on claims, and refunds. Thread-safe. */
public interface PaymentStore {

  /**
   * Writes an attempt down before the gateway is asked.
   *
   * <p>Atomic: only for a {@code CLAIMED} claim inside its hold, with an attempt left and none
   * live. With one live answers that one; so of five callers one begins. Uses the caller's clock.
   *
   * @param reference the name for the gateway; unique
   */
  BeginOutcome begin(
      PaymentId payment,
      ClaimId claim,
      String reference,
      @Nullable PaymentMethod method,
      int maxAttempts,
      Instant now);

  /**
   * Notes that the gateway opened the payment, under the reference that it answered. Atomic; {@code
   * false} unless it was initializing.
   */
  boolean opened(
      PaymentId payment,
      String reference,
      String authorizationUrl,
      @Nullable String externalId,
      Instant now);

  /** Notes that the gateway did not answer. Atomic; {@code false} unless it was initializing. */
  boolean unresolved(PaymentId payment, Instant now);

  /**
   * Notes that the money was captured, and gives it its one effect.
   *
   * <p>Atomic, all in one step: the payment succeeds; a held claim is confirmed and its units sold;
   * a released claim is confirmed if its event is not cancelled, the fan has no other live claim,
   * and equal units are free beyond what outstanding admissions may take; in any other case a
   * refund is asked for. Repeating answers {@link Settlement.Already}.
   *
   * @param captured what the gateway says it took; another amount or currency is refunded
   */
  Settlement succeed(
      PaymentId payment,
      Money captured,
      @Nullable String externalId,
      RefundId refundIfDue,
      Instant now);

  /**
   * Notes that no money came; releases the claim as {@code PAYMENT_FAILED} when that was the last
   * attempt.
   *
   * <p>Atomic. {@code false} and no change unless the payment was live; so repeating is safe.
   */
  boolean fail(PaymentId payment, String reason, int maxAttempts, Instant now);

  Optional<Payment> find(PaymentId id);

  Optional<Payment> findByReference(String reference);

  /** Every attempt of a claim, newest first. */
  List<Payment> ofClaim(ClaimId claim);

  /** A payment and its refund as they were at one moment. */
  Optional<PaymentView> view(PaymentId id);

  /** Every attempt of a claim with its refund, as they were at one moment; newest first. */
  List<PaymentView> viewsOfClaim(ClaimId claim);

  /** Live payments last touched before {@code before}, oldest first. */
  List<Payment> stale(Instant before, int limit);

  /** Puts a stale payment at the end of {@link #stale}'s order: it was looked at now. */
  void touch(PaymentId payment, Instant now);

  /** The refund of a payment. */
  default Optional<Refund> refundOf(PaymentId payment) {
    return view(payment).flatMap(PaymentView::refund);
  }

  /**
   * Asks for the money of a sold claim back; its tickets are void from now on.
   *
   * <p>Atomic, once per payment: only for a {@code CONFIRMED} claim without a pending or paid
   * refund; a refund that the gateway refused is asked for again. A claim that cost nothing is
   * refunded in this step. A lost race returns {@link RefundRequest.NotRefundable}; so repeating is
   * safe.
   */
  RefundRequest requestRefund(ClaimId claim, RefundId refund, String reason, Instant now);

  /**
   * The same for sold claims of a cancelled event that have no refund yet, at most {@code limit};
   * claims that another is busy with are passed over. Answers for how many; repeating is safe.
   */
  int requestRefunds(EventId event, String reason, Instant now, int limit);

  /**
   * Asks again for a refund that the gateway refused, whatever it was for: a sale, surplus or late
   * money.
   *
   * <p>Atomic; {@code false} and no change unless it had failed, so repeating is safe, and of two
   * callers one asks. It stays the same refund, under the name that the gateway knows.
   */
  boolean retryRefund(PaymentId payment, Instant now);

  /**
   * Takes pending refunds that are due, and puts off their next try to {@code nextTry}, so that of
   * two nodes one asks the gateway. Atomic.
   */
  List<Refund> takeDueRefunds(Instant now, Instant nextTry, int limit);

  /**
   * Notes that a refund was paid: the payment is refunded, and a claim that it had confirmed is
   * refunded and its units free. Atomic; {@code false} if that was noted before. A refusal gives
   * way: of two nodes that asked, one may have been refused before the other was paid.
   */
  boolean refundSucceeded(RefundId refund, Instant now);

  /** Notes that the gateway refused a refund for good. Atomic; {@code false} unless pending. */
  boolean refundFailed(RefundId refund, String reason, Instant now);
}
