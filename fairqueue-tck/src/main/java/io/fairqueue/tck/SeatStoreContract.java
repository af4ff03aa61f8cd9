package io.fairqueue.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.domain.UnitStatus;
import io.fairqueue.port.AddSeatsOutcome;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.SeatStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link SeatStore} does: adding seats, all or none, and showing where they are. */
public abstract class SeatStoreContract extends SeatRaces {

  @Test
  @Tag("C8")
  @Tag("N37")
  void seatsAreFreeAndReadBackInTheOrderInWhichTheyWereAdded() {
    Event.Draft event = given().draft(Fixtures.details(SalePolicy.defaults(), stalls(10)));
    Tier stalls = event.details().tiers().getFirst();
    List<Seat> batch =
        List.of(
            seat("Zür'ich \\ %", "10", "1", 0),
            new Seat("A", "2", "10", null),
            seat("A", "2", "9", 999_999_999_999L));

    assertThat(seats().add(event.id(), stalls.id(), batch)).isEqualTo(new AddSeatsOutcome.Added(3));
    add(event, row("B", "1", 1));

    List<SeatUnit> found = seats(event.id(), null);
    assertThat(found).extracting(SeatUnit::unitId).doesNotHaveDuplicates();
    assertThat(found)
        .extracting(SeatUnit::section, SeatUnit::row, SeatUnit::number, SeatUnit::priceMinor)
        .containsExactly(
            tuple("Zür'ich \\ %", "10", "1", 0L),
            tuple("A", "2", "10", Fixtures.PRICE),
            tuple("A", "2", "9", 999_999_999_999L),
            tuple("B", "1", "1", Fixtures.PRICE));
    assertThat(found)
        .allMatch(seat -> seat.tierId().equals(stalls.id()) && seat.status() == UnitStatus.FREE);
    assertThat(availability(event.id()))
        .containsExactly(new TierAvailability(stalls.id(), 4, 4, 0, 0));
  }

  @Test
  @Tag("C8")
  void aSeatThatIsThereRefusesTheWholeBatch() {
    Event.Active event = onSale(10);
    add(event, row("A", "1", 3));

    for (List<Seat> batch :
        List.of(
            List.of(seat("A", "2", "1", 1), seat("A", "1", "2", 1)),
            List.of(seat("A", "1", "2", 1), seat("A", "2", "1", 1)),
            row("A", "1", 3))) {
      assertThat(tryAdd(event, batch)).isInstanceOf(AddSeatsOutcome.SeatExists.class);
    }
    assertThat(tryAdd(event, List.of(seat("A", "1", "2", 1))))
        .isEqualTo(new AddSeatsOutcome.SeatExists("Section A, Row 1, Seat 2"));
    assertThat(seats(event.id(), null)).hasSize(3);
    add(event, row("A", "2", 3));
  }

  @Test
  @Tag("C8")
  void aSeatThatComesTwiceRefusesTheWholeBatch() {
    Event.Active event = onSale(10);

    assertThat(
            tryAdd(
                event,
                List.of(seat("A", "1", "1", 1), seat("A", "1", "2", 1), seat("A", "1", "1", 2))))
        .isEqualTo(new AddSeatsOutcome.SeatExists("Section A, Row 1, Seat 1"));
    assertThat(seats(event.id(), null)).isEmpty();
  }

  @Test
  @Tag("C8")
  void aSeatIsThereOncePerEventNotPerTier() {
    Tier stalls = stalls(10);
    Tier balcony = Fixtures.reserved("Balcony", 10, 100);
    EventId event = given().onSale(Fixtures.details(SalePolicy.defaults(), stalls, balcony)).id();
    Event.Active other = onSale(10);
    seats().add(event, stalls.id(), row("A", "1", 2));

    assertThat(seats().add(event, balcony.id(), row("A", "1", 1)))
        .isEqualTo(new AddSeatsOutcome.SeatExists("Section A, Row 1, Seat 1"));
    assertThat(seats().add(event, balcony.id(), row("A", "2", 1)))
        .isEqualTo(new AddSeatsOutcome.Added(1));
    add(other, row("A", "1", 2));
  }

  @Test
  @Tag("C8")
  void aTierHasNoMoreSeatsThanItsCapacity() {
    Event.Active event = onSale(5);
    add(event, row("A", "1", 3));

    assertThat(tryAdd(event, row("A", "2", 3))).isEqualTo(new AddSeatsOutcome.OverCapacity(5));
    assertThat(seats(event.id(), null)).hasSize(3);
    add(event, row("A", "2", 2));
    assertThat(tryAdd(event, row("A", "3", 1))).isEqualTo(new AddSeatsOutcome.OverCapacity(5));
  }

  @Test
  @Tag("C8")
  void aTierThatIsGoneHasRoomForNone() {
    Event.Active event = onSale(5);
    Tier gone = event.details().tiers().getFirst();
    stores()
        .events()
        .revise(event, Fixtures.withTiers(event.details(), Fixtures.general("All", 1, 1)), START);

    assertThat(seats().add(event.id(), gone.id(), row("A", "1", 1)))
        .isEqualTo(new AddSeatsOutcome.OverCapacity(0));
    assertThat(seats(event.id(), null)).isEmpty();
  }

  @Test
  @Tag("C9")
  @Tag("N49")
  void whereSeatsAreIsTrueAfterEachStep() {
    Event.Active event = onSale(10);
    add(event, row("A", "1", 4));
    assertSeats(event, 4, 0, 0);

    Claim.Claimed released = hold(event, 0, 1);
    Claim.Claimed expired = hold(event, 2);
    Claim.Claimed sold = hold(event, 3);
    assertSeats(event, 0, 4, 0);
    till().sell(sold, START);
    assertSeats(event, 0, 3, 1);
    stores().claims().release(released.id(), ReleaseReason.CUSTOMER, START);
    assertSeats(event, 2, 1, 1);
    stores().claims().expire(expired.facts().expiresAt(), 10_000);
    assertSeats(event, 3, 0, 1);

    assertThat(seats(event.id(), UnitStatus.SOLD))
        .extracting(SeatUnit::unitId)
        .containsExactly(sold.facts().units().getFirst().unitId());
  }

  @Test
  @Tag("B3")
  @Tag("C9")
  void pagesJoinWithoutAGapOrARepetition() {
    Event.Active event = onSale(10);
    add(event, row("A", "1", 7));
    hold(event, 1);

    List<SeatUnit> joined = new ArrayList<>();
    for (int page = 1; page <= 4; page++) {
      Page<SeatUnit> each = seats().list(event.id(), UnitStatus.FREE, new PageRequest(page, 2));
      assertThat(each.total()).isEqualTo(6);
      joined.addAll(each.data());
    }
    assertThat(joined).isEqualTo(seats(event.id(), UnitStatus.FREE));
    assertThat(joined).extracting(SeatUnit::number).containsExactly("1", "3", "4", "5", "6", "7");
    assertThat(seats().list(event.id(), null, new PageRequest(10_000, 100)).total()).isEqualTo(7);
  }

  @Test
  @Tag("C11")
  void placesOfGeneralTiersAreNoSeats() {
    EventId event = given().onSale(3).id();

    assertThat(seats(event, null)).isEmpty();
    assertThat(seats(new EventId(unknownUnit().value()), null)).isEmpty();
  }

  @Test
  @Tag("C7")
  void aDraftsSeatsGoWithIt() {
    Event.Draft event = given().draft(Fixtures.details(SalePolicy.defaults(), stalls(5)));
    add(event, row("A", "1", 5));

    assertThat(stores().events().deleteDraft(event.id())).isTrue();

    assertThat(seats(event.id(), null)).isEmpty();
  }

  private void assertSeats(Event event, int free, int held, int sold) {
    assertThat(
            List.of(
                seats(event.id(), UnitStatus.FREE).size(),
                seats(event.id(), UnitStatus.HELD).size(),
                seats(event.id(), UnitStatus.SOLD).size()))
        .containsExactly(free, held, sold);
    assertThat(seats(event.id(), null)).hasSize(free + held + sold);
    assertThat(stock(event.id())).isEqualTo(stock(free, held, sold));
  }

  private Claim.Claimed hold(Event event, Integer... which) {
    List<SeatUnit> all = seats(event.id(), null);
    List<UnitId> ids = List.of(which).stream().map(i -> all.get(i).unitId()).toList();
    return held(hold(admitted(event.id(), START), new UnitSelection.Chosen(ids), START));
  }
}
