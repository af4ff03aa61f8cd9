package io.fairqueue.tck.contract.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundNews;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.RefundTrail;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.domain.UnitSelection.Item;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.EventStats;
import io.fairqueue.port.PaymentStore;
import io.fairqueue.port.PaymentStore.RefundOutcome;
import io.fairqueue.port.PaymentView;
import io.fairqueue.port.RefundTold;
import io.fairqueue.port.TicketStore.CheckInOutcome;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import io.fairqueue.tck.fixture.Till;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Money of some of a claim's units goes back. */
@Tag("G18")
public abstract class PartialRefundContract extends StoresSuite {

  private static final Instant ASKED_AT = START.plusSeconds(60);
  private static final Instant BACK_AT = START.plusSeconds(90);
  private static final RefundOutcome NOT_REFUNDABLE = new RefundOutcome.NotRefundable();

  // Of the event that was put on sale last: a tier is of one.
  private Tier cheap = Fixtures.general("Cheap", 4, 100);
  private Tier dear = Fixtures.general("Dear", 4, 900);
  private final Tier free = Fixtures.general("Free", 4, 0);

  @Test
  void aPartIsAskedForAtItsPriceAndItsTicketsAreVoid() {
    Claim.Confirmed sold = sold(2, 1);
    Set<UnitId> part = Set.of(unit(sold, dear, 0), unit(sold, cheap, 1));
    RefundId id = Till.refund();
    PaymentId paid = paymentOf(sold);

    RefundOutcome request =
        payments().requestRefund(sold.id(), id, part, "cannot come", false, ASKED_AT);

    Refund refund =
        new Refund(
            id,
            paid,
            payments().find(paid).orElseThrow().facts().reference(),
            naira(1_000),
            inOrder(sold, part),
            "cannot come",
            RefundStatus.PENDING,
            0,
            ASKED_AT,
            RefundTrail.NEW);
    assertThat(request).isEqualTo(new RefundOutcome.Requested(List.of(refund)));
    assertThat(payments().view(paid).orElseThrow().refunds()).containsExactly(refund);
    assertThat(claim(sold.id())).isEqualTo(sold);
    assertThat(status(paid)).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(voided(sold)).containsExactlyInAnyOrderElementsOf(part);
    assertThat(stock(event(sold))).isEqualTo(stock(5, 0, 3));
  }

  @Test
  void itsUnitsAreFreeWhenTheMoneyIsBackAndTheOthersStaySold() {
    Claim.Confirmed sold = sold(2, 1);
    UnitId back = unit(sold, cheap, 0);
    Refund refund = ask(sold, back);

    assertThat(payments().refundSucceeded(refund.id(), BACK_AT)).isTrue();
    assertThat(payments().refundSucceeded(refund.id(), BACK_AT)).isFalse();

    assertThat(claim(sold.id())).isEqualTo(sold);
    assertThat(status(paymentOf(sold))).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(view(sold).refundedMinor()).isEqualTo(100);
    assertThat(view(sold).refunds()).containsExactly(refund.ended(RefundStatus.SUCCEEDED));
    assertThat(Fixtures.liveClaim(stores().claims(), event(sold), sold.facts().customerId()))
        .contains(sold);
    assertThat(voided(sold)).containsExactly(back);
    assertThat(stock(event(sold))).isEqualTo(stock(6, 0, 2));
    Claim.Claimed next =
        held(hold(admitted(event(sold), START), new UnitSelection.Chosen(List.of(back)), BACK_AT));
    till().sell(next, BACK_AT);
    assertThat(stock(event(sold))).isEqualTo(stock(5, 0, 3));
  }

  @Test
  void withTheLastUnitTheClaimIsRefundedAndItsPayment() {
    Claim.Confirmed sold = sold(2, 1);
    Refund first = ask(sold, unit(sold, cheap, 0));
    Refund rest = only(payments().requestRefund(sold.id(), Till.refund(), "all of it", ASKED_AT));
    assertThat(rest.amount()).isEqualTo(naira(1_000));
    assertThat(rest.units()).containsExactlyInAnyOrder(unit(sold, cheap, 1), unit(sold, dear, 0));

    payments().refundSucceeded(rest.id(), ASKED_AT);
    assertThat(claim(sold.id())).isEqualTo(sold);
    assertThat(stock(event(sold))).isEqualTo(stock(7, 0, 1));
    payments().refundSucceeded(first.id(), BACK_AT);

    assertThat(claim(sold.id())).isEqualTo(sold.refund(BACK_AT));
    assertThat(status(paymentOf(sold))).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(view(sold).refundedMinor()).isEqualTo(1_100);
    assertThat(view(sold).refunds())
        .extracting(Refund::id)
        .containsExactlyInAnyOrder(first.id(), rest.id());
    assertThat(Fixtures.liveClaim(stores().claims(), event(sold), sold.facts().customerId()))
        .isEmpty();
    assertThat(stock(event(sold))).isEqualTo(stock(8, 0, 0));
    assertThat(ask(sold, Set.of(), false)).isEqualTo(NOT_REFUNDABLE);
  }

  @Test
  void aUnitIsAskedBackOnce() {
    Claim.Confirmed sold = sold(3, 0);
    UnitId one = unit(sold, cheap, 0);
    UnitId other = unit(sold, cheap, 1);
    Refund refund = ask(sold, one);

    assertThat(ask(sold, Set.of(one), false)).isEqualTo(NOT_REFUNDABLE);
    assertThat(ask(sold, Set.of(one, other), false)).isEqualTo(NOT_REFUNDABLE);
    payments().refundSucceeded(refund.id(), BACK_AT);
    assertThat(ask(sold, Set.of(one), true)).isEqualTo(NOT_REFUNDABLE);
    assertThat(ask(sold, Set.of(one, other), true)).isEqualTo(NOT_REFUNDABLE);

    assertThat(voided(sold)).containsExactly(one);
    assertThat(view(sold).refunds()).hasSize(1);
    assertThat(ask(sold, other).amount()).isEqualTo(naira(100));
  }

  @Test
  void unitsOfOthersAreUnknown() {
    Claim.Confirmed sold = sold(1, 0);
    UnitId own = unit(sold, cheap, 0);
    UnitId foreign = sold(1, 0).facts().units().getFirst().unitId();

    for (UnitId other : List.of(foreign, unknownUnit())) {
      assertThat(ask(sold, Set.of(other), false)).isEqualTo(new RefundOutcome.UnknownUnits());
      assertThat(ask(sold, Set.of(own, other), true)).isEqualTo(new RefundOutcome.UnknownUnits());
    }
    assertThat(voided(sold)).isEmpty();
    assertThat(view(sold).refunds()).isEmpty();
  }

  @Test
  void onlyWhatIsSoldIsRefundedInParts() {
    EventId event = onSale(SalePolicy.defaults());
    Claim.Claimed held = held(hold(admitted(event, START), items(2, 0), START));
    UnitId unit = held.facts().units().getFirst().unitId();

    assertThat(ask(held, Set.of(unit), false)).isEqualTo(NOT_REFUNDABLE);
    stores().claims().release(held.id(), ReleaseReason.CUSTOMER, START);
    assertThat(ask(held, Set.of(unit), false)).isEqualTo(NOT_REFUNDABLE);
    ClaimId nobodys = new ClaimId(UUID.randomUUID());
    assertThat(payments().requestRefund(nobodys, Till.refund(), Set.of(unit), "x", true, ASKED_AT))
        .isEqualTo(NOT_REFUNDABLE);
    assertThat(stock(event)).isEqualTo(stock(8, 0, 0));
  }

  @Test
  void aRefusedPartIsAskedForAgainAsAWhole() {
    Claim.Confirmed sold = sold(3, 0);
    UnitId one = unit(sold, cheap, 0);
    UnitId other = unit(sold, cheap, 1);
    UnitId third = unit(sold, cheap, 2);
    Refund refused = only(ask(sold, Set.of(one, other), false));
    payments().refundFailed(refused.id(), "account closed", ASKED_AT);
    assertThat(claim(sold.id())).isEqualTo(sold);
    assertThat(stock(event(sold))).isEqualTo(stock(5, 0, 3));

    assertThat(ask(sold, Set.of(one), false)).isEqualTo(NOT_REFUNDABLE);
    assertThat(ask(sold, Set.of(one, third), false)).isEqualTo(NOT_REFUNDABLE);
    assertThat(only(ask(sold, Set.of(other, one), false))).isEqualTo(refused.askAgain(ASKED_AT));

    assertThat(view(sold).refunds()).containsExactly(refused.askAgain(ASKED_AT));
    assertThat(voided(sold)).containsExactlyInAnyOrder(one, other);
    assertThat(isDue(refused.id(), ASKED_AT)).isTrue();
    payments().refundSucceeded(refused.id(), BACK_AT);
    assertThat(stock(event(sold))).isEqualTo(stock(7, 0, 1));
  }

  @Test
  void whatWasRefusedIsAskedForAgainTogetherWithTheRest() {
    Claim.Confirmed sold = sold(2, 1);
    Refund back = ask(sold, unit(sold, cheap, 0));
    payments().refundSucceeded(back.id(), BACK_AT);
    Refund refused = ask(sold, unit(sold, cheap, 1));
    payments().refundFailed(refused.id(), "account closed", ASKED_AT);
    RefundId id = Till.refund();

    RefundOutcome request = payments().requestRefund(sold.id(), id, "all", BACK_AT);

    assertThat(request)
        .isInstanceOfSatisfying(
            RefundOutcome.Requested.class,
            asked -> {
              assertThat(asked.refunds()).hasSize(2).contains(refused.askAgain(BACK_AT));
              assertThat(asked.refunds())
                  .filteredOn(refund -> refund.id().equals(id))
                  .singleElement()
                  .matches(refund -> refund.amount().equals(naira(900)))
                  .matches(refund -> refund.units().equals(List.of(unit(sold, dear, 0))));
            });
    assertThat(view(sold).refunds()).hasSize(3);
    payments().refundSucceeded(id, BACK_AT);
    assertThat(claim(sold.id())).isEqualTo(sold);
    payments().refundSucceeded(refused.id(), BACK_AT);
    assertThat(claim(sold.id())).isEqualTo(sold.refund(BACK_AT));
  }

  @Test
  void allRefusedPartsOfAPaymentAreTriedAgain() {
    Claim.Confirmed sold = sold(3, 0);
    Refund one = ask(sold, unit(sold, cheap, 0));
    Refund other = ask(sold, unit(sold, cheap, 1));
    Refund back = ask(sold, unit(sold, cheap, 2));
    payments().refundFailed(one.id(), "no", ASKED_AT);
    payments().refundFailed(other.id(), "no", ASKED_AT);
    payments().refundSucceeded(back.id(), ASKED_AT);

    assertThat(payments().retryRefund(paymentOf(sold), BACK_AT)).isTrue();
    assertThat(payments().retryRefund(paymentOf(sold), BACK_AT)).isFalse();

    assertThat(view(sold).refunds())
        .containsExactlyInAnyOrder(
            one.askAgain(BACK_AT), other.askAgain(BACK_AT), back.ended(RefundStatus.SUCCEEDED));
  }

  @Test
  @Tag("F10")
  void aUsedTicketStandsAgainstItsOwnUnitOnly() {
    Claim.Confirmed sold = sold(3, 0);
    UnitId used = unit(sold, cheap, 1);
    checkIn(sold, used);

    assertThat(ask(sold, Set.of(used), false)).isEqualTo(new RefundOutcome.CheckedIn());
    assertThat(ask(sold, Set.of(), false)).isEqualTo(new RefundOutcome.CheckedIn());
    assertThat(voided(sold)).isEmpty();
    Refund other = ask(sold, unit(sold, cheap, 0));
    Refund forced = only(ask(sold, Set.of(used), true));
    payments().refundSucceeded(other.id(), BACK_AT);
    payments().refundSucceeded(forced.id(), BACK_AT);

    assertThat(claim(sold.id())).isEqualTo(sold);
    assertThat(stock(event(sold))).isEqualTo(stock(6, 0, 2));
    assertThat(hold(admitted(event(sold), START), new UnitSelection.Chosen(List.of(used)), BACK_AT))
        .isEqualTo(new HoldOutcome.UnitsTaken());
    Refund last = ask(sold, unit(sold, cheap, 2));
    payments().refundSucceeded(last.id(), BACK_AT);
    assertThat(claim(sold.id())).isEqualTo(sold.refund(BACK_AT));
    assertThat(stock(event(sold))).isEqualTo(stock(7, 0, 1));
  }

  @Test
  @Tag("F10")
  void aRefusedPartOfAUsedTicketNeedsNoForceAgain() {
    Claim.Confirmed sold = sold(2, 0);
    UnitId used = unit(sold, cheap, 1);
    checkIn(sold, used);
    Refund forced = only(ask(sold, Set.of(used), true));
    payments().refundFailed(forced.id(), "no", ASKED_AT);

    assertThat(only(ask(sold, Set.of(used), false))).isEqualTo(forced.askAgain(ASKED_AT));
  }

  @Test
  @Tag("C13")
  void partsOfAFreeClaimAreGivenBackAtOnce() {
    EventId event = given().onSale(Fixtures.details(SalePolicy.defaults(), cheap, dear, free)).id();
    HoldOutcome outcome =
        hold(admitted(event, START), new UnitSelection.AnyOf(3, free.id()), START);
    Claim.Confirmed gift = (Claim.Confirmed) ((HoldOutcome.Held) outcome).claim();
    UnitId one = unit(gift, free, 0);

    assertThat(ask(gift, Set.of(one), false)).isEqualTo(new RefundOutcome.NothingToPay(gift));

    assertThat(claim(gift.id())).isEqualTo(gift);
    assertThat(voided(gift)).containsExactly(one);
    assertThat(stock(event)).isEqualTo(stock(10, 0, 2));
    assertThat(ask(gift, Set.of(one), false)).isEqualTo(NOT_REFUNDABLE);
    assertThat(ask(gift, Set.of(one, unit(gift, free, 1)), false)).isEqualTo(NOT_REFUNDABLE);
    assertThat(ask(gift, Set.of(unknownUnit()), false)).isEqualTo(new RefundOutcome.UnknownUnits());
    assertThat(ask(gift, Set.of(), false))
        .isEqualTo(new RefundOutcome.NothingToPay(gift.refund(ASKED_AT)));
    assertThat(claim(gift.id())).isEqualTo(gift.refund(ASKED_AT));
    assertThat(stock(event)).isEqualTo(stock(12, 0, 0));
  }

  @Test
  @Tag("C13")
  void aFreePartOfAPaidClaimIsGivenBackAtOnceAndMayBeTheLast() {
    Claim.Confirmed sold = soldWithAFreeUnit();
    Refund paid = ask(sold, unit(sold, dear, 0));
    payments().refundSucceeded(paid.id(), BACK_AT);
    assertThat(claim(sold.id())).isEqualTo(sold);
    assertThat(status(paymentOf(sold))).isEqualTo(PaymentStatus.SUCCEEDED);

    assertThat(ask(sold, Set.of(unit(sold, free, 0)), false))
        .isEqualTo(new RefundOutcome.NothingToPay(sold.refund(ASKED_AT)));

    assertThat(claim(sold.id())).isEqualTo(sold.refund(ASKED_AT));
    assertThat(status(paymentOf(sold))).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(view(sold).refunds()).hasSize(1);
    assertThat(stock(event(sold))).isEqualTo(stock(12, 0, 0));
  }

  @Test
  @Tag("C13")
  void withAPaidUnitAFreeOneGoesBackWhenTheMoneyIsBack() {
    Claim.Confirmed sold = soldWithAFreeUnit();

    Refund all = only(ask(sold, Set.of(), false));

    assertThat(all.amount()).isEqualTo(naira(900));
    assertThat(all.units()).hasSize(2);
    assertThat(stock(event(sold))).isEqualTo(stock(10, 0, 2));
    payments().refundSucceeded(all.id(), BACK_AT);
    assertThat(claim(sold.id())).isEqualTo(sold.refund(BACK_AT));
    assertThat(stock(event(sold))).isEqualTo(stock(12, 0, 0));
  }

  @Test
  @Tag("C6")
  void aCancelledEventAsksBackOnlyWhatIsLeft() {
    Claim.Confirmed sold = sold(2, 1);
    Refund back = ask(sold, unit(sold, cheap, 0));
    payments().refundSucceeded(back.id(), ASKED_AT);
    Refund refused = ask(sold, unit(sold, cheap, 1));
    payments().refundFailed(refused.id(), "no", ASKED_AT);
    Event event = cancel(sold);
    assertThat(isUnfinished(event)).isTrue();

    assertThat(payments().requestRefunds(event.id(), "Storm", BACK_AT, 10)).isEqualTo(1);
    assertThat(payments().requestRefunds(event.id(), "Storm", BACK_AT, 10)).isZero();

    assertThat(isUnfinished(event)).isFalse();
    assertThat(view(sold).refunds()).hasSize(3);
    assertThat(view(sold).refunds())
        .filteredOn(refund -> refund.reason().equals("Storm"))
        .singleElement()
        .matches(refund -> refund.amount().equals(naira(900)))
        .matches(refund -> refund.units().equals(List.of(unit(sold, dear, 0))));
    assertThat(view(sold).refunds()).contains(refused.ended(RefundStatus.FAILED));
  }

  @Test
  @Tag("C6")
  void whatWasAskedBackInPartsIsNothingForTheCancellation() {
    Claim.Confirmed sold = sold(2, 0);
    ask(sold, unit(sold, cheap, 0));
    ask(sold, unit(sold, cheap, 1));
    Event event = cancel(sold);

    assertThat(payments().requestRefunds(event.id(), "Storm", BACK_AT, 10)).isZero();
    assertThat(isUnfinished(event)).isFalse();
    assertThat(view(sold).refunds()).hasSize(2);
  }

  @Test
  @Tag("G8")
  void aSaleByLateMoneyIsRefundedInParts() {
    EventId event = onSale(SalePolicy.defaults());
    Claim.Claimed claim = held(hold(admitted(event, START), items(2, 0), START));
    Payment payment = till().begin(claim, START);
    stores().claims().release(claim.id(), ReleaseReason.EXPIRED, START);
    payments().succeed(payment.id(), claim.facts().amount(), "ext", Till.refund(), START);
    Claim.Confirmed sold = (Claim.Confirmed) claim(claim.id());

    Refund refund = ask(sold, unit(sold, cheap, 0));
    payments().refundSucceeded(refund.id(), BACK_AT);

    assertThat(claim(sold.id())).isEqualTo(sold);
    assertThat(stock(event)).isEqualTo(stock(7, 0, 1));
  }

  @Test
  void moneyThatSoldNothingIsForNoUnits() {
    EventId event = onSale(SalePolicy.defaults());
    Claim.Claimed claim = held(hold(admitted(event, START), items(2, 0), START));
    Payment payment = till().begin(claim, START);
    payments().succeed(payment.id(), naira(7), "ext", Till.refund(), START);

    Refund due = payments().refundOf(payment.id()).orElseThrow();

    assertThat(due.units()).isEmpty();
    payments().refundSucceeded(due.id(), START);
    assertThat(status(payment.id())).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(claim(claim.id())).isEqualTo(claim);
  }

  @Test
  @Tag("H2")
  void theNumbersCountWhatWentBack() {
    Claim.Confirmed sold = sold(2, 1);
    Refund back = ask(sold, unit(sold, dear, 0));
    Refund refused = ask(sold, unit(sold, cheap, 0));
    Refund pending = ask(sold, unit(sold, cheap, 1));
    payments().refundSucceeded(back.id(), BACK_AT);
    payments().refundFailed(refused.id(), "no", BACK_AT);

    EventStats stats = stores().stats().of(event(sold), BACK_AT);
    assertThat(stats.capturedMinor()).isEqualTo(1_100);
    assertThat(stats.refundedMinor()).isEqualTo(900);
    assertThat(stats.refunds())
        .isEqualTo(
            Map.of(RefundStatus.SUCCEEDED, 1L, RefundStatus.FAILED, 1L, RefundStatus.PENDING, 1L));
    payments().refundSucceeded(refused.id(), BACK_AT);
    payments().refundSucceeded(pending.id(), BACK_AT);
    EventStats after = stores().stats().of(event(sold), BACK_AT);
    assertThat(after.capturedMinor()).isEqualTo(1_100);
    assertThat(after.refundedMinor()).isEqualTo(1_100);
  }

  @Test
  @Tag("F14")
  void aClaimCountsForItsFanUntilItsLastUnitIsBack() {
    Claim.Confirmed sold = sold(2, 0);
    Refund one = ask(sold, unit(sold, cheap, 0));
    payments().refundSucceeded(one.id(), START);
    assertThat(Fixtures.liveClaim(stores().claims(), event(sold), sold.facts().customerId()))
        .contains(sold);
    Refund last = ask(sold, unit(sold, cheap, 1));
    payments().refundSucceeded(last.id(), START);

    held(hold(given().admitted(event(sold), sold.facts().customerId(), START), items(1, 0), START));
  }

  @Test
  @Tag("G16")
  void newsFindsThePartThatItIsAbout() {
    Claim.Confirmed sold = sold(3, 1);
    Refund one = ask(sold, unit(sold, cheap, 0));
    Refund same = ask(sold, unit(sold, cheap, 1));
    Refund dearer = ask(sold, unit(sold, dear, 0));
    payments().refundAccepted(one.id(), "g-1", BACK_AT);
    payments().refundAccepted(same.id(), "g-2", BACK_AT);

    assertThat(tell(sold, RefundNews.State.PAID, naira(100), "g-2")).isEqualTo(RefundTold.CHANGED);
    assertThat(refund(sold, same).status()).isEqualTo(RefundStatus.SUCCEEDED);
    assertThat(tell(sold, RefundNews.State.PAID, naira(100), "g-2")).isEqualTo(RefundTold.ALREADY);
    assertThat(tell(sold, RefundNews.State.PAID, naira(900), null)).isEqualTo(RefundTold.CHANGED);
    assertThat(refund(sold, dearer).status()).isEqualTo(RefundStatus.SUCCEEDED);
    assertThat(tell(sold, RefundNews.State.FAILED, naira(100), "g-1"))
        .isEqualTo(RefundTold.CHANGED);
    assertThat(refund(sold, one).status()).isEqualTo(RefundStatus.FAILED);
    assertThat(stock(event(sold))).isEqualTo(stock(6, 0, 2));
  }

  @Test
  @Tag("G16")
  void newsThatMayBeAboutEitherOfTwoPartsChangesNothing() {
    Claim.Confirmed sold = sold(2, 0);
    Refund one = ask(sold, unit(sold, cheap, 0));
    Refund other = ask(sold, unit(sold, cheap, 1));

    for (RefundNews.State state : RefundNews.State.values()) {
      assertThat(tell(sold, state, naira(100), null)).isEqualTo(RefundTold.UNCLEAR);
    }

    assertThat(view(sold).refunds()).containsExactlyInAnyOrder(one, other);
    assertThat(stock(event(sold))).isEqualTo(stock(6, 0, 2));
  }

  @Test
  @Tag("G16")
  void whatIsLeftMayBeRefundedAtTheGateway() {
    Claim.Confirmed sold = sold(2, 1);
    Refund part = ask(sold, unit(sold, cheap, 0));
    payments().refundAccepted(part.id(), "g-1", BACK_AT);
    assertThat(tell(sold, RefundNews.State.PAID, naira(1_000), "g-9"))
        .isEqualTo(RefundTold.UNCLEAR);
    payments().refundSucceeded(part.id(), BACK_AT);
    assertThat(tell(sold, RefundNews.State.PAID, naira(999), "g-9")).isEqualTo(RefundTold.UNCLEAR);

    assertThat(tell(sold, RefundNews.State.PAID, naira(1_000), "g-9"))
        .isEqualTo(RefundTold.CHANGED);

    Refund outside = view(sold).refund().orElseThrow();
    assertThat(outside.trail().outside()).isTrue();
    assertThat(outside.amount()).isEqualTo(naira(1_000));
    assertThat(outside.units())
        .containsExactlyInAnyOrder(unit(sold, cheap, 1), unit(sold, dear, 0));
    assertThat(claim(sold.id())).isEqualTo(sold.refund(BACK_AT));
    assertThat(status(paymentOf(sold))).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(stock(event(sold))).isEqualTo(stock(8, 0, 0));
  }

  /** We were told that a part is back because the gateway had given all of it back. */
  @Test
  @Tag("G16")
  void moreThanIsLeftIsAllThatIsLeft() {
    Claim.Confirmed sold = sold(2, 0);
    payments().refundSucceeded(ask(sold, unit(sold, cheap, 0)).id(), BACK_AT);

    assertThat(tell(sold, RefundNews.State.PAID, naira(200), "g-9")).isEqualTo(RefundTold.CHANGED);

    assertThat(view(sold).refund().orElseThrow().amount()).isEqualTo(naira(100));
    assertThat(view(sold).refundedMinor()).isEqualTo(200);
    assertThat(claim(sold.id())).isEqualTo(sold.refund(BACK_AT));
  }

  @Test
  @Tag("N51")
  void ofManyRequestsForOneUnitOneIsMade() {
    Claim.Confirmed sold = sold(3, 0);
    UnitId unit = unit(sold, cheap, 0);

    List<RefundOutcome> outcomes = Race.of(8, i -> ask(sold, Set.of(unit), false));

    assertThat(outcomes).filteredOn(RefundOutcome.Requested.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(NOT_REFUNDABLE::equals).hasSize(7);
    assertThat(view(sold).refunds()).hasSize(1);
  }

  @Test
  @Tag("N51")
  void overlappingPartsAtOnceNeverAskForAUnitTwice() {
    for (int round = 0; round < 10; round++) {
      Claim.Confirmed sold = sold(3, 0);
      List<UnitId> units = sold.facts().units().stream().map(HeldUnit::unitId).toList();

      Race.of(
          6,
          i ->
              ask(
                  sold,
                  i < 3 ? Set.of(units.get(i), units.get((i + 1) % 3)) : Set.of(units.get(i - 3)),
                  false));

      assertThat(view(sold).refunds().stream().flatMap(refund -> refund.units().stream()))
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(voided(sold));
    }
  }

  @Test
  @Tag("N51")
  void partsThatAreBackAtOnceRefundTheClaimOnce() {
    for (int round = 0; round < 10; round++) {
      Claim.Confirmed sold = sold(4, 0);
      List<Refund> parts =
          sold.facts().units().stream().map(unit -> ask(sold, unit.unitId())).toList();

      List<Boolean> told =
          Race.of(8, i -> payments().refundSucceeded(parts.get(i % 4).id(), BACK_AT));

      assertThat(told).filteredOn(Boolean::booleanValue).hasSize(4);
      assertThat(claim(sold.id())).isEqualTo(sold.refund(BACK_AT));
      assertThat(status(paymentOf(sold))).isEqualTo(PaymentStatus.REFUNDED);
      assertThat(stock(event(sold))).isEqualTo(stock(8, 0, 0));
    }
  }

  @Test
  @Tag("F10")
  @Tag("N51")
  void aTicketThatIsUsedWhileItsUnitIsAskedBackIsOneOrTheOther() {
    for (int round = 0; round < 10; round++) {
      Claim.Confirmed sold = sold(2, 0);
      UnitId unit = unit(sold, cheap, 0);

      List<Object> outcomes =
          Race.of(2, i -> i == 0 ? ask(sold, Set.of(unit), false) : checkIn(sold, unit));

      assertThat(outcomes.getFirst() instanceof RefundOutcome.Requested)
          .isEqualTo(outcomes.getLast() instanceof CheckInOutcome.Voided);
    }
  }

  /** Sold units of two tiers, of an event that has four of each. */
  private Claim.Confirmed sold(int ofCheap, int ofDear) {
    EventId event = onSale(SalePolicy.defaults());
    return till().sell(held(hold(admitted(event, START), items(ofCheap, ofDear), START)), START);
  }

  private Claim.Confirmed soldWithAFreeUnit() {
    EventId event = given().onSale(Fixtures.details(SalePolicy.defaults(), cheap, dear, free)).id();
    UnitSelection both =
        new UnitSelection.AnyOf(List.of(new Item(1, dear.id()), new Item(1, free.id())));
    return till().sell(held(hold(admitted(event, START), both, START)), START);
  }

  private EventId onSale(SalePolicy policy) {
    cheap = Fixtures.general("Cheap", 4, 100);
    dear = Fixtures.general("Dear", 4, 900);
    return given().onSale(Fixtures.details(policy, cheap, dear)).id();
  }

  private UnitSelection items(int ofCheap, int ofDear) {
    return ofDear == 0
        ? new UnitSelection.AnyOf(ofCheap, cheap.id())
        : new UnitSelection.AnyOf(
            List.of(new Item(ofCheap, cheap.id()), new Item(ofDear, dear.id())));
  }

  private RefundOutcome ask(Claim sold, Set<UnitId> units, boolean force) {
    return payments()
        .requestRefund(sold.id(), Till.refund(), units, "cannot come", force, ASKED_AT);
  }

  private Refund ask(Claim sold, UnitId unit) {
    return only(ask(sold, Set.of(unit), false));
  }

  private static Refund only(RefundOutcome request) {
    if (request instanceof RefundOutcome.Requested asked && asked.refunds().size() == 1) {
      return asked.refunds().getFirst();
    }
    throw new AssertionError(request);
  }

  private RefundTold tell(
      Claim sold, RefundNews.State state, Money amount, @Nullable String gatewayId) {
    RefundNews news = new RefundNews(state, amount, gatewayId, "at the gateway");
    return payments().refundTold(paymentOf(sold), news, Till.refund(), BACK_AT);
  }

  private Refund refund(Claim sold, Refund which) {
    return view(sold).refunds().stream()
        .filter(each -> each.id().equals(which.id()))
        .findFirst()
        .orElseThrow();
  }

  private CheckInOutcome checkIn(Claim sold, UnitId unit) {
    Ticket ticket =
        stores().tickets().ofClaim(sold.id()).stream()
            .filter(each -> each.facts().unitId().equals(unit))
            .findFirst()
            .orElseThrow();
    return stores().tickets().checkIn(event(sold), ticket.id(), START);
  }

  private Event cancel(Claim sold) {
    Event.Active active = (Event.Active) event(event(sold));
    assertThat(stores().events().replace(active, active.cancel("Storm", ASKED_AT))).isTrue();
    stores().lines().close(active.id(), ASKED_AT);
    return event(active.id());
  }

  private boolean isUnfinished(Event event) {
    return stores().events().unfinished().stream().anyMatch(each -> each.id().equals(event.id()));
  }

  private boolean isDue(RefundId id, Instant now) {
    return payments().takeDueRefunds(now, now.plusSeconds(9), 100_000).stream()
        .anyMatch(refund -> refund.id().equals(id));
  }

  private List<UnitId> voided(Claim sold) {
    return stores().tickets().ofClaim(sold.id()).stream()
        .filter(Ticket.Voided.class::isInstance)
        .map(ticket -> ticket.facts().unitId())
        .toList();
  }

  private static UnitId unit(Claim sold, Tier tier, int index) {
    return sold.facts().units().stream()
        .filter(unit -> unit.tierId().equals(tier.id()))
        .map(HeldUnit::unitId)
        .toList()
        .get(index);
  }

  private static List<UnitId> inOrder(Claim sold, Collection<UnitId> units) {
    return sold.facts().units().stream().map(HeldUnit::unitId).filter(units::contains).toList();
  }

  private PaymentView view(Claim sold) {
    return payments().view(paymentOf(sold)).orElseThrow();
  }

  private PaymentStatus status(PaymentId id) {
    return payments().find(id).orElseThrow().status();
  }

  private PaymentId paymentOf(Claim sold) {
    return payments().ofClaim(sold.id()).getFirst().id();
  }

  private static EventId event(Claim sold) {
    return sold.facts().eventId();
  }

  private PaymentStore payments() {
    return stores().payments();
  }
}
