package io.fairqueue.tck.contract.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.Turnout;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Policies;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Using an admission to hold units, and each reason for a refusal. */
abstract class HoldExamples extends ClaimSuite {

  @Test
  @Tag("C10")
  void aHoldTakesUnitsAndUsesTheAdmission() {
    EventId event = given().onSale(10).id();
    QueueEntry.Admitted entry = admitted(event, START);
    Instant now = START.plusSeconds(2);
    HoldRequest request = Fixtures.request(entry, new UnitSelection.AnyOf(3, null), now);

    Claim.Claimed claim = held(claims().hold(request));

    assertThat(claim.id()).isEqualTo(request.claim());
    assertThat(claim.facts().eventId()).isEqualTo(event);
    assertThat(claim.facts().customerId()).isEqualTo(entry.facts().customerId());
    assertThat(claim.facts().entryId()).isEqualTo(entry.id());
    assertThat(claim.facts().amount()).isEqualTo(naira(3 * Fixtures.PRICE));
    assertThat(claim.facts().createdAt()).isEqualTo(now);
    assertThat(claim.facts().expiresAt()).isEqualTo(request.expiresAt());
    assertThat(claim.facts().units())
        .hasSize(3)
        .allMatch(unit -> unit.priceMinor() == Fixtures.PRICE && !unit.label().isBlank())
        .extracting(HeldUnit::unitId)
        .doesNotHaveDuplicates();
    assertThat(claim(claim.id())).isEqualTo(claim);
    assertThat(Fixtures.liveClaim(claims(), event, entry.facts().customerId())).contains(claim);
    assertThat(stores().lines().join(event, entry.facts().customerId(), START))
        .isEqualTo(new JoinOutcome.AlreadyClaimed(claim.id()));
    assertThat(entry(event, entry.facts().customerId())).isEqualTo(entry.complete(claim.id()));
    assertThat(stores().lineReads().turnout(event)).isEqualTo(new Turnout(1, 0));
    assertThat(stock(event)).isEqualTo(stock(7, 3, 0));
  }

  @Test
  @Tag("C11")
  void chosenUnitsAreThoseThatWereAskedFor() {
    EventId event = given().onSale(4).id();
    List<UnitId> units = units(event, 4);
    List<UnitId> two = List.of(units.get(3), units.get(1));

    Claim.Claimed claim = held(hold(admitted(event, START), new UnitSelection.Chosen(two), START));

    assertThat(claim.facts().units())
        .extracting(HeldUnit::unitId)
        .containsExactlyInAnyOrderElementsOf(two);
    assertThat(stock(event)).isEqualTo(stock(2, 2, 0));
  }

  @Test
  void unitsComeFromTheTierThatWasAskedFor() {
    Tier cheap = Fixtures.general("Cheap", 2, 100);
    Tier dear = Fixtures.general("Dear", 2, 900);
    EventId event = given().onSale(Fixtures.details(SalePolicy.defaults(), cheap, dear)).id();
    UnitSelection two = new UnitSelection.AnyOf(2, dear.id());

    Claim.Claimed claim = held(hold(admitted(event, START), two, START));

    assertThat(claim.facts().amount()).isEqualTo(naira(1_800));
    assertThat(claim.facts().units()).allMatch(unit -> unit.tierId().equals(dear.id()));
    assertThat(hold(admitted(event, START), two, START)).isEqualTo(new HoldOutcome.UnitsTaken(0));
  }

  @Test
  @Tag("C13")
  void whatCostsNothingIsSoldAtOnce() {
    Tier free = Fixtures.general("Free", 2, 0);
    EventId event = given().onSale(Fixtures.details(SalePolicy.defaults(), free)).id();
    QueueEntry.Admitted entry = admitted(event, START);

    HoldOutcome outcome = hold(entry, 1, START);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            HoldOutcome.Held.class,
            sold -> {
              assertThat(sold.claim()).isInstanceOf(Claim.Confirmed.class);
              assertThat(claim(sold.claim().id())).isEqualTo(sold.claim());
            });
    assertThat(stock(event)).isEqualTo(stock(1, 0, 1));
    assertThat(hold(entry, 1, START)).isInstanceOf(HoldOutcome.AlreadyClaimed.class);
  }

  @Test
  @Tag("F3")
  void repeatingAHoldNamesTheClaim() {
    EventId event = given().onSale(10).id();
    QueueEntry.Admitted entry = admitted(event, START);
    Claim.Claimed claim = held(hold(entry, 1, START));

    assertThat(hold(entry, 1, START)).isEqualTo(new HoldOutcome.AlreadyClaimed(claim.id()));
    assertThat(refusal(entry, START)).isEqualTo(new HoldOutcome.AlreadyClaimed(claim.id()));
    assertThat(stock(event)).isEqualTo(stock(9, 1, 0));
  }

  @Test
  @Tag("D8")
  @Tag("N1")
  void anAdmissionIsGoodUntilItsEndOnly() {
    EventId event = given().onSale(10).id();
    QueueEntry.Admitted inTime = admitted(event, START);
    QueueEntry.Admitted tooLate = admitted(event, START);
    Instant end = tooLate.admittedUntil();

    held(hold(inTime, 1, end.minusMillis(1)));
    assertThat(refusal(tooLate, end.minusMillis(1))).isNull();
    assertNotAdmitted(tooLate, end);
  }

  @Test
  @Tag("D8")
  @Tag("N2")
  void anAdmissionIsGoodForItsFanAndItsEventOnly() {
    EventId event = given().onSale(10).id();
    EventId other = given().onSale(10).id();
    QueueEntry.Admitted entry = admitted(event, START);
    CustomerId stranger = given().customer();

    assertThat(hold(event, entry, stranger)).isEqualTo(new HoldOutcome.NotAdmitted());
    assertThat(hold(other, entry, entry.facts().customerId()))
        .isEqualTo(new HoldOutcome.NotAdmitted());
    assertThat(stock(event)).isEqualTo(stock(10, 0, 0));
    assertThat(stock(other)).isEqualTo(stock(10, 0, 0));
    assertThat(entry(event, entry.facts().customerId())).isEqualTo(entry);
  }

  @Test
  @Tag("D4")
  @Tag("D8")
  void whoWaitsOrGaveUpHoldsNothing() {
    EventId event = given().onSale(10).id();
    QueueEntry.Admitted gone = admitted(event, START);
    stores().lines().leave(event, gone.facts().customerId(), START);
    QueueEntry.Waiting waiting = given().join(event, given().customer(), START);

    assertNotAdmitted(gone, START);
    assertNotAdmitted(waiting.admit(START, Policies.WINDOW), START);
  }

  @Test
  @Tag("N26")
  @Tag("F6")
  void onceTheSaleIsOverNothingIsHeld() {
    Event.Active ended = given().onSale(10);
    QueueEntry.Admitted one = admitted(ended.id(), START);
    stores().events().replace(ended, ended.end(START));
    Event.Active cancelled = given().onSale(10);
    QueueEntry.Admitted other = admitted(cancelled.id(), START);
    stores().events().replace(cancelled, cancelled.cancel("Storm", START));

    assertSaleClosed(one, START);
    assertSaleClosed(other, START);
  }

  @Test
  @Tag("C4")
  void theSaleEndsWithTheCalendar() {
    EventId event = given().onSale(10).id();
    Instant last = Fixtures.SALE_END.minusSeconds(1);
    QueueEntry.Admitted inTime = admitted(event, last);
    QueueEntry.Admitted tooLate = admitted(event, last);

    held(hold(inTime, 1, last));
    assertSaleClosed(tooLate, Fixtures.SALE_END);
  }

  @Test
  @Tag("C14")
  void nothingIsHeldOnceTheEventIsOver() {
    EventId event = given().onSale(Fixtures.endsBeforeItsSale()).id();
    Instant over = Fixtures.SALE_END.minusSeconds(60);
    QueueEntry.Admitted inTime = admitted(event, over.minusSeconds(1));
    QueueEntry.Admitted tooLate = admitted(event, over.minusSeconds(1));

    held(hold(inTime, 1, over.minusSeconds(1)));
    assertSaleClosed(tooLate, over);
    given().join(event, given().customer(), over.minusSeconds(1));
    assertThat(stores().lines().admit(event, Policies.generous(), 10, over)).isEmpty();
  }

  @Test
  void aPausedEventStillServesTheAdmitted() {
    Event.Active event = given().onSale(10);
    QueueEntry.Admitted entry = admitted(event.id(), START);
    stores().events().replace(event, event.pause(START));

    // Its windows stand still, so no moment of the pause is too late.
    Instant later = entry.admittedUntil().plusSeconds(60);
    assertThat(refusal(entry, later)).isNull();
    held(hold(entry, 1, later));
  }

  @Test
  void refusalsComeInTheirOrder() {
    Event.Active event = given().onSale(10);
    QueueEntry.Admitted claimed = admitted(event.id(), START);
    Claim.Claimed claim = held(hold(claimed, 1, START));
    QueueEntry.Admitted late = admitted(event.id(), START);
    stores().events().replace(event, event.end(START));
    Instant over = late.admittedUntil();

    assertThat(refusal(claimed, over)).isEqualTo(new HoldOutcome.AlreadyClaimed(claim.id()));
    assertSaleClosed(late, over);
  }

  @Test
  @Tag("F6")
  @Tag("H11")
  void unitsOfAnotherEventAreUnknown() {
    EventId event = given().onSale(2).id();
    EventId other = given().onSale(1).id();
    UnitId own = units(event, 2).getFirst();
    UnitId foreign = units(other, 1).getFirst();
    QueueEntry.Admitted entry = admitted(event, START);

    for (UnitId wrong : List.of(foreign, new UnitId(UUID.randomUUID()))) {
      assertThat(hold(entry, new UnitSelection.Chosen(List.of(own, wrong)), START))
          .isEqualTo(new HoldOutcome.UnknownUnits());
    }
    assertThat(stock(event)).isEqualTo(stock(2, 0, 0));
    assertThat(entry(event, entry.facts().customerId())).isEqualTo(entry);
  }

  @Test
  @Tag("F5")
  void aTakenUnitRefusesTheWholeRequest() {
    EventId event = given().onSale(3).id();
    List<UnitId> units = units(event, 3);
    held(hold(admitted(event, START), new UnitSelection.Chosen(units.subList(1, 2)), START));
    QueueEntry.Admitted entry = admitted(event, START);

    assertThat(hold(entry, new UnitSelection.Chosen(units), START))
        .isEqualTo(new HoldOutcome.UnitsTaken());
    assertThat(hold(entry, 3, START)).isEqualTo(new HoldOutcome.UnitsTaken(2));

    assertThat(stock(event)).isEqualTo(stock(2, 1, 0));
    held(hold(entry, 2, START));
  }

  @Test
  @Tag("F9")
  void whoComesAfterTheLastUnitFindsItSoldOut() {
    EventId event = given().onSale(1).id();
    UnitId unit = units(event, 1).getFirst();
    QueueEntry.Admitted first = admitted(event, START);
    QueueEntry.Admitted late = admitted(event, START);
    held(hold(first, 1, START));

    assertThat(hold(late, 1, START)).isEqualTo(new HoldOutcome.SoldOut());
    assertThat(hold(late, new UnitSelection.Chosen(List.of(unit)), START))
        .isEqualTo(new HoldOutcome.SoldOut());
    assertThat(entry(event, late.facts().customerId())).isEqualTo(late);
  }

  private HoldOutcome hold(EventId event, QueueEntry.Admitted entry, CustomerId customer) {
    return claims()
        .hold(
            new HoldRequest(
                new ClaimId(UUID.randomUUID()),
                event,
                entry.id(),
                customer,
                new UnitSelection.AnyOf(1, null),
                START,
                START.plusSeconds(600)));
  }

  private void assertNotAdmitted(QueueEntry.Admitted entry, Instant now) {
    assertThat(hold(entry, 1, now)).isEqualTo(new HoldOutcome.NotAdmitted());
    assertThat(refusal(entry, now)).isEqualTo(new HoldOutcome.NotAdmitted());
  }

  private void assertSaleClosed(QueueEntry.Admitted entry, Instant now) {
    assertThat(hold(entry, 1, now)).isEqualTo(new HoldOutcome.SaleClosed());
    assertThat(refusal(entry, now)).isEqualTo(new HoldOutcome.SaleClosed());
  }

  private HoldOutcome.@Nullable Refused refusal(QueueEntry.Admitted entry, Instant now) {
    return claims()
        .refusal(entry.facts().eventId(), entry.id(), entry.facts().customerId(), now)
        .orElse(null);
  }
}
