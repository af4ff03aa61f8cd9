package io.fairqueue.tck.contract.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.EventStore.ReviseOutcome;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.port.PaymentStore.Settlement;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import io.fairqueue.tck.fixture.Till;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** As many live or sold claims of a fan as the event allows, each by an admission of its own. */
@Tag("F14")
public abstract class SeveralClaimsContract extends StoresSuite {

  private static final Instant LATER = START.plusSeconds(20);

  @Test
  void aFanJoinsOnceMoreForEachClaimThatIsAllowed() {
    EventId event = onSale(3);
    CustomerId fan = given().customer();

    Claim.Claimed first = given().held(event, fan, 1, START);
    Claim.Confirmed second = till().sell(given().held(event, fan, 2, START.plusSeconds(1)), START);
    Claim.Claimed third = given().held(event, fan, 1, START.plusSeconds(2));

    assertThat(join(event, fan)).isEqualTo(new JoinOutcome.AlreadyClaimed(third.id()));
    assertThat(Fixtures.liveClaim(stores().claims(), event, fan)).contains(third);
    assertThat(stores().claims().history(fan, null, 10).data())
        .containsExactly(third, claim(second.id()), first);
    assertThat(List.of(first, second, third))
        .extracting(claim -> claim.facts().entryId())
        .doesNotHaveDuplicates();
    assertThat(stock(event)).isEqualTo(stock(6, 2, 2));
  }

  @Test
  @Tag("F3")
  void anAdmissionBuysOnceHoweverManyClaimsAreAllowed() {
    EventId event = onSale(3);
    CustomerId fan = given().customer();
    QueueEntry.Admitted entry = given().admitted(event, fan, START);

    List<HoldOutcome> outcomes = Race.of(12, i -> hold(entry, 1, START));

    assertThat(outcomes).filteredOn(HoldOutcome.Held.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(each -> !(each instanceof HoldOutcome.Held))
        .containsOnly(new HoldOutcome.NotAdmitted());
    assertThat(stock(event)).isEqualTo(stock(9, 1, 0));
  }

  @Test
  void whatWasGivenBackOrRefundedCountsNoMore() {
    EventId event = onSale(2);
    CustomerId fan = given().customer();
    Claim.Claimed first = given().held(event, fan, 1, START);
    Claim.Confirmed second = till().sell(given().held(event, fan, 1, START), START);

    stores().claims().release(first.id(), ReleaseReason.CUSTOMER, START);
    assertThat(Fixtures.liveClaim(stores().claims(), event, fan)).contains(second);
    Claim.Claimed third = given().held(event, fan, 1, LATER);
    assertThat(join(event, fan)).isEqualTo(new JoinOutcome.AlreadyClaimed(third.id()));

    Refund refund = till().requestRefund(second, LATER);
    assertThat(join(event, fan)).isInstanceOf(JoinOutcome.AlreadyClaimed.class);
    stores().payments().refundSucceeded(refund.id(), LATER);
    assertThat(join(event, fan)).isInstanceOf(JoinOutcome.Joined.class);
  }

  @Test
  void theNewestIsNamedAlsoWhenItCameFromAnOlderPlaceInLine() {
    EventId event = onSale(2);
    CustomerId fan = given().customer();
    Claim.Claimed first = given().held(event, fan, 1, LATER);
    Claim.Claimed second = given().held(event, fan, 1, LATER.plusSeconds(5));
    QueueEntry entry = stores().lineReads().find(event, fan).orElseThrow();

    assertThat(join(event, fan)).isEqualTo(new JoinOutcome.AlreadyClaimed(second.id()));
    assertThat(stores().claims().refusal(event, entry.id(), fan, LATER))
        .contains(new HoldOutcome.AlreadyClaimed(second.id()));
    stores().claims().release(second.id(), ReleaseReason.CUSTOMER, LATER);
    assertThat(Fixtures.liveClaim(stores().claims(), event, fan)).contains(first);
    assertThat(stores().claims().refusal(event, entry.id(), fan, LATER))
        .contains(new HoldOutcome.NotAdmitted());
  }

  @Test
  void theLimitOfThePresentRulesCounts() {
    Event.Active event = given().onSale(details(1));
    CustomerId fan = given().customer();
    Claim.Claimed first = given().held(event.id(), fan, 1, START);
    assertThat(join(event.id(), fan)).isEqualTo(new JoinOutcome.AlreadyClaimed(first.id()));

    limit(event.id(), 2);
    QueueEntry.Admitted entry = given().admitted(event.id(), fan, START);
    limit(event.id(), 1);

    assertThat(hold(entry, 1, START)).isEqualTo(new HoldOutcome.AlreadyClaimed(first.id()));
    assertThat(entry(event.id(), fan)).isEqualTo(entry);
    limit(event.id(), 2);
    held(hold(entry, 1, START));
  }

  @Test
  void anotherEventDoesNotCount() {
    CustomerId fan = given().customer();
    given().held(onSale(1), fan, 1, START);
    EventId other = onSale(1);

    assertThat(given().held(other, fan, 1, START).facts().eventId()).isEqualTo(other);
  }

  @Test
  void aReplacedClaimCountsOnce() {
    EventId event = onSale(2);
    CustomerId fan = given().customer();
    given().held(event, fan, 1, START);
    QueueEntry.Admitted entry = given().admitted(event, fan, START);
    Claim.Claimed second = held(hold(entry, 1, START));
    assertThat(join(event, fan)).isInstanceOf(JoinOutcome.AlreadyClaimed.class);

    Claim third =
        held(
            stores()
                .claims()
                .hold(
                    Fixtures.request(entry, new UnitSelection.AnyOf(2, null), second.id(), LATER)));

    assertThat(join(event, fan)).isEqualTo(new JoinOutcome.AlreadyClaimed(third.id()));
    assertThat(stock(event)).isEqualTo(stock(7, 3, 0));
  }

  @Test
  @Tag("G8")
  void latePaymentBuysOnlyWithinTheLimit() {
    EventId event = onSale(2);
    CustomerId fan = given().customer();
    Claim.Claimed first = given().held(event, fan, 1, START);
    Payment payment = till().begin(first, START);
    Claim.Claimed second = given().held(event, fan, 1, START);
    stores().claims().release(first.id(), ReleaseReason.EXPIRED, LATER);

    assertThat(pay(payment, first)).isInstanceOf(Settlement.Confirmed.class);
    assertThat(Fixtures.liveClaim(stores().claims(), event, fan)).isPresent();
    assertThat(stock(event)).isEqualTo(stock(8, 1, 1));
    assertThat(join(event, fan)).isInstanceOf(JoinOutcome.AlreadyClaimed.class);

    Payment late = till().begin(second, START);
    stores().claims().release(second.id(), ReleaseReason.EXPIRED, LATER);
    given().held(event, fan, 1, LATER);
    assertThat(pay(late, second)).isInstanceOf(Settlement.RefundDue.class);
    assertThat(stock(event)).isEqualTo(stock(8, 1, 1));
  }

  @Test
  @Tag("G8")
  @Tag("N27")
  void latePaymentAndAHoldTogetherStayWithinTheLimit() {
    for (int round = 0; round < 15; round++) {
      EventId event = onSale(2);
      CustomerId fan = given().customer();
      Claim.Claimed late = given().held(event, fan, 1, START);
      Payment payment = till().begin(late, START);
      stores().claims().release(late.id(), ReleaseReason.EXPIRED, START);
      given().held(event, fan, 1, START);
      QueueEntry.Admitted entry = given().admitted(event, fan, START);

      List<Object> outcomes = Race.of(2, i -> i == 0 ? pay(payment, late) : hold(entry, 1, LATER));

      List<Boolean> won = new ArrayList<>();
      won.add(outcomes.getFirst() instanceof Settlement.Confirmed);
      won.add(outcomes.getLast() instanceof HoldOutcome.Held);
      assertThat(won).containsOnlyOnce(true);
      assertThat(stock(event).getFirst()).isEqualTo(8);
    }
  }

  @Test
  @Tag("D1")
  @Tag("N10")
  void manyJoinsAtOnceGiveOnePlace() {
    EventId event = onSale(2);
    CustomerId fan = given().customer();
    given().held(event, fan, 1, START);

    List<JoinOutcome> outcomes = Race.of(10, i -> join(event, fan));

    assertThat(outcomes).filteredOn(JoinOutcome.Joined.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(JoinOutcome.AlreadyInLine.class::isInstance).hasSize(9);
  }

  private JoinOutcome join(EventId event, CustomerId fan) {
    return stores().lines().join(event, fan, LATER);
  }

  private Settlement pay(Payment payment, Claim claim) {
    return stores()
        .payments()
        .succeed(payment.id(), claim.facts().amount(), "ext", Till.refund(), LATER);
  }

  private void limit(EventId id, int claims) {
    Event read = event(id);
    EventDetails details =
        read.details().edit().policy(read.policy().edit().maxClaimsPerFan(claims).build()).build();
    assertThat(stores().events().revise(read, details, START))
        .isEqualTo(new ReviseOutcome.Revised());
  }

  /** An event of ten units. */
  private EventId onSale(int claims) {
    return given().onSale(details(claims)).id();
  }

  private static EventDetails details(int claims) {
    return Fixtures.details(
        SalePolicy.defaults().edit().maxClaimsPerFan(claims).build(),
        Fixtures.general("Standing", 10, Fixtures.PRICE));
  }
}
