package io.fairqueue.tck.contract.claim;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.ClaimStore.ReleaseOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.contract.Question;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/** A random sale: fans come, hold, pay, let go and ask for their money back. */
final class ClaimQuestions {

  private static final ReleaseReason[] REASONS = ReleaseReason.values();

  private final EventId event;
  private final List<CustomerId> fans;
  private final ClaimViews views;
  private final MoneyQuestions money;
  private final Random random;
  private final List<ClaimId> claims = new ArrayList<>();
  private Instant now = Fixtures.START;

  ClaimQuestions(EventId event, List<CustomerId> fans, ClaimViews views, long seed) {
    this.event = event;
    this.fans = fans;
    this.views = views;
    this.random = new Random(seed);
    this.money = new MoneyQuestions(event, views, random);
  }

  Question<Stores> next() {
    now = now.plusMillis(random.nextInt(30_000));
    Instant at = now;
    CustomerId fan = any(fans);
    return switch (random.nextInt(claims.isEmpty() ? 6 : 14)) {
      case 0, 1 -> letIn(fan, at);
      case 2, 3, 4 -> hold(fan, at);
      case 5 ->
          new Question<>(
              "expire",
              stores ->
                  stores.claims().expire(at, 10_000).stream()
                      .filter(claim -> claim.facts().eventId().equals(event))
                      .map(claim -> views.of(stores, claim))
                      .collect(Collectors.toSet()));
      case 6 -> release(any(claims), any(List.of(REASONS)), at);
      default -> money.next(any(claims), at);
    };
  }

  /** How things stand now: the stock, the numbers, and one fan's entry, claim and history. */
  Question<Stores> look() {
    Instant at = now;
    CustomerId fan = any(fans);
    return new Question<>(
        "look at " + fan,
        stores ->
            List.of(
                stores.events().availability(event),
                stores.stats().of(event, at),
                stores.lineReads().find(event, fan),
                Fixtures.liveClaim(stores.claims(), event, fan)
                    .map(claim -> views.of(stores, claim)),
                stores.claims().history(fan, null, 5).data().stream()
                    .map(claim -> views.of(stores, claim))
                    .toList()));
  }

  private Question<Stores> letIn(CustomerId fan, Instant at) {
    return new Question<>(
        "let in " + fan,
        stores ->
            List.of(
                stores.lines().join(event, fan, at),
                stores.lines().admit(event, Policies.generous(), 10, at)));
  }

  private Question<Stores> hold(CustomerId fan, Instant at) {
    ClaimId id = new ClaimId(UUID.randomUUID());
    claims.add(id);
    int quantity = 1 + random.nextInt(3);
    int from = random.nextInt(4);
    boolean replacing = random.nextInt(3) == 0;
    return new Question<>(
        (replacing ? "replace by " : "hold ") + quantity + " from " + from + " for " + fan,
        stores -> {
          UnitSelection selection =
              views.fansChoose()
                  ? new UnitSelection.Chosen(views.order(stores).subList(from, from + quantity))
                  : new UnitSelection.AnyOf(quantity, null);
          EntryId entry =
              stores
                  .lineReads()
                  .find(event, fan)
                  .map(QueueEntry::id)
                  .orElseGet(StoresSuite::unknownEntry);
          Instant end = at.plus(Duration.ofMinutes(3));
          ClaimId old =
              replacing
                  ? Fixtures.liveClaim(stores.claims(), event, fan).map(Claim::id).orElse(null)
                  : null;
          HoldOutcome outcome =
              stores.claims().hold(new HoldRequest(id, event, entry, fan, selection, old, at, end));
          return outcome instanceof HoldOutcome.Held held
              ? views.of(stores, held.claim())
              : outcome;
        });
  }

  private Question<Stores> release(ClaimId claim, ReleaseReason reason, Instant at) {
    return new Question<>(
        "release " + claim + " for " + reason,
        stores -> {
          ReleaseOutcome outcome = stores.claims().release(claim, reason, at);
          return outcome instanceof ReleaseOutcome.Released released
              ? views.of(stores, released.claim())
              : outcome;
        });
  }

  private <T> T any(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }
}
