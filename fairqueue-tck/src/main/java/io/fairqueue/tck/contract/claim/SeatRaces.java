package io.fairqueue.tck.contract.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.port.EventStore.ReviseOutcome;
import io.fairqueue.port.SeatStore;
import io.fairqueue.port.SeatStore.AddSeatsOutcome;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many who add seats at once: never a seat twice, never more than the tier may have. */
abstract class SeatRaces extends StoresSuite {

  @Test
  @Tag("C8")
  void ofManyBatchesWithOneSeatInCommonOneIsAdded() {
    Event.Active event = onSale(100);

    List<AddSeatsOutcome> outcomes =
        Race.of(
            8,
            i -> {
              List<Seat> batch = new ArrayList<>(row("A", "row " + i, 3));
              batch.add(i % 2 == 0 ? 0 : 3, seat("A", "1", "1", 5));
              return tryAdd(event, batch);
            });

    assertThat(outcomes)
        .containsOnlyOnce(new AddSeatsOutcome.Added(4))
        .filteredOn(each -> !(each instanceof AddSeatsOutcome.Added))
        .containsOnly(new AddSeatsOutcome.SeatExists("Section A, Row 1, Seat 1"));
    assertThat(seats(event.id(), null)).hasSize(4);
  }

  @Test
  @Tag("C8")
  @Tag("N65")
  void overlappingBatchesInOppositeOrdersEndInOne() {
    for (int round = 0; round < 10; round++) {
      Event.Active event = onSale(100);
      List<Seat> seats = row("A", "1", 20);

      List<AddSeatsOutcome> outcomes =
          Race.of(6, i -> tryAdd(event, i % 2 == 0 ? seats : seats.reversed()));

      assertThat(outcomes).containsOnlyOnce(new AddSeatsOutcome.Added(20));
      assertThat(outcomes).filteredOn(AddSeatsOutcome.SeatExists.class::isInstance).hasSize(5);
      assertThat(seats(event.id(), null))
          .hasSize(20)
          .extracting(SeatUnit::number)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  @Tag("C8")
  void batchesAtOnceKeepTheCapacity() {
    Event.Active event = onSale(10);

    List<AddSeatsOutcome> outcomes = Race.of(6, i -> tryAdd(event, row("A", "row " + i, 3)));

    assertThat(outcomes).filteredOn(new AddSeatsOutcome.Added(3)::equals).hasSize(3);
    assertThat(outcomes).filteredOn(new AddSeatsOutcome.OverCapacity(10)::equals).hasSize(3);
    assertThat(stock(event.id())).isEqualTo(stock(9, 0, 0));
  }

  @Test
  @Tag("C5")
  @Tag("C8")
  void seatsAndASmallerCapacityAtOnceKeepTheCapacity() {
    for (int round = 0; round < 10; round++) {
      Event.Active event = onSale(10);
      Tier stalls = event.details().tiers().getFirst();
      Tier smaller = new Tier(stalls.id(), stalls.name(), stalls.seating(), 4, stalls.priceMinor());
      EventDetails details = Fixtures.withTiers(event.details(), smaller);

      List<Object> outcomes =
          Race.of(
              5,
              i ->
                  i == 2
                      ? stores().events().revise(event, details, START)
                      : tryAdd(event, row("A", "row " + i, 2)));

      assertThat(outcomes.get(2)).isEqualTo(new ReviseOutcome.Revised());
      TierAvailability tier = availability(event.id()).getFirst();
      assertThat(tier.total()).isLessThanOrEqualTo(4);
      assertThat(seats(event.id(), null)).hasSize((int) tier.total());
    }
  }

  /** An event with one reserved tier that has no seats yet. */
  final Event.Active onSale(int capacity) {
    return given().onSale(Fixtures.details(SalePolicy.defaults(), stalls(capacity)));
  }

  static Tier stalls(int capacity) {
    return Fixtures.reserved("Stalls", capacity, Fixtures.PRICE);
  }

  final AddSeatsOutcome tryAdd(Event event, List<Seat> seats) {
    return seats().add(event.id(), event.details().tiers().getFirst().id(), seats);
  }

  /** Adds seats that nothing stands against. */
  final void add(Event event, List<Seat> seats) {
    assertThat(tryAdd(event, seats)).isEqualTo(new AddSeatsOutcome.Added(seats.size()));
  }

  final SeatStore seats() {
    return stores().seats();
  }

  final List<TierAvailability> availability(EventId event) {
    return stores().events().availability(event);
  }
}
