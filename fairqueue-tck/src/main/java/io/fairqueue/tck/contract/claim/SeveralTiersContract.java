package io.fairqueue.tck.contract.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.domain.UnitSelection.Item;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One claim on units of several tiers: all or nothing. */
@Tag("F14")
public abstract class SeveralTiersContract extends StoresSuite {

  private final Tier cheap = Fixtures.general("Cheap", 3, 100);
  private final Tier dear = Fixtures.general("Dear", 2, 900);
  private final Tier stalls = Fixtures.reserved("Stalls", 6, 500);

  @Test
  void unitsOfSeveralTiersAreHeldTogether() {
    EventId event = given().onSale(Fixtures.details(SalePolicy.defaults(), cheap, dear)).id();
    QueueEntry.Admitted entry = admitted(event, START);

    Claim.Claimed claim = held(hold(entry, items(cheap, 2, dear, 1), START));

    assertThat(claim.facts().amount()).isEqualTo(naira(2 * 100 + 900));
    assertThat(claim.facts().units())
        .extracting(HeldUnit::tierId)
        .containsExactlyInAnyOrder(cheap.id(), cheap.id(), dear.id());
    assertThat(claim.facts().units()).extracting(HeldUnit::unitId).doesNotHaveDuplicates();
    assertThat(claim(claim.id())).isEqualTo(claim);
    assertThat(free(event, cheap)).isEqualTo(1);
    assertThat(free(event, dear)).isEqualTo(1);
    assertThat(entry(event, entry.facts().customerId())).isEqualTo(entry.complete(claim.id()));
  }

  @Test
  void theOrderOfTheItemsDoesNotMatter() {
    EventId event = given().onSale(Fixtures.details(SalePolicy.defaults(), cheap, dear)).id();

    Claim.Claimed claim = held(hold(admitted(event, START), items(dear, 1, cheap, 3), START));

    assertThat(claim.facts().amount()).isEqualTo(naira(900 + 3 * 100));
    assertThat(stock(event)).isEqualTo(stock(1, 4, 0));
  }

  @Test
  void theFirstItemThatCannotBeHadIsToldAndNothingIsHeld() {
    EventId event = given().onSale(Fixtures.details(SalePolicy.defaults(), cheap, dear)).id();
    QueueEntry.Admitted entry = admitted(event, START);

    assertThat(hold(entry, items(cheap, 3, dear, 3), START))
        .isEqualTo(new HoldOutcome.UnitsTaken(2));
    assertThat(hold(entry, items(cheap, 4, dear, 3), START))
        .isEqualTo(new HoldOutcome.UnitsTaken(3));
    assertThat(hold(entry, items(dear, 3, cheap, 4), START))
        .isEqualTo(new HoldOutcome.UnitsTaken(2));

    assertThat(stock(event)).isEqualTo(stock(5, 0, 0));
    assertThat(entry(event, entry.facts().customerId())).isEqualTo(entry);
    held(hold(entry, items(cheap, 3, dear, 2), START));
    assertThat(stock(event)).isEqualTo(stock(0, 5, 0));
  }

  @Test
  void itIsSoldOutOnlyWhenNothingAtAllIsFree() {
    EventId event = given().onSale(Fixtures.details(SalePolicy.defaults(), cheap, dear)).id();
    QueueEntry.Admitted second = admitted(event, START);
    held(hold(admitted(event, START), new UnitSelection.AnyOf(2, dear.id()), START));

    assertThat(hold(second, items(cheap, 1, dear, 1), START))
        .isEqualTo(new HoldOutcome.UnitsTaken(0));
    held(hold(admitted(event, START), new UnitSelection.AnyOf(3, cheap.id()), START));
    assertThat(hold(second, items(cheap, 1, dear, 1), START)).isEqualTo(new HoldOutcome.SoldOut());
  }

  @Test
  void placesAndTheBestSeatsAreHeldTogether() {
    EventId event = hall();

    Claim.Claimed claim = held(hold(admitted(event, START), items(cheap, 2, stalls, 3), START));

    List<UnitId> chosen =
        claim.facts().units().stream()
            .filter(unit -> unit.tierId().equals(stalls.id()))
            .map(HeldUnit::unitId)
            .toList();
    assertThat(seats(event, null).stream().filter(seat -> chosen.contains(seat.unitId())))
        .hasSize(3)
        .extracting(SeatUnit::row)
        .containsOnly("1");
    assertThat(claim.facts().units()).hasSize(5);
    assertThat(stock(event)).isEqualTo(stock(4, 5, 0));
  }

  @Test
  void withoutTheSeatsThePlacesAreNotHeldEither() {
    EventId event = hall();
    QueueEntry.Admitted entry = admitted(event, START);

    assertThat(hold(entry, items(cheap, 2, stalls, 7), START))
        .isEqualTo(new HoldOutcome.UnitsTaken(6));
    assertThat(hold(entry, items(stalls, 6, cheap, 4), START))
        .isEqualTo(new HoldOutcome.UnitsTaken(3));

    assertThat(stock(event)).isEqualTo(stock(9, 0, 0));
  }

  @Test
  void aClaimOnFreeTiersOnlyIsSoldAtOnce() {
    Tier one = Fixtures.general("One", 2, 0);
    Tier other = Fixtures.general("Other", 2, 0);
    EventId event = given().onSale(Fixtures.details(SalePolicy.defaults(), one, other)).id();

    HoldOutcome outcome = hold(admitted(event, START), items(one, 1, other, 2), START);

    Claim claim = ((HoldOutcome.Held) outcome).claim();
    assertThat(claim).isInstanceOf(Claim.Confirmed.class);
    assertThat(stores().tickets().ofClaim(claim.id())).hasSize(3);
    assertThat(stock(event)).isEqualTo(stock(1, 0, 3));
  }

  @Test
  @Tag("N65")
  void manyInOppositeOrdersNeverSellOneTooMany() {
    for (int round = 0; round < 10; round++) {
      Tier left = Fixtures.general("Left", 12, 100);
      Tier right = Fixtures.general("Right", 9, 100);
      EventId event = given().onSale(Fixtures.details(SalePolicy.defaults(), left, right)).id();
      List<QueueEntry.Admitted> fans = given().crowd(event, 24, START);

      List<HoldOutcome> outcomes =
          Race.of(
              24,
              i ->
                  hold(
                      fans.get(i),
                      switch (i % 3) {
                        case 0 -> items(left, 1, right, 1);
                        case 1 -> items(right, 1, left, 1);
                        default -> new UnitSelection.AnyOf(1, left.id());
                      },
                      START));

      addsUp(event, outcomes);
      // Who was passed over while others were busy may try again; what is left then sells.
      List<HoldOutcome> later = new ArrayList<>();
      fans.forEach(fan -> later.add(hold(fan, new UnitSelection.AnyOf(1, right.id()), START)));
      fans.forEach(fan -> later.add(hold(fan, new UnitSelection.AnyOf(1, left.id()), START)));
      assertThat(stock(event).getFirst()).isZero();
    }
  }

  @Test
  void ofManyWhoWantTheLastOfBothOneGetsThem() {
    EventId event =
        given()
            .onSale(
                Fixtures.details(
                    SalePolicy.defaults(), Fixtures.general("Spare", 1, 100), cheap, dear))
            .id();
    List<QueueEntry.Admitted> fans = given().crowd(event, 12, START);

    List<HoldOutcome> outcomes =
        Race.of(
            12,
            i ->
                hold(
                    fans.get(i),
                    i % 2 == 0 ? items(cheap, 3, dear, 2) : items(dear, 2, cheap, 3),
                    START));

    assertThat(outcomes).filteredOn(HoldOutcome.Held.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(each -> !(each instanceof HoldOutcome.Held))
        .containsOnly(new HoldOutcome.UnitsTaken(0));
    assertThat(stock(event)).isEqualTo(stock(1, 5, 0));
  }

  private void addsUp(EventId event, List<HoldOutcome> outcomes) {
    List<UnitId> units =
        outcomes.stream()
            .filter(HoldOutcome.Held.class::isInstance)
            .flatMap(each -> ((HoldOutcome.Held) each).claim().facts().units().stream())
            .map(HeldUnit::unitId)
            .toList();
    assertThat(units).doesNotHaveDuplicates();
    assertThat(stock(event)).isEqualTo(stock(21L - units.size(), units.size(), 0));
  }

  /** Three places to stand, and two rows of three seats. */
  private EventId hall() {
    EventId event = given().onSale(Fixtures.details(SalePolicy.defaults(), cheap, stalls)).id();
    stores().seats().add(event, stalls.id(), row("Stalls", "1", 3));
    stores().seats().add(event, stalls.id(), row("Stalls", "2", 3));
    return event;
  }

  private long free(EventId event, Tier tier) {
    return stores().events().availability(event).stream()
        .filter(each -> each.tierId().equals(tier.id()))
        .mapToLong(TierAvailability::free)
        .sum();
  }

  private static UnitSelection items(Tier one, int of, Tier other, int more) {
    return new UnitSelection.AnyOf(List.of(item(of, one.id()), item(more, other.id())));
  }

  private static Item item(int quantity, TierId tier) {
    return new Item(quantity, tier);
  }
}
