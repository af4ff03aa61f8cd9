package io.fairqueue.memory.sale;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimFacts;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.ListedPayment;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentFacts;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundNews;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.RefundTrail;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.UnitId;
import io.fairqueue.memory.sale.MemoryWorld.Inquiry;
import io.fairqueue.port.Capture;
import io.fairqueue.port.Page;
import io.fairqueue.port.PaymentQuery;
import io.fairqueue.port.PaymentStore;
import io.fairqueue.port.PaymentStore.BeginOutcome;
import io.fairqueue.port.PaymentStore.RefundOutcome;
import io.fairqueue.port.PaymentStore.Settlement;
import io.fairqueue.port.PaymentView;
import io.fairqueue.port.RefundNewsOutcome;
import io.fairqueue.port.StalePayment;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Payments in memory. */
public final class MemoryPaymentStore implements PaymentStore {

  private static final Comparator<Payment> OLDEST_FIRST =
      Comparator.comparing((Payment payment) -> payment.facts().createdAt())
          .thenComparing(payment -> payment.id().toString());

  private final MemoryWorld world;
  private final Function<CustomerId, Optional<Customer>> fans;
  private final MemorySearch search;
  private final LatePayment latePayments;
  private final MemoryReturns returns;

  /**
   * Payments of this world.
   *
   * @param fans the accounts that are not deleted
   */
  public MemoryPaymentStore(MemoryWorld world, Function<CustomerId, Optional<Customer>> fans) {
    this.world = world;
    this.fans = fans;
    this.search = new MemorySearch(world, fans);
    this.latePayments = new LatePayment(world);
    this.returns = new MemoryReturns(world);
  }

  @Override
  public BeginOutcome begin(
      PaymentId payment,
      ClaimId claim,
      String reference,
      @Nullable PaymentMethod method,
      boolean restart,
      int maxAttempts,
      Instant now) {
    return world.inStep(
        () -> {
          var attempts = ofClaim(claim);
          if (!(world.claims.get(claim) instanceof Claim.Claimed held)
              || !now.isBefore(held.facts().expiresAt())) {
            return new BeginOutcome.NotPayable();
          }
          Payment.Live live =
              !attempts.isEmpty() && attempts.getFirst() instanceof Payment.Live open ? open : null;
          if (live != null && !restart && (method == null || method == live.facts().method())) {
            return new BeginOutcome.AlreadyLive(live);
          }
          long used = attempts.stream().filter(each -> each != live && usesAttempt(each)).count();
          if (used >= maxAttempts || attempts.size() >= MAX_ROWS) {
            return new BeginOutcome.NotPayable();
          }
          if (live != null) {
            put(live.endUncounted(Payment.Failed.SUPERSEDED, now));
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

  private static boolean usesAttempt(Payment payment) {
    return !(payment instanceof Payment.Failed failed) || failed.counts();
  }

  @Override
  public boolean opened(
      PaymentId payment,
      String reference,
      String authorizationUrl,
      @Nullable String externalId,
      Instant now) {
    return world.inStep(
        () -> {
          if (world.payments.get(payment) instanceof Payment.Failed failed) {
            put(failed.openedAs(reference, authorizationUrl, externalId));
            return false;
          }
          return change(
              payment,
              Payment.Initializing.class,
              found -> found.open(reference, authorizationUrl, externalId, now));
        });
  }

  @Override
  public boolean unresolved(PaymentId payment, Instant now) {
    return change(payment, Payment.Initializing.class, found -> found.lose(now));
  }

  @Override
  public Settlement succeed(PaymentId id, Capture capture, RefundId refundIfDue, Instant now) {
    return world.inStep(
        () -> {
          Payment payment = world.payments.get(id);
          if (payment == null) {
            return new Settlement.UnknownPayment();
          }
          if (!(payment instanceof Payment.Payable payable)) {
            return surplus(payment, capture, refundIfDue, now);
          }
          var paid = put(payable.succeed(capture.externalId(), now));
          var claim = world.claims.get(paid.facts().claimId());
          if (claim != null && capture.asked().equals(paid.facts().amount())) {
            var confirmed = confirm(claim, now);
            if (confirmed.isPresent()) {
              world.confirmedBy.put(claim.id(), id);
              return new Settlement.Confirmed(confirmed.get());
            }
          }
          return new Settlement.RefundDue(askRefund(paid, capture, refundIfDue, now));
        });
  }

  private Optional<Claim.Confirmed> confirm(Claim claim, Instant now) {
    return switch (claim) {
      case Claim.Claimed held -> Optional.of(world.put(held.confirm(now)));
      case Claim.Released released ->
          released.reason().isByFan() ? Optional.empty() : latePayments.confirm(released, now);
      case Claim.Confirmed sold -> Optional.empty();
      case Claim.Refunded refunded -> Optional.empty();
    };
  }

  /** The same money reported again, or other money for the same payment. */
  private Settlement surplus(Payment payment, Capture capture, RefundId id, Instant now) {
    String known = payment.facts().externalId();
    String reported = capture.externalId();
    if (known == null && reported != null) {
      put(known(payment, reported));
    }
    boolean isKnown =
        known == null
            || reported == null
            || known.equals(reported)
            || refundsOf(payment.id()).stream().anyMatch(r -> reported.equals(r.trail().capture()));
    if (isKnown) {
      return new Settlement.Already();
    }
    var refund =
        new Refund(
            id,
            payment.id(),
            payment.facts().reference(),
            capture.taken(),
            List.of(),
            "paid twice",
            RefundStatus.PENDING,
            0,
            now,
            RefundTrail.ofCapture(requireNonNull(reported)));
    world.refunds.put(id, refund);
    world.announcements.refundRequested(refund, now);
    return new Settlement.RefundDue(refund);
  }

  private static Payment known(Payment payment, String externalId) {
    var facts = payment.facts().identified(externalId);
    return payment instanceof Payment.Refunded
        ? new Payment.Refunded(facts)
        : new Payment.Succeeded(facts);
  }

  private Refund askRefund(Payment.Succeeded paid, Capture capture, RefundId id, Instant now) {
    String reason =
        capture.asked().equals(paid.facts().amount()) ? "nothing left to sell" : "wrong amount";
    var refund =
        new Refund(
            id,
            paid.id(),
            paid.facts().reference(),
            capture.taken(),
            reason,
            RefundStatus.PENDING,
            0,
            now);
    world.refunds.put(id, refund);
    world.announcements.refundRequested(refund, now);
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
          if (ofClaim(claim).stream().filter(MemoryPaymentStore::usesAttempt).count() >= maxAttempts
              && world.claims.get(claim) instanceof Claim.Claimed held) {
            world.put(held.release(ReleaseReason.PAYMENT_FAILED, now));
          }
          return true;
        });
  }

  @Override
  public boolean endUncounted(PaymentId id, String reason, Instant now) {
    return change(id, Payment.Live.class, found -> found.endUncounted(reason, now));
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
  public List<StalePayment> takeStale(Instant before, Instant now, Instant leasedUntil, int limit) {
    return world.inStep(
        () -> {
          var due =
              world.payments.values().stream()
                  .filter(Payment.Live.class::isInstance)
                  .map(Payment.Live.class::cast)
                  .filter(payment -> isDue(payment, before, now))
                  .map(payment -> stale(payment, tries(payment) + 1))
                  .sorted(ORDER.thenComparing(this::hurry))
                  .limit(limit)
                  .toList();
          due.forEach(
              each ->
                  world.inquiries.put(each.payment().id(), new Inquiry(each.tries(), leasedUntil)));
          return due;
        });
  }

  private static final Comparator<StalePayment> ORDER =
      Comparator.comparing(stale -> !stale.isHeld());

  private Instant hurry(StalePayment stale) {
    var facts = stale.payment().facts();
    Inquiry inquiry = world.inquiries.get(stale.payment().id());
    Claim claim = world.claims.get(facts.claimId());
    return stale.isHeld() && claim != null
        ? claim.facts().expiresAt()
        : inquiry == null ? facts.updatedAt() : inquiry.nextTry();
  }

  private boolean isDue(Payment.Live payment, Instant before, Instant now) {
    Inquiry inquiry = world.inquiries.get(payment.id());
    return inquiry == null
        ? payment.facts().updatedAt().isBefore(before)
        : !inquiry.nextTry().isAfter(now);
  }

  private int tries(Payment.Live payment) {
    Inquiry inquiry = world.inquiries.get(payment.id());
    return inquiry == null ? 0 : inquiry.tries();
  }

  private StalePayment stale(Payment.Live payment, int tries) {
    boolean held = world.claims.get(payment.facts().claimId()) instanceof Claim.Claimed;
    return new StalePayment(payment, tries, held);
  }

  @Override
  public void putOff(PaymentId payment, Instant nextTry) {
    world.inStep(
        () ->
            world.inquiries.computeIfPresent(
                payment, (id, inquiry) -> new Inquiry(inquiry.tries(), nextTry)));
  }

  @Override
  public Optional<PaymentView> view(PaymentId id) {
    return world.inStep(() -> find(id).map(this::withRefund));
  }

  @Override
  public List<PaymentView> viewsOfClaim(ClaimId claim) {
    return world.inStep(() -> ofClaim(claim).stream().map(this::withRefund).toList());
  }

  @Override
  public Page<ListedPayment> list(PaymentQuery query) {
    return world.inStep(
        () -> {
          List<Payment> ofEvent =
              world.payments.values().stream()
                  .filter(payment -> claimOf(payment).eventId().equals(query.event()))
                  .toList();
          List<ListedPayment> all =
              search.payments(ofEvent, query.search()).stream()
                  .filter(payment -> query.status() == null || payment.status() == query.status())
                  .filter(payment -> query.refund() == null || hasRefund(payment, query.refund()))
                  .sorted(OLDEST_FIRST.reversed())
                  .map(this::listed)
                  .toList();
          return new Page<>(
              all.stream().skip(query.page().offset()).limit(query.page().size()).toList(),
              query.page(),
              all.size());
        });
  }

  private boolean hasRefund(Payment payment, RefundStatus status) {
    return refundsOf(payment.id()).stream().anyMatch(refund -> refund.status() == status);
  }

  @Override
  public int eachPayment(EventId event, Consumer<ListedPayment> sink) {
    List<ListedPayment> all =
        world.inStep(
            () ->
                world.payments.values().stream()
                    .filter(payment -> claimOf(payment).eventId().equals(event))
                    .sorted(OLDEST_FIRST)
                    .map(this::listed)
                    .toList());
    all.forEach(sink);
    return all.size();
  }

  private ListedPayment listed(Payment payment) {
    Optional<Customer> fan = fans.apply(claimOf(payment).customerId());
    return new ListedPayment(
        payment,
        withRefund(payment).refundedMinor(),
        Stream.of(RefundStatus.FAILED, RefundStatus.PENDING, RefundStatus.SUCCEEDED)
            .filter(status -> hasRefund(payment, status))
            .findFirst()
            .orElse(null),
        fan.map(Customer::name).orElse(null),
        fan.map(Customer::email).orElse(null));
  }

  private ClaimFacts claimOf(Payment payment) {
    return world.claim(payment.facts().claimId()).facts();
  }

  private PaymentView withRefund(Payment payment) {
    return new PaymentView(payment, refundsOf(payment.id()));
  }

  /** The newest first. */
  private List<Refund> refundsOf(PaymentId payment) {
    return world.refunds.values().stream()
        .filter(refund -> refund.paymentId().equals(payment))
        .toList()
        .reversed();
  }

  @Override
  public List<PaymentView> remarkable(int limit) {
    return world.inStep(
        () -> views(MemoryPaymentStore::isRemarkable).reversed().stream().limit(limit).toList());
  }

  @Override
  public List<PaymentView> withFailedRefund(int limit) {
    return world.inStep(
        () ->
            views(view -> failedRefunds(view).findAny().isPresent()).stream()
                .sorted(Comparator.comparing(MemoryPaymentStore::lastFailure).reversed())
                .limit(limit)
                .toList());
  }

  private List<PaymentView> views(Predicate<PaymentView> wanted) {
    return world.payments.values().stream().map(this::withRefund).filter(wanted).toList();
  }

  private static Stream<Refund> failedRefunds(PaymentView view) {
    return view.refunds().stream().filter(refund -> refund.status() == RefundStatus.FAILED);
  }

  private static Instant lastFailure(PaymentView view) {
    return failedRefunds(view)
        .map(Refund::dueAt)
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  private static boolean isRemarkable(PaymentView view) {
    return (view.payment() instanceof Payment.Failed failed
            && failed.reason().equals(Payment.Failed.UNANSWERED))
        || view.refunds().stream()
            .anyMatch(
                refund ->
                    refund.status() == RefundStatus.FAILED
                        || refund.trail().outside()
                        || !refund.isOfPayment());
  }

  @Override
  public RefundOutcome requestRefund(
      ClaimId claim,
      RefundId refund,
      Set<UnitId> units,
      String reason,
      boolean force,
      Instant now) {
    return world.inStep(
        () ->
            world.claims.get(claim) instanceof Claim.Confirmed sold
                ? returns.request(sold, refund, units, reason, force, now)
                : new RefundOutcome.NotRefundable());
  }

  @Override
  public int requestRefunds(EventId event, String reason, Instant now, int limit) {
    return world.inStep(
        () -> {
          var sold =
              world.claims.values().stream()
                  .filter(claim -> claim.facts().eventId().equals(event))
                  .filter(claim -> !returns.left(claim).isEmpty())
                  .map(Claim.Confirmed.class::cast)
                  .limit(limit)
                  .toList();
          sold.forEach(
              claim ->
                  returns.ask(
                      claim, new RefundId(world.ids.next()), returns.left(claim), reason, now));
          return sold.size();
        });
  }

  @Override
  public boolean retryRefund(PaymentId payment, Instant now) {
    return world.inStep(
        () -> {
          var refused =
              refundsOf(payment).stream()
                  .filter(refund -> refund.status() == RefundStatus.FAILED)
                  .toList();
          refused.forEach(refund -> world.refunds.put(refund.id(), refund.askAgain(now)));
          return !refused.isEmpty();
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
  public void putOffRefund(RefundId id, Instant nextTry) {
    world.inStep(() -> world.refunds.computeIfPresent(id, (same, r) -> r.putOff(nextTry)));
  }

  @Override
  public boolean refundAccepted(RefundId id, @Nullable String gatewayId, Instant nextTry) {
    return world.inStep(
        () -> {
          Refund refund = world.refunds.get(id);
          if (refund == null || refund.status() != RefundStatus.PENDING) {
            return false;
          }
          world.refunds.put(id, refund.accept(gatewayId, nextTry));
          return true;
        });
  }

  @Override
  public RefundNewsOutcome applyRefundNews(
      PaymentId id, RefundNews news, RefundId ifOutside, Instant now) {
    return world.inStep(
        () -> {
          Payment payment = world.payments.get(id);
          if (payment == null) {
            return RefundNewsOutcome.UNKNOWN_PAYMENT;
          }
          return switch (news.match(payment, refundsOf(id))) {
            case RefundNews.Match.Known known -> goOn(known.refund(), news, now);
            case RefundNews.Match.Outside outside -> {
              keepOutside(payment, outside.amount(), news, ifOutside, now);
              yield goOn(world.refund(ifOutside), news, now);
            }
            case RefundNews.Match.Nothing nothing -> RefundNewsOutcome.ALREADY;
            case RefundNews.Match.Unclear unclear -> RefundNewsOutcome.UNCLEAR;
          };
        });
  }

  private RefundNewsOutcome goOn(Refund refund, RefundNews news, Instant now) {
    boolean changed =
        switch (news.state()) {
          case ACCEPTED -> refundAccepted(refund.id(), news.gatewayId(), refund.dueAt());
          case PAID -> refundSucceeded(refund.id(), now);
          case FAILED -> refundFailed(refund.id(), news.reason(), now);
        };
    return changed ? RefundNewsOutcome.CHANGED : RefundNewsOutcome.ALREADY;
  }

  private void keepOutside(
      Payment payment, Money amount, RefundNews news, RefundId id, Instant now) {
    Claim claim = world.claim(payment.facts().claimId());
    Set<UnitId> units =
        payment.id().equals(world.confirmedBy.get(claim.id())) ? returns.left(claim) : Set.of();
    if (payment instanceof Payment.Payable payable) {
      put(payable.succeed(null, now));
    }
    Refund refund =
        new Refund(
            id,
            payment.id(),
            payment.facts().reference(),
            amount,
            returns.inOrder(claim, units),
            news.reason(),
            RefundStatus.PENDING,
            0,
            now,
            new RefundTrail(null, true, true, news.gatewayId()));
    world.refunds.put(id, refund);
    world.announcements.refundRequested(refund, now);
    world.voidTickets(claim.id(), units, now);
  }

  @Override
  public boolean refundSucceeded(RefundId id, Instant now) {
    return world.inStep(
        () -> {
          Refund refund = world.refunds.get(id);
          if (refund == null || refund.status() == RefundStatus.SUCCEEDED) {
            return false;
          }
          Refund paid = refund.ended(RefundStatus.SUCCEEDED);
          world.refunds.put(id, paid);
          world.announcements.refundEnded(paid, null, now);
          PaymentId payment = refund.paymentId();
          if (refund.isOfPayment() && refund.units().isEmpty()) {
            world.refundPayment(payment, now);
          }
          if (world.claim(world.payment(payment).facts().claimId())
              instanceof Claim.Confirmed sold) {
            returns.giveBack(sold, refund.units(), now);
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
          Refund refused = refund.ended(RefundStatus.FAILED);
          world.refunds.put(id, refused);
          world.announcements.refundEnded(refused, reason, now);
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
    if (!(world.payments.put(payment.id(), payment) instanceof Payment.Failed)) {
      world.announcements.payment(payment);
    }
    return payment;
  }
}
