package io.fairqueue.tck.contract.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.PriceRange;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.SectionStock;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.domain.UnitStatus;
import io.fairqueue.port.EventStore.ReviseOutcome;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.SeatChange;
import io.fairqueue.port.SeatStore;
import io.fairqueue.port.SeatStore.AddSeatsOutcome;
import io.fairqueue.port.SeatStore.ChangeSeatOutcome;
import io.fairqueue.tck.fixture.Fixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link SeatStore} does: adding seats, all or none, and showing where they are. */
public abstract class SeatStoreContract extends SeatRaces {

  @Test
  @Tag("C8")
  @Tag("N37")
  void seatsAreFreeAndReadBackInNaturalOrder() {
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
            tuple("A", "2", "9", 999_999_999_999L),
            tuple("A", "2", "10", Fixtures.PRICE),
            tuple("B", "1", "1", Fixtures.PRICE),
            tuple("Zür'ich \\ %", "10", "1", 0L));
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
  @Tag("C16")
  void aSeatIsTheSameHoweverItIsWritten() {
    Event.Active event = onSale(20);
    add(event, List.of(seat("Stalls", "A", "7", 1)));

    for (Seat alike :
        List.of(
            seat("stalls", "a", "7", 1),
            seat(" Stalls ", "A", "07", 1),
            seat("Sta lls", "A", "7", 1),
            seat("Stalls", "\uff21", "\uff17", 1),
            seat("Stalls", "\u0410", "7", 1),
            seat("Stalls", "A\u200b", "7", 1))) {
      assertThat(tryAdd(event, List.of(seat("Stalls", "B", "1", 1), alike)))
          .isEqualTo(new AddSeatsOutcome.SeatExists(alike.label()));
    }
    assertThat(tryAdd(event, List.of(seat("Stalls", "B", "1", 1), seat("Stalls", "b", "01", 1))))
        .isEqualTo(new AddSeatsOutcome.SeatExists("Section Stalls, Row b, Seat 01"));
    assertThat(seats(event.id(), null)).hasSize(1);
    add(event, List.of(seat("Stalls", "A", "70", 1), seat("Stalls", "AA", "7", 1)));
  }

  @Test
  @Tag("C16")
  void rowsAndNumbersCountInLists() {
    Event.Active event = onSale(20);
    List<String> rows = List.of("AA", "10", "B", "A10", "2", "A2", "Z", "A");
    add(event, rows.stream().map(row -> seat("S", row, "1", 1)).toList());

    assertThat(seats(event.id(), null))
        .extracting(SeatUnit::row)
        .containsExactly("2", "10", "A", "A2", "A10", "B", "Z", "AA");
  }

  @Test
  @Tag("C16")
  void twentyThousandSeatsComeInOneStepAllOrNone() {
    Event.Active event = onSale(20_000);
    List<Seat> hall = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      hall.add(seat("Block " + i / 1_000, "" + i / 50 % 20, "" + i % 50, 1));
    }
    List<Seat> spoilt = new ArrayList<>(hall);
    spoilt.set(19_999, hall.getFirst());

    assertThat(tryAdd(event, spoilt)).isInstanceOf(AddSeatsOutcome.SeatExists.class);
    assertThat(stock(event.id())).isEqualTo(stock(0, 0, 0));
    add(event, hall);
    assertThat(stock(event.id())).isEqualTo(stock(20_000, 0, 0));
  }

  @Test
  @Tag("C16")
  void aFreeSeatChangesItsNameItsPriceAndWhetherItIsForSale() {
    Event.Active event = onSale(10);
    add(event, List.of(seat("A", "1", "1", 5), seat("A", "1", "2", 5)));
    UnitId unit = seats(event.id(), null).getFirst().unitId();

    SeatUnit named = changed(event, unit, new SeatChange("B", null, "9", OptionalLong.of(8), null));
    assertThat(named)
        .isEqualTo(new SeatUnit(unit, named.tierId(), "B", "1", "9", 8, UnitStatus.FREE));
    assertThat(seats(event.id(), null).getLast()).isEqualTo(named);
    assertThat(changed(event, unit, new SeatChange(null, null, null, OptionalLong.empty(), true)))
        .isEqualTo(
            new SeatUnit(unit, named.tierId(), "B", "1", "9", Fixtures.PRICE, UnitStatus.BLOCKED));
    assertThat(stock(event.id())).isEqualTo(stock(1, 0, 0));
    assertThat(seats(event.id(), UnitStatus.BLOCKED)).hasSize(1);
    assertThat(changed(event, unit, SeatChange.blocking(false)).status())
        .isEqualTo(UnitStatus.FREE);
    assertThat(seats().change(event.id(), unit, new SeatChange("a", null, "02", null, null)))
        .isEqualTo(new ChangeSeatOutcome.SeatExists("Section a, Row 1, Seat 02"));
    assertThat(changed(event, unit, new SeatChange("b", "01", "09", null, null)).number())
        .isEqualTo("09");
  }

  @Test
  @Tag("C16")
  void aSeatThatSomebodyHasStaysAsItIs() {
    Event.Active event = onSale(10);
    add(event, row("A", "1", 2));
    Claim.Claimed claim = hold(event, 0);
    UnitId held = claim.facts().units().getFirst().unitId();
    UnitId foreign = unknownUnit();

    for (Runnable step : List.<Runnable>of(() -> {}, () -> till().sell(claim, START))) {
      step.run();
      assertThat(seats().change(event.id(), held, SeatChange.blocking(true)))
          .isEqualTo(new ChangeSeatOutcome.Taken());
      assertThat(seats().remove(event.id(), held)).isEqualTo(new ChangeSeatOutcome.Taken());
    }
    assertThat(seats().change(event.id(), foreign, SeatChange.blocking(true)))
        .isEqualTo(new ChangeSeatOutcome.NotFound());
    assertThat(seats().remove(onSale(1).id(), held)).isEqualTo(new ChangeSeatOutcome.NotFound());
  }

  @Test
  @Tag("C16")
  void aSeatThatIsRemovedIsGone() {
    Event.Active event = onSale(10);
    add(event, row("A", "1", 3));
    SeatUnit seat = seats(event.id(), null).get(1);
    seats().change(event.id(), seat.unitId(), SeatChange.blocking(true));

    assertThat(seats().remove(event.id(), seat.unitId()))
        .isInstanceOf(ChangeSeatOutcome.Done.class);

    assertThat(seats().remove(event.id(), seat.unitId()))
        .isEqualTo(new ChangeSeatOutcome.NotFound());
    assertThat(seats(event.id(), null)).extracting(SeatUnit::number).containsExactly("1", "3");
    add(event, List.of(seat("A", "1", "2", 1)));
  }

  @Test
  @Tag("C16")
  void aTierShrinksByWhatIsBlockedToo() {
    Event.Active event = onSale(5);
    add(event, row("A", "1", 5));
    hold(event, 0, 1);
    seats(event.id(), UnitStatus.FREE)
        .forEach(seat -> seats().change(event.id(), seat.unitId(), SeatChange.blocking(true)));
    Tier tier = event.details().tiers().getFirst();
    Tier smaller = new Tier(tier.id(), tier.name(), tier.seating(), 2, tier.priceMinor());

    assertThat(stores().events().revise(event, Fixtures.withTiers(event.details(), smaller), START))
        .isEqualTo(new ReviseOutcome.Revised());
    assertThat(seats(event.id(), null)).hasSize(2);
  }

  private SeatUnit changed(Event event, UnitId unit, SeatChange change) {
    ChangeSeatOutcome outcome = seats().change(event.id(), unit, change);
    assertThat(outcome).isInstanceOf(ChangeSeatOutcome.Done.class);
    return ((ChangeSeatOutcome.Done) outcome).seat();
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
  @Tag("C9")
  @Tag("C16")
  void sectionsTellWhatIsFreeInThemAndWhatItCosts() {
    Event.Active event = onSale(20);
    add(event, List.of(seat("Block 10", "A", "1", 700), seat("Block 2", "B", "10", 500)));
    add(event, List.of(seat("block  2", "B", "9", 900), seat("Block 2", "A", "1", 600)));
    add(event, List.of(seat("Block 2", "B", "11", 9_000), seat("Block 2", "C", "1", 5)));
    List<SeatUnit> all = seats(event.id(), null);
    for (int blocked : new int[] {3, 4, 5}) {
      seats().change(event.id(), all.get(blocked).unitId(), SeatChange.blocking(true));
    }
    hold(event, 1);

    assertThat(seats().sections(event.id()))
        .containsExactly(
            new SectionStock("Block 2", 3, 2, 500, 900), new SectionStock("Block 10", 0, 0, 0, 0));
    assertThat(seats().sections(onSale(1).id())).isEmpty();
  }

  @Test
  @Tag("C16")
  void aSectionIsFoundHoweverItIsWritten() {
    Event.Active event = onSale(20);
    add(event, List.of(seat("A", "2", "10", 1), seat("AB", "1", "1", 1), seat("A ", "10", "1", 1)));
    add(event, List.of(seat("a", "2", "9", 1), seat("A", "\ud83c\udfad", "1", 1)));
    List<SeatUnit> all = seats(event.id(), null);

    assertThat(seats().section(event.id(), " a"))
        .isEqualTo(all.stream().filter(seat -> !seat.section().equals("AB")).toList())
        .extracting(SeatUnit::number)
        .startsWith("9", "10");
    assertThat(seats().section(event.id(), "AB")).containsExactly(all.getLast());
    assertThat(seats().section(event.id(), "B")).isEmpty();
    assertThat(seats().section(onSale(1).id(), "A")).isEmpty();
  }

  @Test
  @Tag("C16")
  void tiersCostWhatTheirSeatsCost() {
    Tier stalls = stalls(10);
    Tier balcony = Fixtures.reserved("Balcony", 10, 100);
    EventId event = given().onSale(Fixtures.details(SalePolicy.defaults(), stalls, balcony)).id();
    seats()
        .add(
            event,
            stalls.id(),
            List.of(
                new Seat("A", "1", "1", null), seat("A", "1", "2", 40), seat("A", "1", "3", 5)));
    UnitId blocked = seats(event, null).getLast().unitId();
    seats().change(event, blocked, SeatChange.blocking(true));

    assertThat(seats().prices(event))
        .isEqualTo(
            Map.of(
                stalls.id(),
                new PriceRange(
                    Math.min(40, stalls.priceMinor()), Math.max(40, stalls.priceMinor()))));
  }

  @Test
  @Tag("C8")
  void seatsAreFoundByTheirIds() {
    Event.Active event = onSale(20);
    Event.Active other = onSale(20);
    add(event, row("A", "1", 3));
    add(other, row("A", "1", 1));
    hold(event, 2);
    List<SeatUnit> all = seats(event.id(), null);
    UnitId foreign = seats(other.id(), null).getFirst().unitId();

    assertThat(
            seats()
                .named(
                    event.id(),
                    List.of(all.get(2).unitId(), foreign, all.get(0).unitId(), unknownUnit())))
        .containsExactly(all.get(0), all.get(2));
    assertThat(seats().named(event.id(), List.of())).isEmpty();
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
