package io.fairqueue.tck.contract.replacement;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.Turnout;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.PaymentStore.Settlement;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Till;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the new claim gets, and what becomes of the old one. */
@Tag("F14")
abstract class ReplacementExamples extends ReplacedHoldSuite {

  @Test
  void theNewClaimTakesThePlaceOfTheOldOne() {
    EventId event = given().onSale(10).id();
    QueueEntry.Admitted entry = admitted(event, START);
    Claim.Claimed old = held(hold(entry, 2, START));

    Claim.Claimed claim = held(replace(old, entry, any(3), LATER));

    assertThat(claim.id()).isNotEqualTo(old.id());
    assertThat(claim.facts().createdAt()).isEqualTo(LATER);
    assertThat(claim.facts().expiresAt()).isEqualTo(old.facts().expiresAt());
    assertThat(claim.facts().entryId()).isEqualTo(entry.id());
    assertThat(claim.facts().units()).hasSize(3);
    assertThat(claim.facts().amount()).isEqualTo(naira(3 * Fixtures.PRICE));
    assertThat(claim(claim.id())).isEqualTo(claim);
    assertThat(claim(old.id())).isEqualTo(old.release(ReleaseReason.REPLACED, LATER));
    assertThat(Fixtures.liveClaim(stores().claims(), event, fan(entry))).contains(claim);
    assertThat(entry(event, fan(entry))).isEqualTo(entry.complete(claim.id()));
    assertThat(stores().lineReads().turnout(event)).isEqualTo(new Turnout(1, 0));
    assertThat(stock(event)).isEqualTo(stock(7, 3, 0));
  }

  @Test
  void whatTheOldClaimHeldIsFreeForTheNewOne() {
    EventId event = given().onSale(5).id();
    QueueEntry.Admitted entry = admitted(event, START);
    Claim.Claimed old = held(hold(entry, 3, START));
    given().held(event, given().customer(), 2, START);

    assertThat(replace(old, entry, any(4), LATER)).isEqualTo(new HoldOutcome.UnitsTaken(3));
    Claim.Claimed fewer = held(replace(old, entry, any(2), LATER));
    assertThat(replace(fewer, entry, any(4), LATER)).isEqualTo(new HoldOutcome.UnitsTaken(3));
    Claim.Claimed more = held(replace(fewer, entry, any(3), LATER));

    assertThat(more.facts().units()).hasSize(3);
    assertThat(stock(event)).isEqualTo(stock(0, 5, 0));
  }

  @Test
  void chosenUnitsMayOverlapWithTheOldOnes() {
    EventId event = given().onSale(4).id();
    List<UnitId> all = units(event, 4);
    QueueEntry.Admitted entry = admitted(event, START);
    Claim.Claimed old = held(hold(entry, new UnitSelection.Chosen(all.subList(0, 2)), START));
    held(hold(admitted(event, START), new UnitSelection.Chosen(all.subList(3, 4)), START));

    assertThat(replace(old, entry, new UnitSelection.Chosen(all.subList(1, 4)), LATER))
        .isEqualTo(new HoldOutcome.UnitsTaken());
    Claim.Claimed claim =
        held(replace(old, entry, new UnitSelection.Chosen(all.subList(1, 3)), LATER));

    assertThat(claim.facts().units())
        .extracting(HeldUnit::unitId)
        .containsExactlyInAnyOrderElementsOf(all.subList(1, 3));
    held(hold(admitted(event, START), new UnitSelection.Chosen(all.subList(0, 1)), START));
    assertThat(stock(event)).isEqualTo(stock(0, 4, 0));
  }

  @Test
  @Tag("C11")
  void theBestSeatsAreChosenFromTheOldOnesToo() {
    Tier stalls = Fixtures.reserved("Stalls", 6, 500);
    EventId event = given().onSale(Fixtures.details(SalePolicy.defaults(), stalls)).id();
    stores().seats().add(event, stalls.id(), row("Stalls", "1", 4));
    stores().seats().add(event, stalls.id(), row("Stalls", "2", 2));
    QueueEntry.Admitted entry = admitted(event, START);
    List<UnitId> middle =
        seats(event, null).stream()
            .filter(seat -> seat.row().equals("1") && List.of("2", "3").contains(seat.number()))
            .map(SeatUnit::unitId)
            .toList();
    Claim.Claimed old = held(hold(entry, new UnitSelection.Chosen(middle), START));

    Claim.Claimed claim = held(replace(old, entry, any(4), LATER));

    List<UnitId> chosen = claim.facts().units().stream().map(HeldUnit::unitId).toList();
    assertThat(seats(event, null).stream().filter(seat -> chosen.contains(seat.unitId())))
        .hasSize(4)
        .extracting(SeatUnit::row)
        .containsOnly("1");
  }

  @Test
  void severalTiersReplaceOne() {
    Tier cheap = Fixtures.general("Cheap", 2, 100);
    Tier dear = Fixtures.general("Dear", 2, 900);
    EventId event = given().onSale(Fixtures.details(SalePolicy.defaults(), cheap, dear)).id();
    QueueEntry.Admitted entry = admitted(event, START);
    Claim.Claimed old = held(hold(entry, new UnitSelection.AnyOf(2, cheap.id()), START));
    UnitSelection both =
        new UnitSelection.AnyOf(
            List.of(new UnitSelection.Item(2, cheap.id()), new UnitSelection.Item(1, dear.id())));

    Claim.Claimed claim = held(replace(old, entry, both, LATER));

    assertThat(claim.facts().amount()).isEqualTo(naira(2 * 100 + 900));
    assertThat(stock(event)).isEqualTo(stock(1, 3, 0));
  }

  @Test
  @Tag("C13")
  void whatCostsNothingIsSoldAtOnceInPlaceOfWhatDid() {
    Tier free = Fixtures.general("Free", 2, 0);
    Tier dear = Fixtures.general("Dear", 2, 900);
    EventId event = given().onSale(Fixtures.details(SalePolicy.defaults(), free, dear)).id();
    QueueEntry.Admitted entry = admitted(event, START);
    Claim.Claimed old = held(hold(entry, new UnitSelection.AnyOf(2, dear.id()), START));

    HoldOutcome outcome = replace(old, entry, new UnitSelection.AnyOf(1, free.id()), LATER);

    Claim claim = ((HoldOutcome.Held) outcome).claim();
    assertThat(claim).isInstanceOf(Claim.Confirmed.class);
    assertThat(stores().tickets().ofClaim(claim.id())).hasSize(1);
    assertThat(stock(event)).isEqualTo(stock(3, 0, 1));
    assertThat(stores().claims().hold(replacing(claim.id(), entry))).isEqualTo(NOT_REPLACEABLE);
  }

  @Test
  @Tag("G8")
  void moneyThatComesForAReplacedClaimGoesBack() {
    EventId event = given().onSale(several(5, 9)).id();
    QueueEntry.Admitted entry = admitted(event, START);
    Claim.Claimed old = held(hold(entry, 1, START));
    Payment payment = till().begin(old, START);
    stores().payments().fail(payment.id(), "timeout", ATTEMPTS, START);
    Claim.Claimed claim = held(replace(old, entry, any(1), LATER));

    Settlement settlement =
        stores()
            .payments()
            .succeed(payment.id(), old.facts().amount(), "ext", Till.refund(), LATER);

    assertThat(settlement).isInstanceOf(Settlement.RefundDue.class);
    assertThat(claim(old.id())).isEqualTo(old.release(ReleaseReason.REPLACED, LATER));
    assertThat(claim(claim.id())).isEqualTo(claim);
    assertThat(stock(event)).isEqualTo(stock(8, 1, 0));
  }

  @Test
  void aReplacedClaimIsReplacedAgainAndSold() {
    EventId event = given().onSale(5).id();
    QueueEntry.Admitted entry = admitted(event, START);
    Claim.Claimed first = held(hold(entry, 1, START));
    Claim.Claimed second = held(replace(first, entry, any(2), LATER));
    assertThat(replace(first, entry, any(1), LATER)).isEqualTo(NOT_REPLACEABLE);
    Claim.Claimed third = held(replace(second, entry, any(3), LATER));

    Claim.Confirmed sold = till().sell(third, LATER);

    assertThat(sold.facts().units()).hasSize(3);
    assertThat(stores().payments().ofClaim(third.id()))
        .extracting(Payment::status)
        .containsExactly(PaymentStatus.SUCCEEDED);
    assertThat(stock(event)).isEqualTo(stock(2, 0, 3));
  }

  @Test
  void theNewClaimEndsWhenTheOldOneWouldHave() {
    EventId event = given().onSale(5).id();
    QueueEntry.Admitted entry = admitted(event, START);
    Claim.Claimed old = held(hold(entry, 1, START));
    Claim.Claimed claim = held(replace(old, entry, any(2), LATER));
    Instant end = old.facts().expiresAt();

    assertThat(expired(claim, end.minusMillis(1))).isFalse();
    assertThat(expired(claim, end)).isTrue();
    assertThat(claim(old.id())).isEqualTo(old.release(ReleaseReason.REPLACED, LATER));
    assertThat(stock(event)).isEqualTo(stock(5, 0, 0));
  }

  private boolean expired(Claim claim, Instant now) {
    return stores().claims().expire(now, 100_000).stream()
        .anyMatch(each -> each.id().equals(claim.id()));
  }
}
