package io.fairqueue.memory.sale;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.port.EventStats;
import io.fairqueue.port.StatsStore;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Numbers counted from what is in memory. */
public final class MemoryStatsStore implements StatsStore {

  private final MemoryWorld world;

  public MemoryStatsStore(MemoryWorld world) {
    this.world = world;
  }

  @Override
  public EventStats of(EventId event, Instant now) {
    return world.inStep(
        () -> {
          var line = world.line(event);
          Instant minuteAgo = now.minus(AdmissionPolicy.RATE_WINDOW);
          var waits = line.waits();
          return new EventStats(
              line.waiting.size(),
              world.active(event, now),
              claims(event),
              refunds(event),
              captured(event),
              refunded(event),
              line.joinsAfter(minuteAgo),
              line.admissionsAfter(minuteAgo),
              new EventStats.Waits(rank(waits, 50), rank(waits, 90), rank(waits, 99)));
        });
  }

  @Override
  public Map<PaymentStatus, Long> payments(EventId event, Instant since) {
    return world.inStep(
        () -> {
          var counts = new EnumMap<PaymentStatus, Long>(PaymentStatus.class);
          for (Payment payment : world.payments.values()) {
            Claim claim = world.claims.get(payment.facts().claimId());
            if (claim != null
                && claim.facts().eventId().equals(event)
                && !claim.facts().createdAt().isBefore(since)
                && !(payment instanceof Payment.Failed failed && failed.isWanted())) {
              counts.merge(payment.status(), 1L, Long::sum);
            }
          }
          return counts;
        });
  }

  @Override
  public int addUp(int limit) {
    return 0;
  }

  private Map<ClaimStatus, Long> claims(EventId event) {
    var counts = new EnumMap<ClaimStatus, Long>(ClaimStatus.class);
    for (Claim claim : world.claims.values()) {
      if (claim.facts().eventId().equals(event)) {
        counts.merge(claim.status(), 1L, Long::sum);
      }
    }
    return counts;
  }

  private Map<RefundStatus, Long> refunds(EventId event) {
    var counts = new EnumMap<RefundStatus, Long>(RefundStatus.class);
    for (Refund refund : world.refunds.values()) {
      if (refund.isOfPayment() && isOf(event, world.payment(refund.paymentId()))) {
        counts.merge(refund.status(), 1L, Long::sum);
      }
    }
    return counts;
  }

  private long captured(EventId event) {
    return world.payments.values().stream()
        .filter(
            payment -> payment instanceof Payment.Succeeded || payment instanceof Payment.Refunded)
        .filter(payment -> isOf(event, payment))
        .map(this::captured)
        .filter(money -> isInCurrencyOf(event, money))
        .mapToLong(Money::minor)
        .sum();
  }

  /** What the gateway took: as much as was due, or what refunds say that it took instead. */
  private Money captured(Payment payment) {
    Money due = payment.facts().amount();
    var refunds =
        world.refunds.values().stream()
            .filter(refund -> refund.isOfPayment() && refund.paymentId().equals(payment.id()))
            .toList();
    return refunds.stream()
        .filter(refund -> refund.units().isEmpty())
        .map(Refund::amount)
        .findFirst()
        .orElseGet(
            () -> {
              long back = refunds.stream().mapToLong(refund -> refund.amount().minor()).sum();
              return new Money(Math.max(due.minor(), back), due.currency());
            });
  }

  private long refunded(EventId event) {
    return world.refunds.values().stream()
        .filter(refund -> refund.isOfPayment() && refund.status() == RefundStatus.SUCCEEDED)
        .filter(refund -> isOf(event, world.payment(refund.paymentId())))
        .map(Refund::amount)
        .filter(money -> isInCurrencyOf(event, money))
        .mapToLong(Money::minor)
        .sum();
  }

  private boolean isInCurrencyOf(EventId event, Money money) {
    return money.currency().equals(world.event(event).details().currency());
  }

  private boolean isOf(EventId event, Payment payment) {
    Claim claim = world.claims.get(payment.facts().claimId());
    return claim != null && claim.facts().eventId().equals(event);
  }

  /** The nearest rank: the least wait that this percentage did not exceed. */
  private static OptionalDouble rank(List<Double> sorted, int percent) {
    if (sorted.isEmpty()) {
      return OptionalDouble.empty();
    }
    int rank = Math.ceilDiv(sorted.size() * percent, 100);
    return OptionalDouble.of(sorted.get(Math.max(0, rank - 1)));
  }
}
