package io.fairqueue.tck;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimFacts;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.BeginOutcome;
import io.fairqueue.port.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.port.ReleaseOutcome;
import io.fairqueue.port.Settlement;
import io.fairqueue.port.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A random sale: fans come, hold, pay and let go. Stores name their units as they like, so units
 * are told apart by the order in which {@code unitsOf} lists them.
 */
final class ClaimQuestions {

  private static final ReleaseReason[] REASONS = ReleaseReason.values();

  private final EventId event;
  private final List<CustomerId> fans;
  private final Function<Stores, List<UnitId>> unitsOf;
  private final boolean fansChoose;
  private final Random random;
  private final List<ClaimId> claims = new ArrayList<>();
  private final List<PaymentId> payments = new ArrayList<>();
  private Instant now = Fixtures.START;

  ClaimQuestions(
      EventId event,
      List<CustomerId> fans,
      Function<Stores, List<UnitId>> unitsOf,
      boolean fansChoose,
      long seed) {
    this.event = event;
    this.fans = fans;
    this.unitsOf = unitsOf;
    this.fansChoose = fansChoose;
    this.random = new Random(seed);
  }

  Question<Stores> next() {
    now = now.plusMillis(random.nextInt(30_000));
    Instant at = now;
    CustomerId fan = any(fans);
    return switch (random.nextInt(claims.isEmpty() ? 6 : payments.isEmpty() ? 9 : 12)) {
      case 0, 1 -> letIn(fan, at);
      case 2, 3, 4 -> hold(fan, at);
      case 5 ->
          new Question<>(
              "expire",
              stores ->
                  stores.claims().expire(at, 10_000).stream()
                      .filter(claim -> claim.facts().eventId().equals(event))
                      .map(claim -> view(stores, claim))
                      .collect(Collectors.toSet()));
      case 6 -> release(any(claims), any(List.of(REASONS)), at);
      case 7, 8 -> begin(any(claims), at);
      case 9, 10 -> succeed(any(payments), random.nextInt(5) == 0, at);
      default -> fail(any(payments), at);
    };
  }

  /** How things stand now: the stock, and one fan's entry and claim. */
  Question<Stores> look() {
    CustomerId fan = any(fans);
    return new Question<>(
        "look at " + fan,
        stores ->
            List.of(
                stores.events().availability(event),
                stores.queue().find(event, fan),
                stores.claims().liveOf(event, fan).map(claim -> view(stores, claim))));
  }

  private Question<Stores> letIn(CustomerId fan, Instant at) {
    EntryId id = new EntryId(UUID.randomUUID());
    return new Question<>(
        "let in " + fan,
        stores ->
            List.of(
                stores.queue().join(event, id, fan, at),
                stores.queue().admit(event, Policies.generous(), 10, at)));
  }

  private Question<Stores> hold(CustomerId fan, Instant at) {
    ClaimId id = new ClaimId(UUID.randomUUID());
    claims.add(id);
    int quantity = 1 + random.nextInt(3);
    int from = random.nextInt(4);
    return new Question<>(
        "hold " + quantity + " from " + from + " for " + fan,
        stores -> {
          UnitSelection selection =
              fansChoose
                  ? new UnitSelection.Chosen(unitsOf.apply(stores).subList(from, from + quantity))
                  : new UnitSelection.AnyOf(quantity, null);
          EntryId entry =
              stores
                  .queue()
                  .find(event, fan)
                  .map(QueueEntry::id)
                  .orElseGet(StoresSuite::unknownEntry);
          Instant end = at.plus(Duration.ofMinutes(3));
          HoldOutcome outcome =
              stores.claims().hold(new HoldRequest(id, event, entry, fan, selection, at, end));
          return outcome instanceof HoldOutcome.Held held ? view(stores, held.claim()) : outcome;
        });
  }

  private Question<Stores> release(ClaimId claim, ReleaseReason reason, Instant at) {
    return new Question<>(
        "release " + claim + " for " + reason,
        stores -> {
          ReleaseOutcome outcome = stores.claims().release(claim, reason, at);
          return outcome instanceof ReleaseOutcome.Released released
              ? view(stores, released.claim())
              : outcome;
        });
  }

  private Question<Stores> begin(ClaimId claim, Instant at) {
    PaymentId id = new PaymentId(UUID.randomUUID());
    payments.add(id);
    return new Question<>(
        "begin to pay " + claim,
        stores -> {
          BeginOutcome outcome = stores.payments().begin(id, claim, "ref-" + id, null, 2, at);
          return List.of(outcome, stores.payments().ofClaim(claim));
        });
  }

  private Question<Stores> succeed(PaymentId payment, boolean tooLittle, Instant at) {
    RefundId refund = new RefundId(UUID.randomUUID());
    return new Question<>(
        "pay " + payment + (tooLittle ? " too little" : ""),
        stores -> {
          long due =
              stores.payments().find(payment).map(each -> each.facts().amount().minor()).orElse(9L);
          Settlement settlement =
              stores
                  .payments()
                  .succeed(payment, StoresSuite.naira(tooLittle ? due - 1 : due), "x", refund, at);
          return switch (settlement) {
            case Settlement.Confirmed confirmed -> view(stores, confirmed.claim());
            case Settlement.RefundDue back -> List.of(back.refund().id(), back.refund().amount());
            case Settlement.Already already -> already;
            case Settlement.UnknownPayment unknown -> unknown;
          };
        });
  }

  private Question<Stores> fail(PaymentId payment, Instant at) {
    return new Question<>(
        "fail " + payment,
        stores ->
            List.of(
                stores.payments().fail(payment, "declined", 2, at),
                stores.payments().find(payment)));
  }

  /** A claim with its units named by their order; without names where the store took any. */
  private Object view(Stores stores, Claim claim) {
    ClaimFacts facts = claim.facts();
    List<UnitId> order = unitsOf.apply(stores);
    List<Integer> units =
        facts.units().stream()
            .map(HeldUnit::unitId)
            .map(unit -> fansChoose ? order.indexOf(unit) : 0)
            .sorted()
            .toList();
    ClaimFacts bare =
        new ClaimFacts(
            facts.id(),
            facts.eventId(),
            facts.customerId(),
            facts.entryId(),
            List.of(),
            facts.amount(),
            facts.createdAt(),
            facts.expiresAt());
    Claim rest =
        switch (claim) {
          case Claim.Claimed held -> new Claim.Claimed(bare);
          case Claim.Confirmed sold -> new Claim.Confirmed(bare, sold.confirmedAt());
          case Claim.Released free -> new Claim.Released(bare, free.reason(), free.releasedAt());
          case Claim.Refunded back -> new Claim.Refunded(bare, back.refundedAt());
        };
    return List.of(rest, units);
  }

  private <T> T any(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }
}
