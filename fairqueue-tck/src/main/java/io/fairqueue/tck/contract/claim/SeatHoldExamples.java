package io.fairqueue.tck.contract.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.BestSeats;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.domain.UnitStatus;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.SeatChange;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holding seats: those that the fan chose, or the best that are free. */
abstract class SeatHoldExamples extends ClaimSuite {

  /** Three places to stand, two rows of six seats at a price, and two that are free. */
  private record Hall(EventId event, Tier standing, Tier stalls, Tier balcony) {}

  @Test
  @Tag("C11")
  void chosenSeatsAreHeldUnderTheirNamesAndPrices() {
    Hall hall = hall();
    EventId event = hall.event();
    stores().seats().add(event, hall.stalls().id(), List.of(seat("Stalls", "9", "1", 50)));
    SeatUnit cheap = named(event, "Stalls", "9", "1");
    SeatUnit plain = named(event, "Stalls", "1", "1");

    Claim.Claimed claim = held(choose(event, cheap.unitId(), plain.unitId()));

    assertThat(claim.facts().amount()).isEqualTo(naira(750));
    assertThat(claim.facts().units())
        .containsExactlyInAnyOrder(
            new HeldUnit(cheap.unitId(), "Section Stalls, Row 9, Seat 1", hall.stalls().id(), 50),
            new HeldUnit(plain.unitId(), "Section Stalls, Row 1, Seat 1", hall.stalls().id(), 700));
    assertThat(claim(claim.id())).isEqualTo(claim);
    assertThat(seats(event, UnitStatus.HELD))
        .extracting(SeatUnit::unitId)
        .containsExactlyInAnyOrder(cheap.unitId(), plain.unitId());
  }

  @Test
  @Tag("C11")
  void standingAndSeatedSellSideBySide() {
    Hall hall = hall();
    EventId event = hall.event();

    Claim.Claimed stands = held(any(event, 2, hall.standing()));
    Claim.Claimed sits = held(any(event, 2, hall.stalls()));

    assertThat(stands.facts().units()).allMatch(unit -> unit.tierId().equals(hall.standing().id()));
    assertThat(stands.facts().amount()).isEqualTo(naira(200));
    assertThat(sits.facts().units()).allMatch(unit -> unit.tierId().equals(hall.stalls().id()));
    assertThat(sits.facts().amount()).isEqualTo(naira(1_400));
    assertThat(stores().events().availability(event))
        .containsExactlyInAnyOrder(
            new TierAvailability(hall.standing().id(), 3, 1, 2, 0),
            new TierAvailability(hall.stalls().id(), 12, 10, 2, 0),
            new TierAvailability(hall.balcony().id(), 2, 2, 0, 0));
  }

  @Test
  @Tag("C11")
  void oneClaimMayHoldUnitsOfSeveralTiers() {
    Hall hall = hall();
    EventId event = hall.event();
    Claim.Claimed before = held(any(event, 1, hall.standing()));
    claims().release(before.id(), ReleaseReason.CUSTOMER, START);
    UnitId place = before.facts().units().getFirst().unitId();
    UnitId seat = named(event, "Stalls", "1", "1").unitId();
    UnitId free = named(event, "Balcony", "1", "2").unitId();

    Claim.Claimed claim = held(choose(event, free, place, seat));

    assertThat(claim.facts().amount()).isEqualTo(naira(800));
    assertThat(claim.facts().units())
        .extracting(HeldUnit::unitId)
        .containsExactlyInAnyOrder(free, place, seat);
    assertThat(stock(event)).isEqualTo(stock(14, 3, 0));
  }

  @Test
  @Tag("C13")
  void seatsThatCostNothingAreSoldAtOnce() {
    Hall hall = hall();
    EventId event = hall.event();

    assertThat(any(event, 2, hall.balcony()))
        .isInstanceOfSatisfying(
            HoldOutcome.Held.class,
            sold -> assertThat(sold.claim()).isInstanceOf(Claim.Confirmed.class));
    assertThat(seats(event, UnitStatus.SOLD)).hasSize(2);
  }

  @Test
  @Tag("C11")
  void whoAsksForANumberGetsTheBestSeatsThatAreFree() {
    Hall hall = hall();
    EventId event = hall.event();
    // A taken seat in the middle of the first row, so that three in a row are elsewhere.
    held(choose(event, named(event, "Stalls", "1", "3").unitId()));

    for (int quantity : List.of(3, 2, 3, 2)) {
      List<UnitId> best =
          BestSeats.choose(ofTier(event, hall.stalls()), quantity).stream()
              .map(SeatUnit::unitId)
              .toList();
      assertThat(held(any(event, quantity, hall.stalls())).facts().units())
          .extracting(HeldUnit::unitId)
          .containsExactlyInAnyOrderElementsOf(best);
    }
    assertThat(any(event, 2, hall.stalls())).isEqualTo(new HoldOutcome.UnitsTaken(1));
    held(any(event, 1, hall.stalls()));
    assertThat(any(event, 1, hall.stalls())).isEqualTo(new HoldOutcome.UnitsTaken(0));
  }

  @Test
  @Tag("F6")
  @Tag("H11")
  void aSeatOfAnotherEventOrOneThatIsGoneIsUnknown() {
    Tier stalls = Fixtures.reserved("Stalls", 50, 700);
    Event.Active event = given().onSale(Fixtures.details(SalePolicy.defaults(), stalls));
    stores().seats().add(event.id(), stalls.id(), row("A", "1", 3));
    List<SeatUnit> own = seats(event.id(), null);
    Tier smaller = new Tier(stalls.id(), stalls.name(), stalls.seating(), 2, 700);
    stores().events().revise(event, Fixtures.withTiers(event.details(), smaller), START);
    Event.Active other =
        given().onSale(Fixtures.details(SalePolicy.defaults(), Fixtures.reserved("Stalls", 5, 1)));
    stores().seats().add(other.id(), other.details().tiers().getFirst().id(), row("A", "1", 1));
    UnitId foreign = seats(other.id(), null).getFirst().unitId();

    for (UnitId wrong : List.of(own.get(2).unitId(), foreign)) {
      assertThat(choose(event.id(), own.getFirst().unitId(), wrong))
          .isEqualTo(new HoldOutcome.UnknownUnits());
    }
    assertThat(stock(event.id())).isEqualTo(stock(2, 0, 0));
    assertThat(stock(other.id())).isEqualTo(stock(1, 0, 0));
  }

  @Test
  @Tag("F5")
  @Tag("N65")
  void pairsThatOverlapAroundARingEndWithoutHalfAPair() {
    for (int round = 0; round < 10; round++) {
      Hall hall = hall();
      EventId event = hall.event();
      List<UnitId> ring =
          ofTier(event, hall.stalls()).stream().map(SeatUnit::unitId).limit(6).toList();
      List<QueueEntry.Admitted> fans = given().crowd(event, 12, START);

      List<HoldOutcome> outcomes =
          Race.of(
              12,
              i -> {
                List<UnitId> pair = List.of(ring.get(i % 6), ring.get((i + 1) % 6));
                return hold(
                    fans.get(i), new UnitSelection.Chosen(i < 6 ? pair : pair.reversed()), START);
              });

      int held = outcomes.stream().filter(HoldOutcome.Held.class::isInstance).toList().size();
      assertThat(held).isBetween(1, 3);
      assertThat(outcomes)
          .filteredOn(each -> !(each instanceof HoldOutcome.Held))
          .containsOnly(new HoldOutcome.UnitsTaken());
      assertThat(seats(event, UnitStatus.HELD)).hasSize(2 * held);
    }
  }

  @Test
  @Tag("F1")
  @Tag("F5")
  void aCrowdThatWantsTheBestSeatsGetsEachSeatOnce() {
    Hall hall = hall();
    EventId event = hall.event();
    List<QueueEntry.Admitted> fans = given().crowd(event, 20, START);
    UnitSelection two = new UnitSelection.AnyOf(2, hall.stalls().id());

    List<HoldOutcome> outcomes = new ArrayList<>(Race.of(20, i -> hold(fans.get(i), two, START)));
    // Those passed over while others were busy may try again; what is left then sells.
    fans.forEach(fan -> outcomes.add(hold(fan, two, START)));

    List<UnitId> units =
        outcomes.stream()
            .filter(HoldOutcome.Held.class::isInstance)
            .flatMap(each -> ((HoldOutcome.Held) each).claim().facts().units().stream())
            .map(HeldUnit::unitId)
            .toList();
    assertThat(units)
        .hasSize(12)
        .containsExactlyInAnyOrderElementsOf(
            ofTier(event, hall.stalls()).stream().map(SeatUnit::unitId).toList());
  }

  @Test
  @Tag("C16")
  void blockedSeatsAreNobodysUntilTheyAreGivenBack() {
    Hall hall = hall();
    EventId event = hall.event();
    UnitId blocked = named(event, "Stalls", "1", "1").unitId();
    stores().seats().change(event, blocked, SeatChange.blocking(true));

    assertThat(choose(event, blocked)).isEqualTo(new HoldOutcome.UnitsTaken());
    for (int i = 0; i < 11; i++) {
      assertThat(held(any(event, 1, hall.stalls())).facts().units())
          .extracting(HeldUnit::unitId)
          .doesNotContain(blocked);
    }
    assertThat(any(event, 1, hall.stalls())).isEqualTo(new HoldOutcome.UnitsTaken(0));
    stores().seats().change(event, blocked, SeatChange.blocking(false));
    assertThat(held(any(event, 1, hall.stalls())).facts().units())
        .extracting(HeldUnit::unitId)
        .containsExactly(blocked);
  }

  @Test
  @Tag("C16")
  void anAislePartsNeighbours() {
    Tier stalls = Fixtures.reserved("Stalls", 50, 700);
    EventId event = given().onSale(Fixtures.details(SalePolicy.defaults(), stalls)).id();
    stores()
        .seats()
        .add(
            event,
            stalls.id(),
            List.of(
                seat("A", "1", "1", 7),
                seat("A", "1", "2", 7),
                seat("A", "1", "4", 7),
                seat("A", "2", "1", 7),
                seat("A", "2", "2", 7),
                seat("A", "2", "3", 7)));

    assertThat(held(any(event, 3, stalls)).facts().units())
        .extracting(HeldUnit::label)
        .containsExactlyInAnyOrder(
            "Section A, Row 2, Seat 1", "Section A, Row 2, Seat 2", "Section A, Row 2, Seat 3");
  }

  private SeatUnit named(EventId event, String section, String row, String number) {
    return seats(event, null).stream()
        .filter(seat -> seat.section().equals(section))
        .filter(seat -> seat.row().equals(row) && seat.number().equals(number))
        .findAny()
        .orElseThrow();
  }

  private Hall hall() {
    Tier standing = Fixtures.general("Standing", 3, 100);
    Tier stalls = Fixtures.reserved("Stalls", 50, 700);
    Tier balcony = Fixtures.reserved("Balcony", 50, 0);
    EventId event =
        given().onSale(Fixtures.details(SalePolicy.defaults(), standing, stalls, balcony)).id();
    stores().seats().add(event, stalls.id(), row("Stalls", "1", 6));
    stores().seats().add(event, stalls.id(), row("Stalls", "2", 6));
    stores().seats().add(event, balcony.id(), row("Balcony", "1", 2));
    return new Hall(event, standing, stalls, balcony);
  }

  private List<SeatUnit> ofTier(EventId event, Tier tier) {
    return seats(event, null).stream().filter(seat -> seat.tierId().equals(tier.id())).toList();
  }

  private HoldOutcome any(EventId event, int quantity, Tier tier) {
    return hold(admitted(event, START), new UnitSelection.AnyOf(quantity, tier.id()), START);
  }

  private HoldOutcome choose(EventId event, UnitId... units) {
    return hold(admitted(event, START), new UnitSelection.Chosen(List.of(units)), START);
  }
}
