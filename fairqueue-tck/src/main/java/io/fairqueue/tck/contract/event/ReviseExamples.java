package io.fairqueue.tck.contract.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventFacts;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.EventStore.ReviseOutcome;
import io.fairqueue.tck.fixture.Fixtures;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Changing what an organizer says of an event, and the stock that follows. */
abstract class ReviseExamples extends EventSuite {

  @Test
  @Tag("C5")
  void newDetailsReplaceTheOldOnesAndKeepTheState() {
    Event.Draft draft = given().draft(Fixtures.details(2));
    Event.Active active = given().onSale(2);
    Event.Active other = given().onSale(2);
    Event paused = change(other, other.pause(START));

    for (Event read : List.of(draft, active, paused)) {
      EventDetails details =
          Fixtures.details(SalePolicy.defaults(), read.details().tiers().getFirst());

      assertThat(events().revise(read, details, LATER)).isEqualTo(new ReviseOutcome.Revised());

      Event stored = event(read.id());
      assertThat(stored.facts().version()).isGreaterThan(read.facts().version());
      assertThat(stored)
          .isEqualTo(
              read.revise(details, LATER)
                  .with(
                      new EventFacts(
                          read.id(),
                          read.facts().organizerId(),
                          details,
                          read.facts().createdAt(),
                          LATER,
                          stored.facts().version(),
                          read.facts().edition() + 1)));
      assertThat(stock(read.id())).isEqualTo(stock(2, 0, 0));
    }
  }

  @Test
  @Tag("C5")
  void aTierGrowsByFreeUnitsAtItsPrice() {
    Event.Active event = given().onSale(3);
    Claim.Claimed before = given().held(event.id(), START);

    revise(event, tier(event, 5, Fixtures.PRICE));

    assertThat(stock(event.id())).isEqualTo(stock(4, 1, 0));
    Claim.Claimed rest = given().held(event.id(), given().customer(), 4, START);
    assertThat(rest.facts().amount()).isEqualTo(naira(4 * Fixtures.PRICE));
    assertThat(labels(before, rest)).hasSize(5);
  }

  @Test
  @Tag("C5")
  void aTierShrinksDownToWhatIsHeldAndSold() {
    Event.Active event = given().onSale(10);
    given().held(event.id(), given().customer(), 2, START);
    till().sell(event.id(), 1, START);

    Event revised = revise(event, tier(event, 4, Fixtures.PRICE));
    assertThat(stock(event.id())).isEqualTo(stock(1, 2, 1));
    revise(revised, tier(event, 3, Fixtures.PRICE));
    assertThat(stock(event.id())).isEqualTo(stock(0, 2, 1));
  }

  @Test
  @Tag("C5")
  void belowWhatIsHeldAndSoldNothingChanges() {
    Tier standing = Fixtures.general("Standing", 10, 100);
    Tier balcony = Fixtures.general("Balcony", 5, 100);
    Event.Active event = given().onSale(Fixtures.details(SalePolicy.defaults(), standing, balcony));
    held(hold(admitted(event.id(), START), new UnitSelection.AnyOf(3, balcony.id()), START));
    EventDetails smaller =
        Fixtures.withTiers(event.details(), like(standing, 20, 50), like(balcony, 2, 50));

    assertThat(events().revise(event, smaller, LATER))
        .isEqualTo(new ReviseOutcome.CapacityBelowSold(balcony.id()));

    assertThat(event(event.id())).isEqualTo(event);
    assertThat(stock(event.id())).isEqualTo(stock(12, 3, 0));
  }

  @Test
  @Tag("C5")
  void aNewTierGetsItsUnitsAndOneThatIsMissingGoes() {
    Tier standing = Fixtures.general("Standing", 4, 100);
    Tier balcony = Fixtures.general("Balcony", 3, 900);
    Tier stalls = Fixtures.reserved("Stalls", 50, 700);
    Event.Active event = given().onSale(Fixtures.details(SalePolicy.defaults(), standing));
    Claim.Claimed gone = given().held(event.id(), START);
    stores().claims().release(gone.id(), ReleaseReason.CUSTOMER, START);

    revise(event, balcony, stalls);

    assertThat(events().availability(event.id()))
        .containsExactlyInAnyOrder(
            new TierAvailability(balcony.id(), 3, 3, 0, 0),
            new TierAvailability(stalls.id(), 0, 0, 0, 0));
    assertThat(claim(gone.id()).facts()).isEqualTo(gone.facts());
    stores().seats().add(event.id(), stalls.id(), row("Stalls", "1", 4));
    assertThat(stock(event.id())).isEqualTo(stock(7, 0, 0));
  }

  @Test
  @Tag("C5")
  void aTierThatSoldDoesNotGo() {
    Event.Active event = given().onSale(4);
    Tier standing = event.details().tiers().getFirst();
    till().sell(event.id(), 1, START);
    EventDetails without = Fixtures.withTiers(event.details(), Fixtures.general("Balcony", 3, 900));

    assertThat(events().revise(event, without, LATER))
        .isEqualTo(new ReviseOutcome.CapacityBelowSold(standing.id()));
    assertThat(event(event.id())).isEqualTo(event);
    assertThat(stock(event.id())).isEqualTo(stock(3, 0, 1));
  }

  @Test
  @Tag("C5")
  void aNewPriceIsThatOfEverySeatWithoutAPriceOfItsOwnUnlessItIsHeld() {
    Tier stalls = Fixtures.reserved("Stalls", 10, 100);
    Event.Active event = given().onSale(Fixtures.details(SalePolicy.defaults(), stalls));
    stores().seats().add(event.id(), stalls.id(), row("A", "1", 3));
    stores().seats().add(event.id(), stalls.id(), List.of(seat("A", "1", "4", 700)));
    Claim.Claimed held = given().held(event.id(), given().customer(), 1, START);
    assertThat(held.facts().amount()).isEqualTo(naira(100));

    Event revised = revise(event, like(stalls, 10, 150));

    assertThat(prices(event)).containsExactly(100L, 150L, 150L, 700L);
    stores().claims().release(held.id(), ReleaseReason.CUSTOMER, START);
    assertThat(prices(event)).containsExactly(150L, 150L, 150L, 700L);
    revise(revised, like(stalls, 10, 200));
    assertThat(prices(event)).containsExactly(200L, 200L, 200L, 700L);
    assertThat(claim(held.id()).facts().amount()).isEqualTo(naira(100));
  }

  @Test
  @Tag("C5")
  void whatIsAddedWithANewPriceHasTheNewPrice() {
    Event.Active event = given().onSale(2);
    Claim.Claimed before = given().held(event.id(), START);

    revise(event, tier(event, 4, 10));

    Claim.Claimed rest = given().held(event.id(), given().customer(), 3, START);
    assertThat(rest.facts().amount()).isEqualTo(naira(30));
    assertThat(claim(before.id()).facts().amount()).isEqualTo(naira(Fixtures.PRICE));
  }

  @Test
  @Tag("C5")
  void aReservedTierShrinksByTheFreeSeatsThatCameLast() {
    Tier stalls = Fixtures.reserved("Stalls", 10, 100);
    Event.Active event = given().onSale(Fixtures.details(SalePolicy.defaults(), stalls));
    stores().seats().add(event.id(), stalls.id(), row("A", "1", 6));
    List<SeatUnit> seats = seats(event.id(), null);
    held(
        hold(
            admitted(event.id(), START),
            new UnitSelection.Chosen(List.of(seats.get(5).unitId())),
            START));

    revise(event, like(stalls, 3, 100));

    assertThat(seats(event.id(), null)).extracting(SeatUnit::number).containsExactly("1", "2", "6");
  }

  @Test
  @Tag("C5")
  void noTwoPlacesAreCalledAlikeHoweverTheTierGrewAndShrank() {
    Event.Active event = given().onSale(6);
    Claim.Claimed all = given().held(event.id(), given().customer(), 6, START);
    stores().claims().release(all.id(), ReleaseReason.CUSTOMER, START);
    UnitSelection last = new UnitSelection.Chosen(List.of(all.facts().units().get(5).unitId()));
    Claim.Claimed one = held(hold(admitted(event.id(), START), last, START));

    Event small = revise(event, tier(event, 2, Fixtures.PRICE));
    revise(small, tier(event, 8, Fixtures.PRICE));

    Claim.Claimed rest = given().held(event.id(), given().customer(), 7, START);
    assertThat(labels(one, rest)).hasSize(8);
  }

  @Test
  @Tag("C5")
  void aPlaceIsCalledByTheNameThatItsTierHasWhenItIsHeld() {
    Tier one = Fixtures.general("Standing", 2, 100);
    Tier two = Fixtures.general("Balcony", 2, 100);
    Event.Active event = given().onSale(Fixtures.details(SalePolicy.defaults(), one, two));
    UnitSelection first = new UnitSelection.AnyOf(1, one.id());
    Claim.Claimed before = held(hold(admitted(event.id(), START), first, START));

    revise(event, named(one, "Balcony"), named(two, "Standing"));

    Claim.Claimed after = held(hold(admitted(event.id(), START), first, START));
    assertThat(labels(after)).allMatch(label -> label.startsWith("Balcony "));
    assertThat(labels((Claim.Claimed) claim(before.id())))
        .allMatch(label -> label.startsWith("Standing "));
  }

  private static Tier named(Tier tier, String name) {
    return new Tier(tier.id(), name, tier.seating(), tier.capacity(), tier.priceMinor());
  }

  private List<Long> prices(Event event) {
    return seats(event.id(), null).stream().map(SeatUnit::priceMinor).toList();
  }
}
