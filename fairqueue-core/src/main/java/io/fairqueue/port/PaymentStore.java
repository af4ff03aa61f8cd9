package io.fairqueue.port;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.ListedPayment;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundNews;
import io.fairqueue.domain.UnitId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Payment attempts, their effect on claims, and refunds. Thread-safe. */
public interface PaymentStore {

  /** How often a claim may be tried to be paid, whatever became of it. */
  int MAX_ROWS = 50;

  /**
   * Writes an attempt down before the gateway is asked.
   *
   * <p>Atomic: only for a {@code CLAIMED} claim inside its hold, with an attempt left and none
   * live. With one live answers that one, so of five callers one begins; unless another method is
   * given, or a restart is wanted: then the live one ends as {@link Payment.Failed#SUPERSEDED},
   * uses no attempt, and this one begins. Of all attempts, counted or not, there are {@value
   * #MAX_ROWS} at most. Uses the caller's clock.
   *
   * @param reference the name for the gateway; unique
   * @param method null leaves it open, and never differs
   */
  BeginOutcome begin(
      PaymentId payment,
      ClaimId claim,
      String reference,
      @Nullable PaymentMethod method,
      boolean restart,
      int maxAttempts,
      Instant now);

  /** The same, without a restart. */
  default BeginOutcome begin(
      PaymentId payment,
      ClaimId claim,
      String reference,
      @Nullable PaymentMethod method,
      int maxAttempts,
      Instant now) {
    return begin(payment, claim, reference, method, false, maxAttempts, now);
  }

  /** A page of an event's payments and whose they are, with the total. A plain read. */
  Page<ListedPayment> list(PaymentQuery query);

  /**
   * Hands over all payments of an event's claims, as they are at one moment, the oldest first.
   *
   * @param sink called on this thread; what it throws ends the reading
   * @return how many
   */
  int eachPayment(EventId event, Consumer<ListedPayment> sink);

  /**
   * Notes that the gateway opened the payment, under the reference that it answered. Atomic; {@code
   * false} unless it was initializing. One that failed meanwhile stays failed, but is known by that
   * reference, so that money for it has its effect.
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
   * a released claim is confirmed if its event is not cancelled, the fan may have one more claim,
   * and equal units are free beyond what outstanding admissions may take; in any other case a
   * refund is asked for, of all that was taken. A claim that its fan gave back or replaced is not
   * confirmed. Repeating answers {@link Settlement.Already}; another capture of the same payment is
   * surplus, and goes back.
   *
   * @param capture what the gateway says it took; another amount or currency is refunded
   */
  Settlement succeed(PaymentId payment, Capture capture, RefundId refundIfDue, Instant now);

  /** The same for money without a fee on it. */
  default Settlement succeed(
      PaymentId payment,
      Money captured,
      @Nullable String externalId,
      RefundId refundIfDue,
      Instant now) {
    return succeed(payment, Capture.of(captured, externalId), refundIfDue, now);
  }

  /**
   * Notes that no money came; releases the claim as {@code PAYMENT_FAILED} when that was the last
   * attempt.
   *
   * <p>Atomic. {@code false} and no change unless the payment was live; so repeating is safe.
   */
  boolean fail(PaymentId payment, String reason, int maxAttempts, Instant now);

  /**
   * Notes that the gateway refused for a reason that is the shop's: uses no attempt, and releases
   * nothing.
   *
   * <p>Atomic. {@code false} and no change unless the payment was live; so repeating is safe.
   */
  boolean endUncounted(PaymentId payment, String reason, Instant now);

  Optional<Payment> find(PaymentId id);

  Optional<Payment> findByReference(String reference);

  /** Every attempt of a claim, newest first. */
  List<Payment> ofClaim(ClaimId claim);

  /** A payment and its refunds as they were at one moment. */
  Optional<PaymentView> view(PaymentId id);

  /** Every attempt of a claim with its refunds, as they were at one moment; newest first. */
  List<PaymentView> viewsOfClaim(ClaimId claim);

  /**
   * Takes live payments to ask the gateway about: those that nobody asked about and nothing was
   * heard of since {@code before}, and those whose next try is due. First those whose claim is
   * held, the one whose hold ends first.
   *
   * <p>Atomic: each is the caller's until {@code leasedUntil}, and then due again; those that
   * another is busy with are passed over. So of four nodes one asks. Uses the caller's clock.
   */
  List<StalePayment> takeStale(Instant before, Instant now, Instant leasedUntil, int limit);

  /** Sets when a live payment is due again. Repeating is safe. */
  void putOff(PaymentId payment, Instant nextTry);

  /**
   * Payments that somebody should look at: whose refund failed, was made at the gateway, or is of a
   * second capture; what changed last first.
   */
  List<PaymentView> remarkable(int limit);

  /** Payments with a refund that the gateway refused; whose was due last first. A plain read. */
  List<PaymentView> withFailedRefund(int limit);

  /**
   * Asks for the money of a sold claim's units back, as much as their prices say; their tickets are
   * void from now on.
   *
   * <p>Atomic, once per unit: only for a {@code CONFIRMED} claim, and units without a pending or
   * paid refund; a refund that the gateway refused is asked for again, as a whole. Units that cost
   * nothing are given back in this step, and the claim is refunded with the last of its units. A
   * lost race returns {@link RefundOutcome.NotRefundable}; so repeating is safe. A ticket that let
   * somebody in stands against it, unless forced: then its unit is never free again.
   *
   * @param units which of the claim's; empty for all that are left
   * @param refund the id of the refund, where one is new
   */
  RefundOutcome requestRefund(
      ClaimId claim, RefundId refund, Set<UnitId> units, String reason, boolean force, Instant now);

  /** The same of all that is left, not forced. */
  default RefundOutcome requestRefund(ClaimId claim, RefundId refund, String reason, Instant now) {
    return requestRefund(claim, refund, Set.of(), reason, false, now);
  }

  /**
   * The same, forced, for sold claims of a cancelled event: of the units whose money nobody asked
   * back before. At most {@code limit} claims; those that another is busy with are passed over.
   * Answers for how many; repeating is safe.
   */
  int requestRefunds(EventId event, String reason, Instant now, int limit);

  /**
   * Asks again for the refunds of a payment that the gateway refused, whatever they were for: a
   * sale or a part of it, surplus or late money.
   *
   * <p>Atomic; {@code false} and no change unless one had failed, so repeating is safe, and of two
   * callers one asks. They stay the same refunds, under the names that the gateway knows.
   */
  boolean retryRefund(PaymentId payment, Instant now);

  /**
   * Takes pending refunds that are due, and puts off their next try to {@code nextTry}, so that of
   * two nodes one asks the gateway. Atomic.
   */
  List<Refund> takeDueRefunds(Instant now, Instant nextTry, int limit);

  /** Sets when a pending refund is due again. Repeating is safe. */
  void putOffRefund(RefundId refund, Instant nextTry);

  /**
   * Notes that the gateway took a refund on; it is due again, to ask what became of it, at {@code
   * nextTry}. Atomic; {@code false} unless pending.
   */
  boolean refundAccepted(RefundId refund, @Nullable String gatewayId, Instant nextTry);

  /**
   * Gives news about a refund its effect: on the refund that it is about, or, when it was made at
   * the gateway, as if it had been asked for here.
   *
   * <p>Atomic; repeating answers {@link RefundNewsOutcome#ALREADY}. A payment that we had not heard
   * of as paid counts as paid and going back.
   *
   * @param ifOutside the id of the refund, if it was made at the gateway
   */
  RefundNewsOutcome applyRefundNews(
      PaymentId payment, RefundNews news, RefundId ifOutside, Instant now);

  /**
   * Notes that a refund was paid: its units are free, but for those whose ticket let somebody in.
   * With the last of a claim's units the claim is refunded, and its payment; money that sold
   * nothing is refunded with its one refund. Atomic; {@code false} if that was noted before. A
   * refusal gives way: of two nodes that asked, one may have been refused before the other was
   * paid.
   */
  boolean refundSucceeded(RefundId refund, Instant now);

  /** Notes that the gateway refused a refund for good. Atomic; {@code false} unless pending. */
  boolean refundFailed(RefundId refund, String reason, Instant now);

  /** What became of starting a payment. */
  public sealed interface BeginOutcome {

    record Begun(Payment.Initializing payment) implements BeginOutcome {}

    /** This attempt is live already. */
    record AlreadyLive(Payment.Live payment) implements BeginOutcome {}

    /** The claim is not held any more, its hold is over, or its attempts are used up. */
    record NotPayable() implements BeginOutcome {}
  }

  /** What became of asking for a refund. */
  public sealed interface RefundOutcome {

    /**
     * Asked for now, or asked again after the gateway had refused.
     *
     * @param refunds more than one where what was refused is asked for again together with what
     *     nobody had asked for; none where an earlier try of the same {@link Operation} asked
     */
    record Requested(List<Refund> refunds) implements RefundOutcome {

      public Requested {
        refunds = List.copyOf(refunds);
      }
    }

    /** It cost nothing: the units are free, and the claim is refunded if these were the last. */
    record NothingToPay(Claim claim) implements RefundOutcome {}

    /** One of the tickets let somebody in, and nobody insisted. */
    record CheckedIn() implements RefundOutcome, Unchanged {}

    /** A unit is none of this claim's. */
    record UnknownUnits() implements RefundOutcome, Unchanged {}

    /**
     * The claim is not sold, or the refund of a unit is under way or done; or a refund that the
     * gateway refused is of further units, and is asked for again with all of them or not at all.
     */
    record NotRefundable() implements RefundOutcome, Unchanged {}
  }

  /** What became of captured money. */
  public sealed interface Settlement {

    record Confirmed(Claim.Confirmed claim) implements Settlement {}

    /** Nothing to sell for it: it goes back. */
    record RefundDue(Refund refund) implements Settlement {}

    /** It had its effect before. */
    record Already() implements Settlement {}

    record UnknownPayment() implements Settlement {}
  }
}
