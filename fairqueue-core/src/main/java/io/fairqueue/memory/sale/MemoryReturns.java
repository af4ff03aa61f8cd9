package io.fairqueue.memory.sale;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.RefundTrail;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.UnitId;
import io.fairqueue.port.PaymentStore.RefundOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Units of sold claims on their way back, with their money. A unit is left as long as its ticket is
 * good; then it is in one refund, or was given back at once since it cost nothing. Guarded by the
 * world's lock.
 */
final class MemoryReturns {

  private final MemoryWorld world;

  MemoryReturns(MemoryWorld world) {
    this.world = world;
  }

  /**
   * Asks for units back.
   *
   * @param units empty for all that are left, and those whose refund was refused
   */
  RefundOutcome request(
      Claim.Confirmed sold,
      RefundId id,
      Set<UnitId> units,
      String reason,
      boolean force,
      Instant now) {
    Set<UnitId> all =
        sold.facts().units().stream().map(HeldUnit::unitId).collect(Collectors.toSet());
    if (!all.containsAll(units)) {
      return new RefundOutcome.UnknownUnits();
    }
    Set<UnitId> left = left(sold);
    List<Refund> refused =
        refundsOf(sold).stream()
            .filter(refund -> refund.status() == RefundStatus.FAILED)
            .filter(refund -> units.isEmpty() || units.containsAll(refund.units()))
            .toList();
    Set<UnitId> again =
        refused.stream().flatMap(refund -> refund.units().stream()).collect(Collectors.toSet());
    Set<UnitId> fresh = new HashSet<>(units.isEmpty() ? left : units);
    fresh.removeAll(again);
    if (!left.containsAll(fresh) || (fresh.isEmpty() && again.isEmpty())) {
      return new RefundOutcome.NotRefundable();
    }
    if (!force && wasUsed(sold.id(), fresh)) {
      return new RefundOutcome.CheckedIn();
    }
    var refunds = new ArrayList<Refund>();
    refused.forEach(refund -> refunds.add(put(refund.askAgain(now))));
    ask(sold, id, fresh, reason, now).ifPresent(refunds::add);
    return refunds.isEmpty()
        ? new RefundOutcome.NothingToPay(world.claim(sold.id()))
        : new RefundOutcome.Requested(refunds);
  }

  /** Asks for what nobody asked for before; empty if it cost nothing, and is given back. */
  Optional<Refund> ask(
      Claim.Confirmed sold, RefundId id, Set<UnitId> units, String reason, Instant now) {
    world.voidTickets(sold.id(), units, now);
    List<HeldUnit> held =
        sold.facts().units().stream().filter(unit -> units.contains(unit.unitId())).toList();
    long price = held.stream().mapToLong(HeldUnit::priceMinor).sum();
    PaymentId paid = world.confirmedBy.get(sold.id());
    if (paid == null || price == 0) {
      giveBack(sold, units, now);
      return Optional.empty();
    }
    Refund refund =
        new Refund(
            id,
            paid,
            world.payment(paid).facts().reference(),
            new Money(price, sold.facts().amount().currency()),
            held.stream().map(HeldUnit::unitId).toList(),
            reason,
            RefundStatus.PENDING,
            0,
            now,
            RefundTrail.NEW);
    world.announcements.refundRequested(refund, now);
    return Optional.of(put(refund));
  }

  /** The units of a sold claim that nobody has asked back. */
  Set<UnitId> left(Claim claim) {
    return claim instanceof Claim.Confirmed
        ? world
            .ticketsOf(claim.id())
            .filter(ticket -> !(ticket instanceof Ticket.Voided))
            .map(ticket -> ticket.facts().unitId())
            .collect(Collectors.toSet())
        : Set.of();
  }

  /** In the claim's order. */
  List<UnitId> inOrder(Claim claim, Set<UnitId> units) {
    return claim.facts().units().stream().map(HeldUnit::unitId).filter(units::contains).toList();
  }

  /** Frees units; with the last of them the claim is refunded, and its payment. */
  void giveBack(Claim.Confirmed sold, Collection<UnitId> units, Instant now) {
    units.forEach(unit -> world.giveBack(sold, unit));
    boolean all =
        sold.facts().units().stream().allMatch(unit -> world.isBack(sold.id(), unit.unitId()));
    if (all) {
      world.put(sold.refund(now));
      PaymentId paid = world.confirmedBy.get(sold.id());
      if (paid != null) {
        world.refundPayment(paid, now);
      }
    }
  }

  private List<Refund> refundsOf(Claim.Confirmed sold) {
    PaymentId paid = world.confirmedBy.get(sold.id());
    return world.refunds.values().stream()
        .filter(refund -> refund.isOfPayment() && refund.paymentId().equals(paid))
        .toList();
  }

  private boolean wasUsed(ClaimId claim, Set<UnitId> units) {
    return world
        .ticketsOf(claim)
        .anyMatch(
            ticket ->
                ticket instanceof Ticket.CheckedIn && units.contains(ticket.facts().unitId()));
  }

  private Refund put(Refund refund) {
    world.refunds.put(refund.id(), refund);
    return refund;
  }
}
