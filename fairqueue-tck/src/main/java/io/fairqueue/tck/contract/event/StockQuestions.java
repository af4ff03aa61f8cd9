package io.fairqueue.tck.contract.event;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.port.PageRequest;
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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A random organizer: tiers grow, shrink, come, go and get other prices, and seats are added, while
 * fans hold and let go. One tier changes at a time, so that there is one reason for a refusal.
 */
final class StockQuestions {

  private final EventId event;
  private final Random random;
  private final List<Tier> tiers = new ArrayList<>();
  private final List<ClaimId> claims = new ArrayList<>();
  private Instant now = Fixtures.START;

  StockQuestions(EventId event, EventDetails details, long seed) {
    this.event = event;
    this.random = new Random(seed);
    this.tiers.addAll(details.tiers());
  }

  /** What fans do, who come for the first time each. */
  Question<Stores> next(CustomerId fan) {
    now = now.plusSeconds(random.nextInt(20));
    return switch (random.nextInt(claims.isEmpty() ? 7 : 9)) {
      case 0, 1, 2 -> hold(fan);
      case 3, 4 -> revise();
      case 5, 6 -> addSeats();
      default -> release();
    };
  }

  /** How the stock stands now: each tier, and every seat. */
  Question<Stores> look() {
    return new Question<>(
        "look",
        stores ->
            List.of(
                stores.events().find(event).orElseThrow().details(),
                stores.events().availability(event),
                seats(stores).stream()
                    .map(
                        seat ->
                            List.of(seat.row(), seat.number(), seat.priceMinor(), seat.status()))
                    .toList()));
  }

  private Question<Stores> hold(CustomerId fan) {
    Instant at = now;
    ClaimId id = new ClaimId(UUID.randomUUID());
    claims.add(id);
    UnitSelection selection = new UnitSelection.AnyOf(1 + random.nextInt(3), any(tiers).id());
    return new Question<>(
        "hold " + selection,
        stores -> {
          stores.lines().join(event, fan, at);
          stores.lines().admit(event, Policies.generous(), 10, at);
          EntryId entry =
              stores
                  .lineReads()
                  .find(event, fan)
                  .map(QueueEntry::id)
                  .orElseGet(StoresSuite::unknownEntry);
          HoldOutcome outcome =
              stores
                  .claims()
                  .hold(
                      new HoldRequest(
                          id, event, entry, fan, selection, at, at.plus(Duration.ofMinutes(9))));
          // Units of a tier may differ in price, and which of them are taken is the store's choice.
          return outcome instanceof HoldOutcome.Held held
              ? held.claim().facts().units().size()
              : outcome;
        });
  }

  private Question<Stores> release() {
    Instant at = now;
    ClaimId id = any(claims);
    return new Question<>(
        "release " + id,
        stores -> stores.claims().release(id, ReleaseReason.CUSTOMER, at).getClass());
  }

  private Question<Stores> addSeats() {
    Tier tier =
        tiers.stream().filter(t -> t.seating() == Seating.RESERVED).findFirst().orElseThrow();
    List<Seat> seats = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      Long price = random.nextBoolean() ? null : 100L * (1 + random.nextInt(3));
      seats.add(new Seat("A", "" + random.nextInt(5), "" + random.nextInt(9), price));
    }
    return new Question<>(
        "add " + seats + " to " + tier,
        stores -> stores.seats().add(event, tier.id(), seats).getClass());
  }

  private Question<Stores> revise() {
    Instant at = now;
    UnaryOperator<List<Tier>> change = change();
    boolean late = random.nextInt(8) == 0;
    return new Question<>(
        "revise" + (late ? " too late" : ""),
        stores -> {
          Event read = stores.events().find(event).orElseThrow();
          EventDetails details =
              Fixtures.withTiers(
                  read.details(), change.apply(read.details().tiers()).toArray(Tier[]::new));
          if (late) {
            stores.events().revise(read, read.details(), at);
          }
          return stores.events().revise(read, details, at);
        });
  }

  private UnaryOperator<List<Tier>> change() {
    int which = random.nextInt(3);
    int capacity = 1 + random.nextInt(8);
    // Nothing is free: it would be sold at once, and which units of a tier are is the store's
    // choice.
    long price = 100L * (1 + random.nextInt(3));
    if (random.nextInt(6) == 0) {
      Tier added = Fixtures.general("T" + tiers.size(), capacity, price);
      tiers.add(added);
      return present -> Stream.concat(present.stream(), Stream.of(added)).toList();
    }
    if (random.nextInt(6) == 0) {
      return present ->
          present.stream()
              .filter(
                  tier -> present.size() == 1 || !tier.equals(present.get(which % present.size())))
              .toList();
    }
    return present ->
        present.stream()
            .map(
                tier ->
                    tier.equals(present.get(which % present.size()))
                        ? new Tier(tier.id(), tier.name(), tier.seating(), capacity, price)
                        : tier)
            .toList();
  }

  private List<SeatUnit> seats(Stores stores) {
    return stores.seats().list(event, null, new PageRequest(1, 100)).data();
  }

  private <T> T any(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }
}
