package io.fairqueue.memory;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentFacts;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.port.BeginOutcome;
import io.fairqueue.port.PaymentStore;
import io.fairqueue.port.PaymentView;
import io.fairqueue.port.RefundRequest;
import io.fairqueue.port.Settlement;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Payments in memory. */
final class MemoryPaymentStore implements PaymentStore {

  private final MemoryWorld world;
  private final LateMoney lateMoney;

  MemoryPaymentStore(MemoryWorld world) {
    this.world = world;
    this.lateMoney = new LateMoney(world);
  }

  @Override
  public BeginOutcome begin(
      PaymentId payment,
      ClaimId claim,
      String reference,
      @Nullable PaymentMethod method,
      int maxAttempts,
      Instant now) {
    return world.inStep(
        () -> {
          var attempts = ofClaim(claim);
          if (!(world.claims.get(claim) instanceof Claim.Claimed held)
              || !now.isBefore(held.facts().expiresAt())) {
            return new BeginOutcome.NotPayable();
          }
          if (!attempts.isEmpty() && attempts.getFirst() instanceof Payment.Live live) {
            return new BeginOutcome.AlreadyLive(live);
          }
          if (attempts.size() >= maxAttempts) {
            return new BeginOutcome.NotPayable();
          }
          var begun =
              new Payment.Initializing(
                  new PaymentFacts(
                      payment,
                      claim,
                      reference,
                      held.facts().amount(),
                      method,
                      null,
                      null,
                      now,
                      now));
          put(begun);
          return new BeginOutcome.Begun(begun);
        });
  }

  @Override
  public boolean opened(
      PaymentId payment,
      String reference,
      String authorizationUrl,
      @Nullable String externalId,
      Instant now) {
    return change(
        payment,
        Payment.Initializing.class,
        found -> found.open(reference, authorizationUrl, externalId, now));
  }

  @Override
  public boolean unresolved(PaymentId payment, Instant now) {
    return change(payment, Payment.Initializing.class, found -> found.lose(now));
  }

  @Override
  public Settlement succeed(
      PaymentId id,
      Money captured,
      @Nullable String externalId,
      RefundId refundIfDue,
      Instant now) {
    return world.inStep(
        () -> {
          Payment payment = world.payments.get(id);
          if (payment == null) {
            return new Settlement.UnknownPayment();
          }
          if (!(payment instanceof Payment.Payable payable)) {
            return new Settlement.Already();
          }
          var paid = put(payable.succeed(externalId, now));
          var claim = world.claims.get(paid.facts().claimId());
          if (claim != null && captured.equals(paid.facts().amount())) {
            var confirmed = confirm(claim, now);
            if (confirmed.isPresent()) {
              world.confirmedBy.put(claim.id(), id);
              return new Settlement.Confirmed(confirmed.get());
            }
          }
          return new Settlement.RefundDue(askRefund(paid, captured, refundIfDue, now));
        });
  }

  private Optional<Claim.Confirmed> confirm(Claim claim, Instant now) {
    return switch (claim) {
      case Claim.Claimed held -> Optional.of(world.put(held.confirm(now)));
      case Claim.Released released -> lateMoney.confirm(released, now);
      case Claim.Confirmed sold -> Optional.empty();
      case Claim.Refunded refunded -> Optional.empty();
    };
  }

  private Refund askRefund(Payment.Succeeded paid, Money captured, RefundId id, Instant now) {
    String reason =
        captured.equals(paid.facts().amount()) ? "nothing left to sell" : "wrong amount";
    var refund =
        new Refund(
            id,
            paid.id(),
            paid.facts().reference(),
            captured,
            reason,
            RefundStatus.PENDING,
            0,
            now);
    world.refunds.put(id, refund);
    return refund;
  }

  @Override
  public boolean fail(PaymentId id, String reason, int maxAttempts, Instant now) {
    return world.inStep(
        () -> {
          if (!change(id, Payment.Live.class, found -> found.fail(reason, now))) {
            return false;
          }
          ClaimId claim = world.payment(id).facts().claimId();
          if (ofClaim(claim).size() >= maxAttempts
              && world.claims.get(claim) instanceof Claim.Claimed held) {
            world.put(held.release(ReleaseReason.PAYMENT_FAILED, now));
          }
          return true;
        });
  }

  @Override
  public Optional<Payment> find(PaymentId id) {
    return world.inStep(() -> Optional.ofNullable(world.payments.get(id)));
  }

  @Override
  public Optional<Payment> findByReference(String reference) {
    return world.inStep(
        () ->
            world.payments.values().stream()
                .filter(payment -> payment.facts().reference().equals(reference))
                .findFirst());
  }

  @Override
  public List<Payment> ofClaim(ClaimId claim) {
    return world.inStep(
        () ->
            world.payments.values().stream()
                .filter(payment -> payment.facts().claimId().equals(claim))
                .toList()
                .reversed());
  }

  @Override
  public List<Payment> stale(Instant before, int limit) {
    return world.inStep(
        () ->
            world.payments.values().stream()
                .filter(Payment.Live.class::isInstance)
                .filter(payment -> payment.facts().updatedAt().isBefore(before))
                .sorted(Comparator.comparing(payment -> payment.facts().updatedAt()))
                .limit(limit)
                .toList());
  }

  @Override
  public void touch(PaymentId payment, Instant now) {
    change(payment, Payment.Live.class, found -> found.touch(now));
  }

  @Override
  public Optional<PaymentView> view(PaymentId id) {
    return world.inStep(() -> find(id).map(this::withRefund));
  }

  @Override
  public List<PaymentView> viewsOfClaim(ClaimId claim) {
    return world.inStep(() -> ofClaim(claim).stream().map(this::withRefund).toList());
  }

  private PaymentView withRefund(Payment payment) {
    return new PaymentView(
        payment,
        world.refunds.values().stream()
            .filter(refund -> refund.paymentId().equals(payment.id()))
            .findFirst());
  }

  @Override
  public RefundRequest requestRefund(ClaimId claim, RefundId refund, String reason, Instant now) {
    return world.inStep(
        () ->
            world.claims.get(claim) instanceof Claim.Confirmed sold
                ? requestRefund(sold, refund, reason, now)
                : new RefundRequest.NotRefundable());
  }

  private RefundRequest requestRefund(
      Claim.Confirmed sold, RefundId id, String reason, Instant now) {
    PaymentId paid = world.confirmedBy.get(sold.id());
    if (paid == null) {
      world.voidTickets(sold.id(), now);
      return new RefundRequest.NothingToPay(world.put(sold.refund(now)));
    }
    Refund known = refundOf(paid).orElse(null);
    if (known != null && known.status() != RefundStatus.FAILED) {
      return new RefundRequest.NotRefundable();
    }
    var facts = world.payment(paid).facts();
    var refund =
        known == null
            ? new Refund(
                id, paid, facts.reference(), facts.amount(), reason, RefundStatus.PENDING, 0, now)
            : known.askAgain(now);
    world.refunds.put(refund.id(), refund);
    world.voidTickets(sold.id(), now);
    return new RefundRequest.Requested(refund);
  }

  @Override
  public int requestRefunds(EventId event, String reason, Instant now, int limit) {
    return world.inStep(
        () -> {
          var sold =
              world.claims.values().stream()
                  .filter(claim -> claim.facts().eventId().equals(event))
                  .filter(world::lacksRefund)
                  .map(Claim.Confirmed.class::cast)
                  .limit(limit)
                  .toList();
          sold.forEach(claim -> requestRefund(claim, new RefundId(world.ids.next()), reason, now));
          return sold.size();
        });
  }

  @Override
  public boolean retryRefund(PaymentId payment, Instant now) {
    return world.inStep(
        () -> {
          Optional<Refund> refused =
              refundOf(payment).filter(refund -> refund.status() == RefundStatus.FAILED);
          refused.ifPresent(refund -> world.refunds.put(refund.id(), refund.askAgain(now)));
          return refused.isPresent();
        });
  }

  @Override
  public List<Refund> takeDueRefunds(Instant now, Instant nextTry, int limit) {
    return world.inStep(
        () -> {
          var due =
              world.refunds.values().stream()
                  .filter(refund -> refund.status() == RefundStatus.PENDING)
                  .filter(refund -> !refund.dueAt().isAfter(now))
                  .limit(limit)
                  .map(refund -> refund.tryAgainAt(nextTry))
                  .toList();
          due.forEach(refund -> world.refunds.put(refund.id(), refund));
          return due;
        });
  }

  @Override
  public boolean refundSucceeded(RefundId id, Instant now) {
    return world.inStep(
        () -> {
          Refund refund = world.refunds.get(id);
          if (refund == null || refund.status() == RefundStatus.SUCCEEDED) {
            return false;
          }
          world.refunds.put(id, refund.ended(RefundStatus.SUCCEEDED));
          PaymentId payment = refund.paymentId();
          change(payment, Payment.Succeeded.class, paid -> paid.refund(now));
          ClaimId claim = world.payment(payment).facts().claimId();
          if (payment.equals(world.confirmedBy.get(claim))
              && world.claims.get(claim) instanceof Claim.Confirmed sold) {
            world.put(sold.refund(now));
          }
          return true;
        });
  }

  @Override
  public boolean refundFailed(RefundId id, String reason, Instant now) {
    return world.inStep(
        () -> {
          Refund refund = world.refunds.get(id);
          if (refund == null || refund.status() != RefundStatus.PENDING) {
            return false;
          }
          world.refunds.put(id, refund.ended(RefundStatus.FAILED));
          return true;
        });
  }

  private <T extends Payment> boolean change(
      PaymentId id, Class<T> from, Function<T, ? extends Payment> next) {
    return world.inStep(
        () -> {
          Payment payment = world.payments.get(id);
          if (!from.isInstance(payment)) {
            return false;
          }
          put(next.apply(from.cast(payment)));
          return true;
        });
  }

  private <T extends Payment> T put(T payment) {
    world.payments.put(payment.id(), payment);
    return payment;
  }
}
