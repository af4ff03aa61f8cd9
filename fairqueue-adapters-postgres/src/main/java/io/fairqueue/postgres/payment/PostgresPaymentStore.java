package io.fairqueue.postgres.payment;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.ListedPayment;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundNews;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.UnitId;
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
import io.fairqueue.postgres.claim.ClaimRows;
import io.fairqueue.postgres.commit.SaleNews;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * Payments and refunds, in {@code payments} and {@code refunds}. A claim's lock guards its payments
 * and their refunds too.
 */
public final class PostgresPaymentStore implements PaymentStore {

  private static final Statements SQL = new Statements(PostgresPaymentStore.class);

  private final Database database;
  private final SaleNews news;
  private final Settlements settlements;
  private final Returns returns;
  private final PaymentLists lists;
  private final Refunds refunds;
  private final ReportedRefunds reportedRefunds;

  public PostgresPaymentStore(Database database, SaleNews news) {
    this.database = database;
    this.news = news;
    this.settlements = new Settlements(database);
    this.returns = new Returns(database);
    this.lists = new PaymentLists(database);
    this.refunds = new Refunds(database);
    this.reportedRefunds = new ReportedRefunds(database);
  }

  @Override
  public Page<ListedPayment> list(PaymentQuery query) {
    return lists.list(query);
  }

  @Override
  public int eachPayment(EventId event, Consumer<ListedPayment> sink) {
    return lists.each(event, sink);
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
    BeginOutcome outcome =
        database.inTransaction(
            handle -> {
              if (!isPayable(handle, claim, now)) {
                return new BeginOutcome.NotPayable();
              }
              List<Payment> attempts = PaymentRows.ofClaim(handle, claim);
              Payment.@Nullable Live live = live(attempts);
              if (live != null && !restart && (method == null || method == live.facts().method())) {
                return new BeginOutcome.AlreadyLive(live);
              }
              if (used(attempts) - (live == null ? 0 : 1) >= maxAttempts
                  || attempts.size() >= MAX_ROWS) {
                return new BeginOutcome.NotPayable();
              }
              if (live != null) {
                endUncounted(handle, live.id(), Payment.Failed.SUPERSEDED, now);
              }
              Payment begun =
                  SQL.query(handle, "begin")
                      .bind("id", payment.value())
                      .bind("claim", claim.value())
                      .bind("attempt", attempts.size() + 1)
                      .bind("reference", reference)
                      .bind("method", method == null ? null : method.name())
                      .bind("now", now)
                      .map(PaymentRows::payment)
                      .one();
              return new BeginOutcome.Begun((Payment.Initializing) begun);
            });
    if (outcome instanceof BeginOutcome.Begun) {
      news.listener().paymentBegun();
    }
    return outcome;
  }

  @Override
  public boolean opened(
      PaymentId payment,
      String reference,
      String authorizationUrl,
      @Nullable String externalId,
      Instant now) {
    return database.inTransaction(
        handle ->
            SQL.query(handle, "opened")
                .bind("id", payment.value())
                .bind("reference", reference)
                .bind("authorizationUrl", authorizationUrl)
                .bind("externalId", externalId)
                .bind("now", now)
                .map((row, context) -> row.getBoolean("opened"))
                .findOne()
                .orElse(false));
  }

  @Override
  public boolean unresolved(PaymentId payment, Instant now) {
    return database.inTransaction(
        handle ->
            isOne(SQL.update(handle, "unresolved").bind("id", payment.value()).bind("now", now)));
  }

  @Override
  public Settlement succeed(PaymentId payment, Capture capture, RefundId refundIfDue, Instant now) {
    Settlement settlement =
        settlements.settle(new Settlements.Captured(payment, capture, refundIfDue, now));
    switch (settlement) {
      case Settlement.Confirmed sold -> news.listener().sold(sold.claim());
      case Settlement.RefundDue due -> news.listener().paidForNothing(due.refund());
      case Settlement.Already already -> {}
      case Settlement.UnknownPayment unknown -> {}
    }
    return settlement;
  }

  @Override
  public boolean fail(PaymentId payment, String reason, int maxAttempts, Instant now) {
    Failing failing =
        database.inTransaction(handle -> fail(handle, payment, reason, maxAttempts, now));
    if (failing.failed()) {
      news.listener().paymentFailed();
    }
    if (failing.released()) {
      news.listener().released(ReleaseReason.PAYMENT_FAILED);
    }
    return failing.failed();
  }

  private static Failing fail(
      Handle handle, PaymentId payment, String reason, int maxAttempts, Instant now) {
    Optional<Payment> found = PaymentRows.find(handle, payment);
    if (found.isEmpty()) {
      return new Failing(false, false);
    }
    ClaimId claim = found.get().facts().claimId();
    Optional<ClaimStatus> status = ClaimRows.lock(handle, claim);
    boolean failed =
        isOne(
            SQL.update(handle, "fail")
                .bind("id", payment.value())
                .bind("reason", reason)
                .bind("now", now));
    boolean isLast =
        failed
            && status.equals(Optional.of(ClaimStatus.CLAIMED))
            && used(PaymentRows.ofClaim(handle, claim)) >= maxAttempts;
    if (isLast) {
      ClaimRows.release(handle, List.of(claim.value()), ReleaseReason.PAYMENT_FAILED, now);
    }
    return new Failing(failed, isLast);
  }

  /** Whether a payment failed, and its claim was released with it. */
  private record Failing(boolean failed, boolean released) {}

  @Override
  public boolean endUncounted(PaymentId payment, String reason, Instant now) {
    boolean ended =
        database.inTransaction(
            handle -> {
              Optional<Payment> found = PaymentRows.find(handle, payment);
              found.ifPresent(attempt -> ClaimRows.lock(handle, attempt.facts().claimId()));
              return found.isPresent() && endUncounted(handle, payment, reason, now);
            });
    if (ended) {
      news.listener().paymentFailed();
    }
    return ended;
  }

  private static boolean endUncounted(
      Handle handle, PaymentId payment, String reason, Instant now) {
    return isOne(
        SQL.update(handle, "endUncounted")
            .bind("id", payment.value())
            .bind("reason", reason)
            .bind("now", now));
  }

  private static Payment.@Nullable Live live(List<Payment> attempts) {
    return attempts.stream()
        .filter(Payment.Live.class::isInstance)
        .map(Payment.Live.class::cast)
        .findFirst()
        .orElse(null);
  }

  /** How many of the claim's attempts these are. */
  private static long used(List<Payment> attempts) {
    return attempts.stream()
        .filter(attempt -> !(attempt instanceof Payment.Failed failed) || failed.counts())
        .count();
  }

  @Override
  public Optional<Payment> find(PaymentId id) {
    return database.run(handle -> PaymentRows.find(handle, id));
  }

  @Override
  public Optional<Payment> findByReference(String reference) {
    return database.run(
        handle ->
            SQL.query(handle, "findByReference")
                .bind("reference", reference)
                .map(PaymentRows::payment)
                .findOne());
  }

  @Override
  public List<Payment> ofClaim(ClaimId claim) {
    return database.run(handle -> PaymentRows.ofClaim(handle, claim));
  }

  private List<PaymentView> views(@Nullable UUID id, @Nullable UUID claim) {
    return database.run(handle -> views(handle, id, claim));
  }

  private static List<PaymentView> views(Handle handle, @Nullable UUID id, @Nullable UUID claim) {
    return PaymentRows.joined(
        SQL.query(handle, "view")
            .bind("id", id)
            .bind("claim", claim)
            .map(PaymentRows::view)
            .list());
  }

  @Override
  public List<PaymentView> remarkable(int limit) {
    return latest("remarkable", limit);
  }

  @Override
  public List<PaymentView> withFailedRefund(int limit) {
    return latest("withFailedRefund", limit);
  }

  private List<PaymentView> latest(String statement, int limit) {
    return database.runAtLength(
        handle ->
            SQL
                .query(handle, statement)
                .bind("limit", limit)
                .map((row, context) -> Columns.uuid(row, "id"))
                .list()
                .stream()
                .flatMap(id -> views(handle, id, null).stream())
                .toList());
  }

  @Override
  public List<StalePayment> takeStale(Instant before, Instant now, Instant leasedUntil, int limit) {
    return database.inTransaction(
        handle ->
            SQL.query(handle, "takeStale")
                .bind("before", before)
                .bind("now", now)
                .bind("leasedUntil", leasedUntil)
                .bind("limit", limit)
                .map(PaymentRows::stale)
                .list());
  }

  @Override
  public void putOff(PaymentId payment, Instant nextTry) {
    database.inTransaction(
        handle ->
            SQL.update(handle, "putOff")
                .bind("id", payment.value())
                .bind("nextTry", nextTry)
                .execute());
  }

  @Override
  public Optional<PaymentView> view(PaymentId id) {
    return views(id.value(), null).stream().findFirst();
  }

  @Override
  public List<PaymentView> viewsOfClaim(ClaimId claim) {
    return views(null, claim.value());
  }

  @Override
  public RefundOutcome requestRefund(
      ClaimId claim,
      RefundId refund,
      Set<UnitId> units,
      String reason,
      boolean force,
      Instant now) {
    return returns.request(claim, refund, units, reason, force, now);
  }

  @Override
  public int requestRefunds(EventId event, String reason, Instant now, int limit) {
    return returns.requestAll(event, reason, now, limit);
  }

  @Override
  public boolean retryRefund(PaymentId payment, Instant now) {
    return refunds.retry(payment, now);
  }

  @Override
  public List<Refund> takeDueRefunds(Instant now, Instant nextTry, int limit) {
    return refunds.takeDue(now, nextTry, limit);
  }

  @Override
  public void putOffRefund(RefundId refund, Instant nextTry) {
    refunds.putOff(refund, nextTry);
  }

  @Override
  public boolean refundAccepted(RefundId refund, @Nullable String gatewayId, Instant nextTry) {
    return refunds.accepted(refund, gatewayId, nextTry);
  }

  @Override
  public RefundNewsOutcome applyRefundNews(
      PaymentId payment, RefundNews reported, RefundId ifOutside, Instant now) {
    ReportedRefunds.Effect effect = reportedRefunds.apply(payment, reported, ifOutside, now);
    effect.back().ifPresent(news.listener()::refunded);
    if (effect.isRefusal()) {
      news.listener().refundRefused();
    }
    return effect.outcome();
  }

  @Override
  public boolean refundSucceeded(RefundId refund, Instant now) {
    Optional<Money> back = refunds.succeeded(refund, now);
    back.ifPresent(news.listener()::refunded);
    return back.isPresent();
  }

  @Override
  public boolean refundFailed(RefundId refund, String reason, Instant now) {
    boolean failed = refunds.failed(refund, reason, now);
    if (failed) {
      news.listener().refundRefused();
    }
    return failed;
  }

  private static boolean isPayable(Handle handle, ClaimId id, Instant now) {
    ClaimRows.lock(handle, id);
    return ClaimRows.find(handle, id)
        .filter(Claim.Claimed.class::isInstance)
        .filter(claim -> now.isBefore(claim.facts().expiresAt()))
        .isPresent();
  }

  private static boolean isOne(Update update) {
    return update.execute() == 1;
  }
}
