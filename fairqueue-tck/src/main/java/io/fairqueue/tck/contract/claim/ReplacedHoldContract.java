package io.fairqueue.tck.contract.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentId;
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
import io.fairqueue.port.ClaimStore.ReleaseOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.port.LineStore.ExtendOutcome;
import io.fairqueue.port.PaymentStore.BeginOutcome;
import io.fairqueue.port.PaymentStore.Settlement;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import io.fairqueue.tck.fixture.Till;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A claim that takes the place of another one of the same admission, in one step. */
@Tag("F14")
public abstract class ReplacedHoldContract extends StoresSuite {

  private static final Instant LATER = START.plusSeconds(20);
  private static final HoldOutcome NOT_REPLACEABLE = new HoldOutcome.NotReplaceable();
  private static final int ATTEMPTS = 3;

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
  void whatIsRefusedLeavesTheOldClaimAsItIs() {
    EventId event = given().onSale(3).id();
    QueueEntry.Admitted entry = admitted(event, START);
    Claim.Claimed old = held(hold(entry, 1, START));

    assertThat(replace(old, entry, any(4), LATER)).isEqualTo(new HoldOutcome.UnitsTaken(3));
    assertThat(replace(old, entry, new UnitSelection.Chosen(List.of(unknownUnit())), LATER))
        .isEqualTo(new HoldOutcome.UnknownUnits());

    assertThat(claim(old.id())).isEqualTo(old);
    assertThat(entry(event, fan(entry))).isEqualTo(entry.complete(old.id()));
    assertThat(stock(event)).isEqualTo(stock(2, 1, 0));
    till().sell(old, LATER);
    assertThat(stock(event)).isEqualTo(stock(2, 0, 1));
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
  void onlyAnUnpaidClaimOfThisFanAndThisAdmissionIsReplaced() {
    EventId event = given().onSale(several(2, 20)).id();
    QueueEntry.Admitted stranger = admitted(event, START);
    Claim.Claimed foreign = held(hold(stranger, 1, START));
    CustomerId fan = given().customer();
    QueueEntry.Admitted before = given().admitted(event, fan, START);
    Claim.Claimed earlier = held(hold(before, 1, START));
    QueueEntry.Admitted entry = given().admitted(event, fan, START);
    assertThat(replace(earlier, entry, any(1), LATER)).isEqualTo(NOT_REPLACEABLE);
    Claim.Claimed own = held(hold(entry, 1, START));

    assertThat(replace(foreign, entry, any(1), LATER)).isEqualTo(NOT_REPLACEABLE);
    assertThat(replace(earlier, entry, any(1), LATER)).isEqualTo(NOT_REPLACEABLE);
    assertThat(replace(own, before, any(1), LATER)).isEqualTo(NOT_REPLACEABLE);
    ClaimId nobodys = new ClaimId(UUID.randomUUID());
    assertThat(stores().claims().hold(replacing(nobodys, entry))).isEqualTo(NOT_REPLACEABLE);
    till().sell(own, START);
    assertThat(replace(own, entry, any(1), LATER)).isEqualTo(NOT_REPLACEABLE);
    stores().claims().release(earlier.id(), ReleaseReason.CUSTOMER, START);
    assertThat(replace(earlier, before, any(1), LATER)).isEqualTo(NOT_REPLACEABLE);

    assertThat(claim(foreign.id())).isEqualTo(foreign);
    assertThat(stock(event)).isEqualTo(stock(18, 1, 1));
  }

  @Test
  void aClaimOfAnotherEventIsNotReplaced() {
    CustomerId fan = given().customer();
    Claim.Claimed elsewhere = given().held(given().onSale(3).id(), fan, 1, START);
    EventId event = given().onSale(3).id();
    QueueEntry.Admitted entry = given().admitted(event, fan, START);

    assertThat(replace(elsewhere, entry, any(1), LATER)).isEqualTo(NOT_REPLACEABLE);

    assertThat(claim(elsewhere.id())).isEqualTo(elsewhere);
    held(hold(entry, 1, LATER));
  }

  @Test
  void aHoldThatIsOverIsNotReplacedThoughItWasNotSweptYet() {
    EventId event = given().onSale(5).id();
    QueueEntry.Admitted entry = longAdmitted(event);
    Claim.Claimed old = held(hold(entry, 1, START));
    Instant end = old.facts().expiresAt();

    assertThat(replace(old, entry, any(1), end)).isEqualTo(NOT_REPLACEABLE);
    held(replace(old, entry, any(1), end.minusMillis(1)));
  }

  @Test
  @Tag("D8")
  void theWindowOfTheAdmissionMustStillRun() {
    EventId event = given().onSale(5).id();
    QueueEntry.Admitted entry = admitted(event, START);
    Claim.Claimed old = held(hold(entry, 1, START));
    Instant over = entry.admittedUntil();

    assertThat(replace(old, entry, any(2), over)).isEqualTo(new HoldOutcome.NotAdmitted());

    assertThat(claim(old.id())).isEqualTo(old);
    held(replace(old, entry, any(2), over.minusMillis(1)));
  }

  @Test
  @Tag("C2")
  void theWindowStandsStillWhileTheEventIsPaused() {
    Event.Active event = given().onSale(5);
    QueueEntry.Admitted entry = admitted(event.id(), START);
    Claim.Claimed old = held(hold(entry, 1, START));
    Instant pausedAt = START.plusSeconds(60);
    Event.Paused paused = event.pause(pausedAt);
    assertThat(stores().events().replace(event, paused)).isTrue();
    Instant wouldBeOver = entry.admittedUntil().plusSeconds(5);

    Claim.Claimed second = held(replace(old, entry, any(2), wouldBeOver));

    Event.Paused read = (Event.Paused) event(event.id());
    Instant resumed = wouldBeOver.plusSeconds(1);
    assertThat(stores().events().replace(read, read.resume(resumed))).isTrue();
    Instant end = entry.admittedUntil().plus(Duration.between(pausedAt, resumed));
    Claim.Claimed third = held(replace(second, entry, any(1), end.minusMillis(1)));
    assertThat(replace(third, entry, any(1), end)).isEqualTo(new HoldOutcome.NotAdmitted());
  }

  @Test
  @Tag("C2")
  void nothingIsReplacedAfterTheSale() {
    Event.Active event = given().onSale(5);
    QueueEntry.Admitted entry = admitted(event.id(), START);
    Claim.Claimed old = held(hold(entry, 1, START));
    stores().events().replace(event, event.end(LATER));

    assertThat(replace(old, entry, any(2), LATER)).isEqualTo(new HoldOutcome.SaleClosed());

    assertThat(claim(old.id())).isEqualTo(old);
  }

  @Test
  void whatIsBeingPaidIsNotReplaced() {
    EventId event = given().onSale(5).id();
    QueueEntry.Admitted entry = admitted(event, START);
    Claim.Claimed old = held(hold(entry, 1, START));
    Payment payment = till().begin(old, START);

    assertThat(replace(old, entry, any(2), LATER)).isEqualTo(new HoldOutcome.PaymentInProgress());
    assertThat(claim(old.id())).isEqualTo(old);
    stores().payments().unresolved(payment.id(), START);
    assertThat(replace(old, entry, any(2), LATER)).isEqualTo(new HoldOutcome.PaymentInProgress());

    stores().payments().fail(payment.id(), "declined", ATTEMPTS, START);
    held(replace(old, entry, any(2), LATER));
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

  @Test
  void whatStandsAgainstItIsToldWithoutTheUnits() {
    Event.Active event = given().onSale(5);
    QueueEntry.Admitted entry = admitted(event.id(), START);
    Claim.Claimed old = held(hold(entry, 1, START));

    assertThat(refusal(old.id(), entry, LATER)).isNull();
    assertThat(refusal(new ClaimId(UUID.randomUUID()), entry, LATER)).isEqualTo(NOT_REPLACEABLE);
    assertThat(refusal(old.id(), entry, entry.admittedUntil()))
        .isEqualTo(new HoldOutcome.NotAdmitted());
    till().begin(old, START);
    assertThat(refusal(old.id(), entry, LATER)).isEqualTo(new HoldOutcome.PaymentInProgress());
    assertThat(refusal(old.id(), entry, old.facts().expiresAt())).isEqualTo(NOT_REPLACEABLE);
    stores().events().replace(event, event.end(LATER));
    assertThat(refusal(old.id(), entry, LATER)).isEqualTo(new HoldOutcome.SaleClosed());
  }

  @Test
  @Tag("N10")
  void ofManyReplacementsAtOnceOneIsMade() {
    EventId event = given().onSale(50).id();
    QueueEntry.Admitted entry = admitted(event, START);
    Claim.Claimed old = held(hold(entry, 1, START));

    List<HoldOutcome> outcomes = Race.of(12, i -> replace(old, entry, any(2), LATER));

    assertThat(outcomes).filteredOn(HoldOutcome.Held.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(each -> !(each instanceof HoldOutcome.Held))
        .containsOnly(NOT_REPLACEABLE);
    assertThat(stock(event)).isEqualTo(stock(48, 2, 0));
  }

  @Test
  @Tag("G13")
  @Tag("N51")
  void ofAReplacementAndAPaymentAtOnceOneIsRefused() {
    for (int round = 0; round < 20; round++) {
      EventId event = given().onSale(5).id();
      QueueEntry.Admitted entry = admitted(event, START);
      Claim.Claimed old = held(hold(entry, 1, START));

      List<Object> outcomes =
          Race.of(2, i -> i == 0 ? replace(old, entry, any(2), LATER) : begin(old));

      boolean paying = outcomes.get(1) instanceof BeginOutcome.Begun;
      assertThat(outcomes.getFirst())
          .isInstanceOf(paying ? HoldOutcome.PaymentInProgress.class : HoldOutcome.Held.class);
      assertThat(stock(event)).isEqualTo(paying ? stock(4, 1, 0) : stock(3, 2, 0));
    }
  }

  @Test
  @Tag("N29")
  void ofAReplacementAndAReleaseAtOnceOneFindsTheClaim() {
    for (int round = 0; round < 20; round++) {
      EventId event = given().onSale(5).id();
      QueueEntry.Admitted entry = admitted(event, START);
      Claim.Claimed old = held(hold(entry, 1, START));

      List<Object> outcomes =
          Race.of(
              2,
              i ->
                  i == 0
                      ? replace(old, entry, any(2), LATER)
                      : stores().claims().release(old.id(), ReleaseReason.CUSTOMER, LATER));

      boolean released = outcomes.get(1) instanceof ReleaseOutcome.Released;
      assertThat(outcomes.getFirst() instanceof HoldOutcome.Held).isEqualTo(!released);
      assertThat(stock(event)).isEqualTo(released ? stock(5, 0, 0) : stock(3, 2, 0));
    }
  }

  @Test
  @Tag("F1")
  void whoReplacesAndWhoHoldsNeverShareAUnit() {
    EventId event = given().onSale(12).id();
    List<QueueEntry.Admitted> fans = given().crowd(event, 12, START);
    List<Claim.Claimed> old =
        fans.subList(0, 6).stream().map(fan -> held(hold(fan, 1, START))).toList();

    Race.of(
        12,
        i -> i < 6 ? replace(old.get(i), fans.get(i), any(2), LATER) : hold(fans.get(i), 1, LATER));

    List<Claim> live =
        fans.stream()
            .flatMap(fan -> Fixtures.liveClaim(stores().claims(), event, fan(fan)).stream())
            .toList();
    assertThat(live.stream().flatMap(claim -> claim.facts().units().stream()))
        .extracting(HeldUnit::unitId)
        .doesNotHaveDuplicates();
    long held = live.stream().mapToLong(claim -> claim.facts().units().size()).sum();
    assertThat(stock(event)).isEqualTo(stock(12 - held, held, 0));
  }

  private HoldOutcome replace(
      Claim old, QueueEntry.Admitted entry, UnitSelection selection, Instant now) {
    return stores().claims().hold(Fixtures.request(entry, selection, old.id(), now));
  }

  private static HoldRequest replacing(ClaimId old, QueueEntry.Admitted entry) {
    return Fixtures.request(entry, any(1), old, LATER);
  }

  private HoldOutcome.@Nullable Refused refusal(
      ClaimId old, QueueEntry.Admitted entry, Instant now) {
    return stores()
        .claims()
        .refusal(entry.facts().eventId(), entry.id(), fan(entry), old, now)
        .orElse(null);
  }

  private BeginOutcome begin(Claim.Claimed claim) {
    var id = new PaymentId(UUID.randomUUID());
    return stores().payments().begin(id, claim.id(), "ref-" + id, null, ATTEMPTS, LATER);
  }

  private boolean expired(Claim claim, Instant now) {
    return stores().claims().expire(now, 100_000).stream()
        .anyMatch(each -> each.id().equals(claim.id()));
  }

  /** All units of an event, in their order. */
  private List<UnitId> units(EventId event, int count) {
    Claim.Claimed all = given().held(event, given().customer(), count, START);
    stores().claims().release(all.id(), ReleaseReason.CUSTOMER, START);
    return all.facts().units().stream().map(HeldUnit::unitId).toList();
  }

  /** An admission that outlasts a hold. */
  private QueueEntry.Admitted longAdmitted(EventId event) {
    QueueEntry.Admitted entry = admitted(event, START);
    var extended =
        stores().lines().extend(event, fan(entry), Fixtures.HOLD.multipliedBy(2), 1, START);
    if (extended instanceof ExtendOutcome.Extended longer) {
      return longer.entry();
    }
    throw new AssertionError(extended);
  }

  private static EventDetails several(int claims, int units) {
    return Fixtures.details(
        SalePolicy.defaults().edit().maxClaimsPerFan(claims).build(),
        Fixtures.general("Standing", units, Fixtures.PRICE));
  }

  private static CustomerId fan(QueueEntry.Admitted entry) {
    return entry.facts().customerId();
  }

  private static UnitSelection any(int quantity) {
    return new UnitSelection.AnyOf(quantity, null);
  }
}
