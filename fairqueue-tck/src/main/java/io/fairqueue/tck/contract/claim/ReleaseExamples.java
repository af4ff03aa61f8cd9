package io.fairqueue.tck.contract.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.ClaimStore.ReleaseOutcome;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Policies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Giving units back: by the fan, at the end of the hold, with the event. */
abstract class ReleaseExamples extends ClaimSuite {

  @Test
  @Tag("F8")
  void aReleasedClaimGivesItsUnitsBackAndKeepsItsHistory() {
    EventId event = given().onSale(5).id();
    Claim.Claimed claim = given().held(event, given().customer(), 2, START);
    Instant now = START.plusSeconds(7);

    assertThat(claims().release(claim.id(), ReleaseReason.CUSTOMER, now))
        .isEqualTo(new ReleaseOutcome.Released(claim.release(ReleaseReason.CUSTOMER, now)));

    assertThat(claim(claim.id())).isEqualTo(claim.release(ReleaseReason.CUSTOMER, now));
    assertThat(Fixtures.liveClaim(claims(), event, claim.facts().customerId())).isEmpty();
    assertThat(stock(event)).isEqualTo(stock(5, 0, 0));
  }

  @Test
  @Tag("N49")
  void eachReasonIsReadBackAsItWasGiven() {
    EventId event = given().onSale(5).id();
    for (ReleaseReason reason : ReleaseReason.values()) {
      Claim.Claimed claim = given().held(event, START);
      claims().release(claim.id(), reason, START);

      assertThat(claim(claim.id())).isEqualTo(claim.release(reason, START));
    }
  }

  @Test
  @Tag("F8")
  void releasingTwiceOrWhatIsNotHeldChangesNothing() {
    EventId event = given().onSale(5).id();
    Claim.Claimed released = given().held(event, START);
    claims().release(released.id(), ReleaseReason.CUSTOMER, START);
    Claim.Claimed sold = given().held(event, START);
    pay(sold);

    for (ClaimId id : List.of(released.id(), sold.id(), new ClaimId(UUID.randomUUID()))) {
      assertThat(claims().release(id, ReleaseReason.CUSTOMER, START))
          .isEqualTo(new ReleaseOutcome.NotHeld());
    }
    assertThat(claim(sold.id())).isInstanceOf(Claim.Confirmed.class);
    assertThat(stock(event)).isEqualTo(stock(4, 0, 1));
  }

  @Test
  @Tag("F8")
  void aFanDoesNotReleaseWhatIsBeingPaid() {
    EventId event = given().onSale(5).id();
    Claim.Claimed claim = given().held(event, START);
    PaymentId payment = begin(claim, START);

    assertThat(claims().release(claim.id(), ReleaseReason.CUSTOMER, START))
        .isEqualTo(new ReleaseOutcome.PaymentInProgress());
    assertThat(claim(claim.id())).isEqualTo(claim);

    stores().payments().fail(payment, "declined", 3, START);
    assertThat(claims().release(claim.id(), ReleaseReason.CUSTOMER, START))
        .isInstanceOf(ReleaseOutcome.Released.class);
  }

  @Test
  @Tag("F3")
  void afterAReleaseANewAdmissionBuysAgainButTheOldOneDoesNot() {
    EventId event = given().onSale(5).id();
    CustomerId fan = given().customer();
    QueueEntry.Admitted used = given().admitted(event, fan, START);
    Claim.Claimed claim = held(hold(used, 1, START));
    claims().release(claim.id(), ReleaseReason.CUSTOMER, START);

    assertThat(hold(used, 1, START)).isEqualTo(new HoldOutcome.NotAdmitted());
    held(hold(given().admitted(event, fan, START), 1, START));
  }

  @Test
  @Tag("F7")
  @Tag("N50")
  void aHoldEndsAtItsTimeNotBefore() {
    EventId event = given().onSale(5).id();
    Claim.Claimed claim = given().held(event, START);
    Instant end = claim.facts().expiresAt();

    assertThat(expire(event, end.minusMillis(1))).isEmpty();
    assertThat(expire(event, end)).containsExactly(claim.release(ReleaseReason.EXPIRED, end));
    assertThat(expire(event, end)).isEmpty();
    assertThat(claim(claim.id())).isEqualTo(claim.release(ReleaseReason.EXPIRED, end));
    assertThat(stock(event)).isEqualTo(stock(5, 0, 0));
  }

  @Test
  @Tag("F7")
  void aPendingPaymentDoesNotProlongAHold() {
    EventId event = given().onSale(5).id();
    Claim.Claimed claim = given().held(event, START);
    begin(claim, START);

    assertThat(expire(event, claim.facts().expiresAt()))
        .containsExactly(claim.release(ReleaseReason.EXPIRED, claim.facts().expiresAt()));
  }

  @Test
  @Tag("G10")
  void aHoldThatEndsAfterAFailedPaymentSaysSo() {
    EventId event = given().onSale(5).id();
    Claim.Claimed claim = given().held(event, START);
    stores().payments().fail(begin(claim, START), "declined", 3, START);
    Instant end = claim.facts().expiresAt();

    assertThat(expire(event, end))
        .containsExactly(claim.release(ReleaseReason.PAYMENT_FAILED, end));
  }

  @Test
  @Tag("F7")
  void noMoreExpireAtATimeThanWereAskedFor() {
    EventId event = given().onSale(5).id();
    given().held(event, START);
    given().held(event, START);
    given().held(event, START);
    Instant end = START.plus(Fixtures.HOLD);

    assertThat(claims().expire(end, 2)).hasSize(2);
  }

  @Test
  @Tag("C3")
  @Tag("N25")
  void whatWasSoldOutSellsAgainOnceAHoldEnds() {
    EventId event = given().onSale(1).id();
    Claim.Claimed claim = given().held(event, START);
    assertThat(stock(event)).isEqualTo(stock(0, 1, 0));
    Instant end = claim.facts().expiresAt();
    given().join(event, given().customer(), end);
    assertThat(stores().lines().admit(event, Policies.byStock(), 10, end)).isEmpty();

    expire(event, end);

    QueueEntry.Admitted next =
        stores().lines().admit(event, Policies.byStock(), 10, end).getFirst();
    held(hold(next, 1, end));
  }

  @Test
  @Tag("C6")
  void aCancelledEventReleasesWhatIsUnpaidOnly() {
    Event.Active event = given().onSale(5);
    Claim.Claimed unpaid = given().held(event.id(), START);
    Claim.Claimed paying = given().held(event.id(), START);
    begin(paying, START);
    Claim.Claimed sold = given().held(event.id(), START);
    pay(sold);
    stores().events().replace(event, event.cancel("Storm", START));

    List<Claim.Released> released = new ArrayList<>(claims().releaseAll(event.id(), START, 1));
    assertThat(released).hasSize(1);
    released.addAll(claims().releaseAll(event.id(), START, 10));

    assertThat(released)
        .containsExactlyInAnyOrder(
            unpaid.release(ReleaseReason.EVENT_CANCELLED, START),
            paying.release(ReleaseReason.EVENT_CANCELLED, START));
    assertThat(claims().releaseAll(event.id(), START, 10)).isEmpty();
    assertThat(claim(sold.id())).isInstanceOf(Claim.Confirmed.class);
    assertThat(stock(event.id())).isEqualTo(stock(4, 0, 1));
  }

  @Test
  @Tag("F1")
  @Tag("N21")
  void whatIsSoldIsNeverFreeAgain() {
    EventId event = given().onSale(100).id();
    for (int i = 0; i < 40; i++) {
      pay(given().held(event, START));
    }
    Claim.Claimed held = given().held(event, given().customer(), 50, START);
    assertThat(stock(event)).isEqualTo(stock(10, 50, 40));

    expire(event, held.facts().expiresAt());

    assertThat(stock(event)).isEqualTo(stock(60, 0, 40));
    Instant now = held.facts().expiresAt();
    QueueEntry.Admitted greedy = admitted(event, now);
    assertThat(hold(greedy, 61, now)).isEqualTo(new HoldOutcome.UnitsTaken(60));
    held(hold(greedy, 60, now));
  }
}
