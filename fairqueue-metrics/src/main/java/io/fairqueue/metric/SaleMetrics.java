package io.fairqueue.metric;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.port.SaleListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts what this node commits of sales. Thread-safe, without locks. */
public final class SaleMetrics implements SaleListener {

  private final MeterRegistry metrics;
  private final Counter joins;
  private final Counter turns;
  private final Counter byHand;
  private final Map<Exit, Counter> exits;
  private final Timer turnAfter;
  private final Timer choiceAfter;
  private final Timer paymentAfter;
  private final Counter holds;
  private final Map<ReleaseReason, Counter> releases;
  private final Counter sales;
  private final Counter tickets;
  private final Counter begun;
  private final Counter paid;
  private final Counter paidForNothing;
  private final Counter failed;
  private final Counter refundsPaid;
  private final Counter refundsRefused;
  private final Map<Currency, Counter> revenue = new ConcurrentHashMap<>();
  private final Map<Currency, Counter> refunded = new ConcurrentHashMap<>();

  public SaleMetrics(MeterRegistry metrics) {
    this.metrics = metrics;
    this.joins = Metric.JOINS.counter(metrics);
    this.turns = Metric.ADMISSIONS.counter(metrics, "turn");
    this.byHand = Metric.ADMISSIONS.counter(metrics, "hand");
    this.exits = each(Exit.values(), name -> Metric.EXITS.counter(metrics, name));
    this.turnAfter = Metric.WAIT_FOR_TURN.timer(metrics);
    this.choiceAfter = Metric.WAIT_FOR_CHOICE.timer(metrics);
    this.paymentAfter = Metric.WAIT_FOR_PAYMENT.timer(metrics);
    this.holds = Metric.HOLDS.counter(metrics);
    this.releases = each(ReleaseReason.values(), name -> Metric.RELEASES.counter(metrics, name));
    this.sales = Metric.SALES.counter(metrics);
    this.tickets = Metric.TICKETS.counter(metrics);
    this.begun = Metric.PAYMENTS.counter(metrics, "begun");
    this.paid = Metric.PAYMENTS.counter(metrics, "sold");
    this.paidForNothing = Metric.PAYMENTS.counter(metrics, "nothing_to_sell");
    this.failed = Metric.PAYMENTS.counter(metrics, "failed");
    this.refundsPaid = Metric.REFUNDS.counter(metrics, "paid");
    this.refundsRefused = Metric.REFUNDS.counter(metrics, "refused");
  }

  @Override
  public void joined(int fans) {
    joins.increment(fans);
  }

  @Override
  public void gone(Exit why, int fans) {
    requireNonNull(exits.get(why)).increment(fans);
  }

  @Override
  public void admitted(List<QueueEntry.Admitted> fans, boolean admittedByHand) {
    (admittedByHand ? byHand : turns).increment(fans.size());
    for (QueueEntry.Admitted fan : fans) {
      turnAfter.record(between(fan.facts().joinedAt(), fan.admittedAt()));
    }
  }

  @Override
  public void held(Claim claim, @Nullable Instant admittedAt) {
    holds.increment();
    if (admittedAt != null) {
      choiceAfter.record(between(admittedAt, claim.facts().createdAt()));
    }
  }

  @Override
  public void released(ReleaseReason reason) {
    requireNonNull(releases.get(reason)).increment();
  }

  @Override
  public void sold(Claim.Confirmed claim) {
    sales.increment();
    tickets.increment(claim.facts().units().size());
    Money price = claim.facts().amount();
    if (!price.isFree()) {
      paid.increment();
      paymentAfter.record(between(claim.facts().createdAt(), claim.confirmedAt()));
      add(Metric.REVENUE, revenue, price);
    }
  }

  @Override
  public void paymentBegun() {
    begun.increment();
  }

  @Override
  public void paymentFailed() {
    failed.increment();
  }

  @Override
  public void paidForNothing(Refund refund) {
    paidForNothing.increment();
  }

  @Override
  public void refunded(Money amount) {
    refundsPaid.increment();
    add(Metric.REFUNDED, refunded, amount);
  }

  @Override
  public void refundRefused() {
    refundsRefused.increment();
  }

  private void add(Metric metric, Map<Currency, Counter> sums, Money amount) {
    sums.computeIfAbsent(amount.currency(), each -> metric.counter(metrics, each.getCurrencyCode()))
        .increment(inMainUnit(amount));
  }

  private static double inMainUnit(Money amount) {
    return amount.minor() / Math.pow(10, Math.max(0, amount.currency().getDefaultFractionDigits()));
  }

  /** Clocks of two nodes may differ a little. */
  private static Duration between(Instant from, Instant to) {
    Duration time = Duration.between(from, to);
    return time.isNegative() ? Duration.ZERO : time;
  }

  private static <E extends Enum<E>> Map<E, Counter> each(
      E[] constants, Function<String, Counter> counter) {
    return Arrays.stream(constants)
        .collect(
            Collectors.toUnmodifiableMap(
                each -> each, each -> counter.apply(each.name().toLowerCase(Locale.ROOT))));
  }
}
