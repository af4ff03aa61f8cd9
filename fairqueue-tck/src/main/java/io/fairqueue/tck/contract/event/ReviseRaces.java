package io.fairqueue.tck.contract.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventFacts;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.Storefront;
import io.fairqueue.domain.Theme;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.EventStore.ReviseOutcome;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two organizers at once, and an organizer against the crowd. */
abstract class ReviseRaces extends EventSuite {

  @Test
  @Tag("C5")
  void aRevisionOfWhatWasReadBeforeAnotherChangeIsLost() {
    Event.Active read = given().onSale(2);
    Event paused = change(read, read.pause(START));
    EventDetails larger = Fixtures.withTiers(read.details(), tier(read, 9, Fixtures.PRICE));

    assertThat(events().revise(read, larger, LATER)).isEqualTo(new ReviseOutcome.LostRace());
    assertThat(event(read.id())).isEqualTo(paused);
    assertThat(stock(read.id())).isEqualTo(stock(2, 0, 0));

    Event revised = revise(paused, tier(read, 3, Fixtures.PRICE));
    assertThat(events().replace(paused, read.end(START))).isFalse();
    assertThat(event(read.id())).isEqualTo(revised);
  }

  @Test
  @Tag("C5")
  void whatIsNotThereCannotBeRevised() {
    Event.Draft unknown =
        new Event.Draft(
            new EventFacts(newId(), given().organizer(), Fixtures.details(1), START, START, 0, 0));

    assertThat(events().revise(unknown, unknown.details(), LATER))
        .isEqualTo(new ReviseOutcome.LostRace());
    assertThat(events().find(unknown.id())).isEmpty();
    assertThat(events().availability(unknown.id())).isEmpty();
  }

  @Test
  @Tag("C5")
  void ofManyRevisionsOfTheSameReadOneWins() {
    Event.Active read = given().onSale(1);

    List<ReviseOutcome> outcomes =
        Race.of(
            8,
            i ->
                events()
                    .revise(
                        read,
                        Fixtures.withTiers(read.details(), tier(read, 2 + i, Fixtures.PRICE)),
                        LATER));

    ReviseOutcome won = new ReviseOutcome.Revised();
    assertThat(outcomes).containsOnlyOnce(won).contains(new ReviseOutcome.LostRace());
    assertThat(stock(read.id())).isEqualTo(stock(2L + outcomes.indexOf(won), 0, 0));
  }

  @Test
  @Tag("C5")
  void ofManyEventsThatWantASlugAtOnceOneGetsIt() {
    List<Event.Active> events = IntStream.range(0, 6).mapToObj(i -> given().onSale(1)).toList();
    Storefront front =
        new Storefront("e-" + UUID.randomUUID(), List.of(), Theme.NONE, null, Map.of());

    List<ReviseOutcome> outcomes =
        Race.of(
            6,
            i -> {
              Event.Active read = events.get(i);
              return events().revise(read, read.details().edit().storefront(front).build(), LATER);
            });

    ReviseOutcome won = new ReviseOutcome.Revised();
    assertThat(outcomes).containsOnlyOnce(won);
    assertThat(outcomes)
        .filteredOn(outcome -> !outcome.equals(won))
        .containsOnly(new ReviseOutcome.SlugTaken());
    assertThat(events().findBySlug(Objects.requireNonNull(front.slug())))
        .contains(events.get(outcomes.indexOf(won)).id());
  }

  @Test
  @Tag("C5")
  void growthsAtOnceAddWhatTheyTogetherAddAndNoPlaceTwice() {
    EventId event = given().onSale(1).id();

    Race.of(6, i -> growBy(5, event));

    assertThat(stock(event)).isEqualTo(stock(31, 0, 0));
    assertThat(event(event).details().totalInventory()).isEqualTo(31);
    Claim.Claimed all = given().held(event, given().customer(), 31, START);
    assertThat(labels(all)).hasSize(31);
    assertThat(all.facts().units()).extracting(HeldUnit::unitId).doesNotHaveDuplicates();
  }

  @Test
  @Tag("C5")
  @Tag("F1")
  void aTierThatShrinksWhileItSellsNeverHoldsMoreThanItHas() {
    for (int round = 0; round < 5; round++) {
      Event.Active event = given().onSale(20);
      List<QueueEntry.Admitted> fans = given().crowd(event.id(), 20, START);
      EventDetails smaller = Fixtures.withTiers(event.details(), tier(event, 8, Fixtures.PRICE));

      List<Object> outcomes =
          Race.of(
              21,
              i ->
                  i == 10
                      ? events().revise(event, smaller, LATER)
                      : hold(fans.get(i > 10 ? i - 1 : i), 1, START));

      long held = outcomes.stream().filter(HoldOutcome.Held.class::isInstance).count();
      boolean shrunk = outcomes.get(10).equals(new ReviseOutcome.Revised());
      TierAvailability tier = events().availability(event.id()).getFirst();
      assertThat(tier.total()).isEqualTo(shrunk ? 8 : 20);
      assertThat(tier.held()).isEqualTo(held);
      assertThat(tier.free()).isEqualTo(tier.total() - held);
    }
  }

  /** Reads and revises until nobody was faster. */
  private boolean growBy(int units, EventId id) {
    ReviseOutcome outcome;
    do {
      Event read = event(id);
      int capacity = read.details().totalInventory() + units;
      outcome =
          events()
              .revise(
                  read,
                  Fixtures.withTiers(read.details(), tier(read, capacity, Fixtures.PRICE)),
                  LATER);
    } while (!outcome.equals(new ReviseOutcome.Revised()));
    return true;
  }
}
