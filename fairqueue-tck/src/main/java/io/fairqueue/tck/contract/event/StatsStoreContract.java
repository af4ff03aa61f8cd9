package io.fairqueue.tck.contract.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.port.EventStats;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Policies;
import io.fairqueue.tck.fixture.Race;
import io.fairqueue.tck.fixture.Till;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link io.fairqueue.port.StatsStore} counts, and what it leaves out. */
public abstract class StatsStoreContract extends StoresSuite {

  private static final OptionalDouble NONE = OptionalDouble.empty();

  private static final EventStats NOTHING =
      new EventStats(0, 0, Map.of(), Map.of(), 0, 0, 0, 0, new EventStats.Waits(NONE, NONE, NONE));

  @Test
  void whereNothingHappenedEverythingIsZero() {
    EventId quiet = given().onSale(5).id();
    till().sell(given().onSale(5).id(), 2, START);

    assertThat(stats(quiet, START)).isEqualTo(NOTHING);
    assertThat(stats(new EventId(unknownUnit().value()), START)).isEqualTo(NOTHING);
  }

  @Test
  void theLineIsCountedAsItStands() {
    EventId event = given().onSale(5).id();
    QueueEntry.Admitted over = admitted(event, START);
    Instant now = over.admittedUntil();
    QueueEntry.Admitted used = admitted(event, now);
    admitted(event, now);
    held(hold(used, 1, now));
    given().join(event, given().customer(), now);
    given().join(event, given().customer(), now);
    QueueEntry.Waiting gone = given().join(event, given().customer(), now);
    stores().lines().leave(event, gone.facts().customerId(), now);

    EventStats stats = stats(event, now);

    assertThat(stats.waiting()).isEqualTo(2);
    assertThat(stats.admitted()).isEqualTo(1);
  }

  @Test
  @Tag("C2")
  void duringAPauseTheAdmittedCount() {
    Event.Active event = given().onSale(5);
    QueueEntry.Admitted entry = admitted(event.id(), START);
    stores().events().replace(event, event.pause(START));

    assertThat(stats(event.id(), entry.admittedUntil().plusSeconds(1)).admitted()).isEqualTo(1);
  }

  @Test
  void joinsAndAdmissionsOfTheLastSixtySecondsCount() {
    EventId event = given().onSale(50).id();
    given().crowd(event, 3, START);
    given().crowd(event, 4, START.plusSeconds(1));
    given().join(event, given().customer(), START.plusSeconds(60));
    Instant now = START.plusSeconds(60);

    EventStats stats = stats(event, now);

    assertThat(stats.joinsPerMinute()).isEqualTo(5);
    assertThat(stats.admissionsPerMinute()).isEqualTo(4);
    assertThat(stats(event, now.plusSeconds(60)).joinsPerMinute()).isZero();
  }

  @Test
  void waitsAreRankedFromJoinToAdmission() {
    EventId event = given().onSale(50).id();
    for (int i = 0; i < 10; i++) {
      given().join(event, given().customer(), START.plusSeconds(i));
    }
    stores().lines().admit(event, Policies.generous(), 10, START.plusSeconds(10));
    given().join(event, given().customer(), START.plusSeconds(10));

    assertThat(stats(event, START.plusSeconds(900)).waits())
        .isEqualTo(
            new EventStats.Waits(
                OptionalDouble.of(5), OptionalDouble.of(9), OptionalDouble.of(10)));
  }

  @Test
  void whatBecomesOfAnAdmissionDoesNotChangeHowLongItWasWaitedFor() {
    EventId event = given().onSale(50).id();
    QueueEntry.Waiting fan = given().join(event, given().customer(), START);
    stores().lines().admit(event, Policies.generous(), 1, START.plusSeconds(3));
    stores().lines().leave(event, fan.facts().customerId(), START.plusSeconds(20));

    OptionalDouble three = OptionalDouble.of(3);
    assertThat(stats(event, START.plusSeconds(30)).waits())
        .isEqualTo(new EventStats.Waits(three, three, three));
  }

  @Test
  void admissionsThatWereUsedAreAmongTheWaits() {
    EventId event = given().onSale(50).id();
    given().join(event, given().customer(), START);
    given().join(event, given().customer(), START);
    List<QueueEntry.Admitted> fans =
        stores().lines().admit(event, Policies.generous(), 2, START.plusSeconds(3));
    fans.forEach(fan -> held(hold(fan, 1, START.plusSeconds(4))));
    given().join(event, given().customer(), START.plusSeconds(5));
    stores().lines().admit(event, Policies.generous(), 1, START.plusSeconds(14));

    assertThat(stats(event, START.plusSeconds(30)).waits())
        .isEqualTo(
            new EventStats.Waits(OptionalDouble.of(3), OptionalDouble.of(9), OptionalDouble.of(9)));
  }

  @Test
  @Tag("N49")
  void claimsAndRefundsAreCountedByState() {
    EventId event = given().onSale(20).id();
    given().held(event, START);
    given().held(event, START);
    Claim.Claimed released = given().held(event, START);
    stores().claims().release(released.id(), ReleaseReason.CUSTOMER, START);
    sell(event);
    requestRefund(event);
    stores().payments().refundFailed(requestRefund(event).id(), "account closed", START);
    stores().payments().refundSucceeded(requestRefund(event).id(), START);

    EventStats stats = stats(event, START);

    assertThat(stats.claims())
        .isEqualTo(
            Map.of(
                ClaimStatus.CLAIMED, 2L,
                ClaimStatus.RELEASED, 1L,
                ClaimStatus.CONFIRMED, 3L,
                ClaimStatus.REFUNDED, 1L));
    assertThat(stats.refunds())
        .isEqualTo(
            Map.of(RefundStatus.PENDING, 1L, RefundStatus.FAILED, 1L, RefundStatus.SUCCEEDED, 1L));
  }

  @Test
  void paymentsForLateClaimsAreCountedByState() {
    EventId event = given().onSale(20).id();
    sell(event);
    Instant later = START.plusSeconds(60);
    till().begin(given().held(event, later), later);
    Payment failed = till().begin(given().held(event, later), later);
    stores().payments().fail(failed.id(), "declined", Till.ATTEMPTS, later);
    Payment replaced = till().begin(given().held(event, later), later);
    stores().payments().fail(replaced.id(), Payment.Failed.SUPERSEDED, Till.ATTEMPTS, later);
    till().sell(event, 1, later);
    till().sell(given().onSale(5).id(), 1, later);

    assertThat(stores().stats().payments(event, later))
        .isEqualTo(
            Map.of(
                PaymentStatus.INITIALIZING, 1L,
                PaymentStatus.FAILED, 1L,
                PaymentStatus.SUCCEEDED, 1L));
    assertThat(stores().stats().payments(event, START)).containsEntry(PaymentStatus.SUCCEEDED, 2L);
    assertThat(stores().stats().payments(event, later.plusSeconds(1))).isEmpty();
  }

  @Test
  @Tag("G15")
  void moneyIsCountedWhenItIsCapturedAndWhenItIsBack() {
    EventId event = given().onSale(20).id();
    sell(event);
    Refund refund = requestRefund(event);
    Claim.Claimed unpaid = given().held(event, START);
    Payment failed = till().begin(unpaid, START);
    stores().payments().fail(failed.id(), "declined", Till.ATTEMPTS, START);

    assertMoney(event, 2 * Fixtures.PRICE, 0);
    stores().payments().refundSucceeded(refund.id(), START);
    assertMoney(event, 2 * Fixtures.PRICE, Fixtures.PRICE);
  }

  @Test
  @Tag("G6")
  @Tag("G15")
  void moneyIsCountedAsItWasCapturedNotAsItWasDue() {
    EventId event = given().onSale(20).id();
    Refund tooMuch = captured(event, naira(Fixtures.PRICE + 7));
    Refund foreign = captured(event, new Money(Fixtures.PRICE, Currency.getInstance("GHS")));

    assertMoney(event, Fixtures.PRICE + 7, 0);
    stores().payments().refundSucceeded(tooMuch.id(), START);
    stores().payments().refundSucceeded(foreign.id(), START);
    assertMoney(event, Fixtures.PRICE + 7, Fixtures.PRICE + 7);
  }

  @Test
  @Tag("G15")
  void addingUpChangesNoNumber() {
    EventId event = given().onSale(20).id();
    sell(event);
    stores().payments().refundSucceeded(requestRefund(event).id(), START);
    given().held(event, START);
    EventStats before = stats(event, START);

    Race.of(4, i -> stores().stats().addUp(3));
    assertThat(stats(event, START)).isEqualTo(before);
    while (stores().stats().addUp(1_000) > 0) {
      // The next ones.
    }
    assertThat(stats(event, START)).isEqualTo(before);
    Claim.Claimed released = given().held(event, START);
    stores().claims().release(released.id(), ReleaseReason.CUSTOMER, START);
    stores().stats().addUp(1_000);

    assertThat(stats(event, START).claims())
        .isEqualTo(
            Map.of(
                ClaimStatus.CLAIMED, 1L,
                ClaimStatus.RELEASED, 1L,
                ClaimStatus.CONFIRMED, 1L,
                ClaimStatus.REFUNDED, 1L));
  }

  @Test
  void waitsAreToldDownToATenth() {
    EventId event = given().onSale(20).id();
    given().join(event, given().customer(), START);
    stores().lines().admit(event, Policies.generous(), 1, START.plusMillis(1_999));

    OptionalDouble wait = OptionalDouble.of(1.9);
    assertThat(stats(event, START).waits()).isEqualTo(new EventStats.Waits(wait, wait, wait));
  }

  private Refund captured(EventId event, Money money) {
    Payment payment = till().begin(given().held(event, START), START);
    return refundDue(stores().payments().succeed(payment.id(), money, null, Till.refund(), START));
  }

  private void assertMoney(EventId event, long captured, long refunded) {
    EventStats stats = stats(event, START);
    assertThat(stats.capturedMinor()).isEqualTo(captured);
    assertThat(stats.refundedMinor()).isEqualTo(refunded);
  }

  private Claim.Confirmed sell(EventId event) {
    return till().sell(event, 1, START);
  }

  private Refund requestRefund(EventId event) {
    return till().requestRefund(sell(event), START);
  }

  private EventStats stats(EventId event, Instant now) {
    return stores().stats().of(event, now);
  }
}
