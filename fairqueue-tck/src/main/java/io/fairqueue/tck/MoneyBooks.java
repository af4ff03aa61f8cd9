package io.fairqueue.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.UnitId;
import io.fairqueue.port.ClaimQuery;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.Stores;
import java.util.ArrayList;
import java.util.List;

/** Holds an event's stock against its claims, and its money against the gateway's own books. */
final class MoneyBooks {

  private final Stores stores;
  private final ScriptedGateway gateway;
  private final EventId event;

  MoneyBooks(Stores stores, ScriptedGateway gateway, EventId event) {
    this.stores = stores;
    this.gateway = gateway;
    this.event = event;
  }

  /** Invariant 1; true at any time while nobody works. */
  void stockAddsUp() {
    List<Claim> claims = claims();
    List<HeldUnit> held =
        claims.stream()
            .filter(Claim.Claimed.class::isInstance)
            .flatMap(claim -> claim.facts().units().stream())
            .toList();
    List<HeldUnit> sold =
        claims.stream()
            .filter(Claim.Confirmed.class::isInstance)
            .flatMap(claim -> left(claim).stream())
            .toList();
    List<HeldUnit> taken = new ArrayList<>(held);
    taken.addAll(sold);
    assertThat(taken).extracting(HeldUnit::unitId).doesNotHaveDuplicates();
    assertThat(claims)
        .filteredOn(claim -> claim instanceof Claim.Claimed || claim instanceof Claim.Confirmed)
        .extracting(claim -> claim.facts().customerId())
        .doesNotHaveDuplicates();
    for (TierAvailability tier : stores.events().availability(event)) {
      assertThat(tier.held()).isEqualTo(count(held, tier));
      assertThat(tier.sold()).isEqualTo(count(sold, tier));
      assertThat(tier.free() + tier.held() + tier.sold()).isEqualTo(tier.total());
      assertThat(tier.total()).isEqualTo(size(tier));
    }
  }

  /** Invariant 5; true when everything has settled. */
  void moneyAddsUp() {
    stockAddsUp();
    gateway.references().forEach(this::endsOnce);
    claims().forEach(this::restsOnItsMoney);
    assertThat(stores.events().unfinished()).extracting(Event::id).doesNotContain(event);
  }

  private void endsOnce(String reference) {
    Payment payment = stores.payments().findByReference(reference).orElseThrow();
    List<Refund> refunds = refunds(payment);
    if (gateway.captured(reference).isEmpty()) {
      assertThat(payment.status()).isEqualTo(PaymentStatus.FAILED);
      assertThat(refunds).isEmpty();
      return;
    }
    assertThat(gateway.isSurplusBack(reference)).as(reference).isTrue();
    assertThat(refunds).as(reference).allMatch(r -> r.status() == RefundStatus.SUCCEEDED);
    assertThat(gateway.askedBack(reference)).isSubsetOf(refunds.stream().map(Refund::id).toList());
    long back = refunds.stream().mapToLong(refund -> refund.amount().minor()).sum();
    assertThat(gateway.backMinor(reference)).as(reference).isEqualTo(back);
    assertThat(payment.status())
        .as(reference)
        .isEqualTo(
            back == gateway.captured(reference).get().minor()
                ? PaymentStatus.REFUNDED
                : PaymentStatus.SUCCEEDED);
  }

  /** A sale stands on one payment of its price; what is no sale on none. */
  private void restsOnItsMoney(Claim claim) {
    List<Payment> kept = kept(claim.id());
    List<Ticket> tickets = stores.tickets().ofClaim(claim.id());
    switch (claim) {
      case Claim.Claimed held -> throw new AssertionError("still held: " + held);
      case Claim.Confirmed sold -> {
        assertThat(kept).hasSize(1);
        assertThat(gateway.captured(kept.getFirst().facts().reference()))
            .contains(sold.facts().amount());
        assertThat(tickets)
            .hasSize(sold.facts().units().size())
            .allMatch(ticket -> ticket instanceof Ticket.Valid == isLeft(sold, ticket));
        assertThat(stores.events().find(event).orElseThrow())
            .isNotInstanceOf(Event.Cancelled.class);
      }
      case Claim.Released released -> {
        assertThat(kept).isEmpty();
        assertThat(tickets).isEmpty();
      }
      case Claim.Refunded refunded -> {
        assertThat(kept).isEmpty();
        assertThat(tickets)
            .hasSize(refunded.facts().units().size())
            .allMatch(Ticket.Voided.class::isInstance);
      }
    }
  }

  /** Payments whose money the gateway refused to give back. */
  List<PaymentId> refused() {
    return gateway.references().stream()
        .map(reference -> stores.payments().findByReference(reference).orElseThrow().id())
        .filter(
            payment ->
                stores.payments().view(payment).orElseThrow().refunds().stream()
                    .anyMatch(refund -> refund.status() == RefundStatus.FAILED))
        .toList();
  }

  /** Captured payments of which something is left. */
  private List<Payment> kept(ClaimId claim) {
    return stores.payments().ofClaim(claim).stream()
        .filter(payment -> payment.status() == PaymentStatus.SUCCEEDED)
        .toList();
  }

  private List<Refund> refunds(Payment payment) {
    return stores.payments().view(payment.id()).orElseThrow().refunds().stream()
        .filter(Refund::isOfPayment)
        .toList();
  }

  /** The units of a sold claim whose money is not back. */
  private List<HeldUnit> left(Claim claim) {
    List<UnitId> back =
        stores.payments().ofClaim(claim.id()).stream()
            .flatMap(payment -> refunds(payment).stream())
            .filter(refund -> refund.status() == RefundStatus.SUCCEEDED)
            .flatMap(refund -> refund.units().stream())
            .toList();
    return claim.facts().units().stream().filter(unit -> !back.contains(unit.unitId())).toList();
  }

  private boolean isLeft(Claim claim, Ticket ticket) {
    return left(claim).stream().anyMatch(unit -> unit.unitId().equals(ticket.facts().unitId()));
  }

  private List<Claim> claims() {
    ClaimQuery all =
        new ClaimQuery(event, null, ClaimQuery.Sort.CREATED_AT, new PageRequest(1, 100));
    List<Claim> claims = stores.claims().list(all).data();
    assertThat(claims).hasSizeLessThan(100);
    return claims;
  }

  private static long count(List<HeldUnit> units, TierAvailability tier) {
    return units.stream().filter(unit -> unit.tierId().equals(tier.tierId())).count();
  }

  /** As many units as a general tier promises; a reserved one has what was added. */
  private long size(TierAvailability availability) {
    Tier tier =
        stores
            .events()
            .find(event)
            .flatMap(sale -> sale.details().tier(availability.tierId()))
            .orElseThrow();
    return tier.seating() == Seating.GENERAL ? tier.capacity() : availability.total();
  }
}
