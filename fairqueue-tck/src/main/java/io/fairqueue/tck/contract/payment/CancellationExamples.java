package io.fairqueue.tck.contract.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The money of a cancelled event goes back: of each sale, once. */
abstract class CancellationExamples extends PaymentSuite {

  private static final Instant CANCELLED_AT = START.plusSeconds(60);

  @Test
  @Tag("C6")
  @Tag("G14")
  void eachSaleWithoutARefundIsAskedForOnce() {
    Event.Active event = given().onSale(20);
    Claim.Claimed held = given().held(event.id(), START);
    Claim.Confirmed pending = sell(event.id());
    Refund before = till().requestRefund(pending, START);
    Claim.Confirmed refused = sell(event.id());
    Refund failed = till().requestRefund(refused, START);
    payments().refundFailed(failed.id(), "account closed", START);
    Claim.Confirmed back = sell(event.id());
    payments().refundSucceeded(till().requestRefund(back, START).id(), START);
    List<Claim.Confirmed> sold = IntStream.range(0, 5).mapToObj(i -> sell(event.id())).toList();
    cancel(event);

    assertThat(ask(event.id(), 3)).isEqualTo(3);
    assertThat(ask(event.id(), 3)).isEqualTo(2);
    assertThat(ask(event.id(), 3)).isZero();

    assertThat(sold)
        .allSatisfy(
            claim -> {
              assertThat(claim(claim.id())).isEqualTo(claim);
              Refund refund = refund(claim).orElseThrow();
              assertThat(refund.status()).isEqualTo(RefundStatus.PENDING);
              assertThat(refund.amount()).isEqualTo(claim.facts().amount());
              assertThat(refund.reason()).isEqualTo("Storm");
              assertThat(refund.dueAt()).isEqualTo(CANCELLED_AT);
              assertThat(tickets(claim.id())).hasSize(1).allMatch(Ticket.Voided.class::isInstance);
            });
    assertThat(refund(pending)).contains(before);
    assertThat(refund(refused)).contains(failed.ended(RefundStatus.FAILED));
    assertThat(claim(back.id())).isInstanceOf(Claim.Refunded.class);
    assertThat(claim(held.id())).isEqualTo(held);
    assertThat(stock(event.id())).isEqualTo(stock(12, 1, 7));
  }

  @Test
  @Tag("C6")
  @Tag("C13")
  void whatCostNothingIsRefundedAtOnceAndCounted() {
    Tier free = Fixtures.general("Free", 5, 0);
    Tier dear = Fixtures.general("Dear", 5, 900);
    Event.Active event = given().onSale(Fixtures.details(SalePolicy.defaults(), free, dear));
    HoldOutcome given =
        hold(admitted(event.id(), START), new UnitSelection.AnyOf(2, free.id()), START);
    Claim gift = ((HoldOutcome.Held) given).claim();
    till()
        .sell(
            held(hold(admitted(event.id(), START), new UnitSelection.AnyOf(1, dear.id()), START)),
            START);
    cancel(event);

    assertThat(ask(event.id(), 10)).isEqualTo(2);

    assertThat(claim(gift.id())).isInstanceOf(Claim.Refunded.class);
    assertThat(tickets(gift.id())).hasSize(2).allMatch(Ticket.Voided.class::isInstance);
    assertThat(stock(event.id())).isEqualTo(stock(9, 0, 1));
    assertThat(ask(event.id(), 10)).isZero();
  }

  @Test
  @Tag("C6")
  void otherEventsKeepTheirMoney() {
    Event.Active event = given().onSale(5);
    Claim.Confirmed elsewhere = sold(1);
    cancel(event);

    assertThat(ask(event.id(), 10)).isZero();
    assertThat(ask(new EventId(unknownUnit().value()), 10)).isZero();
    assertThat(refund(elsewhere)).isEmpty();
  }

  @Test
  @Tag("C6")
  @Tag("H12")
  void aCancelledEventIsUnfinishedWhileASaleHasNoRefund() {
    Event.Active event = given().onSale(5);
    sell(event.id());
    sell(event.id());
    assertThat(isUnfinished(event.id())).isFalse();
    cancel(event);
    stores().lines().close(event.id(), CANCELLED_AT);
    assertThat(isUnfinished(event.id())).isTrue();

    ask(event.id(), 1);
    assertThat(isUnfinished(event.id())).isTrue();
    ask(event.id(), 1);
    assertThat(isUnfinished(event.id())).isFalse();
  }

  @Test
  @Tag("C6")
  @Tag("G8")
  void moneyThatComesBetweenCancellationAndReleaseGoesBackToo() {
    Event.Active event = given().onSale(5);
    Claim.Claimed claim = given().held(event.id(), START);
    Payment payment = begin(claim);
    cancel(event);
    stores().lines().close(event.id(), CANCELLED_AT);
    succeed(payment.id(), claim.facts().amount(), CANCELLED_AT);

    ask(event.id(), 10);

    assertThat(refundOf(payment.id()))
        .hasValueSatisfying(due -> assertThat(due.status()).isEqualTo(RefundStatus.PENDING));
    assertThat(isUnfinished(event.id())).isFalse();
  }

  @Test
  @Tag("C6")
  @Tag("G14")
  @Tag("N51")
  void workersTogetherAskForEachSaleOnce() {
    Event.Active event = given().onSale(30);
    List<Claim.Confirmed> sold =
        new ArrayList<>(IntStream.range(0, 30).mapToObj(i -> sell(event.id())).toList());
    cancel(event);

    List<Integer> asked = Race.of(8, i -> ask(event.id(), 4) + ask(event.id(), 4));
    int rest = ask(event.id(), 100);

    assertThat(asked.stream().mapToInt(Integer::intValue).sum() + rest).isEqualTo(30);
    assertThat(sold.stream().map(claim -> refund(claim).orElseThrow().id()))
        .doesNotHaveDuplicates();
  }

  @Test
  @Tag("C6")
  @Tag("G14")
  @Tag("N51")
  void anOrganizerAndTheCancellationAskOnceTogether() {
    for (int round = 0; round < 10; round++) {
      Event.Active event = given().onSale(5);
      Claim.Confirmed sold = sell(event.id());
      cancel(event);

      List<Boolean> asked =
          Race.of(
              2,
              i -> i == 0 ? ask(event.id(), 10) == 1 : !request(sold.id()).equals(NOT_REFUNDABLE));
      boolean later = ask(event.id(), 10) == 1;

      asked.add(later);
      assertThat(asked).containsOnlyOnce(true);
      assertThat(refund(sold)).isPresent();
    }
  }

  private Claim.Confirmed sell(EventId event) {
    return till().sell(event, 1, START);
  }

  private void cancel(Event.Active event) {
    assertThat(stores().events().replace(event, event.cancel("Storm", CANCELLED_AT))).isTrue();
  }

  private int ask(EventId event, int limit) {
    return payments().requestRefunds(event, "Storm", CANCELLED_AT, limit);
  }

  private Optional<Refund> refund(Claim claim) {
    return refundOf(payments().ofClaim(claim.id()).getFirst().id());
  }

  private boolean isUnfinished(EventId id) {
    return stores().events().unfinished().stream().anyMatch(each -> each.id().equals(id));
  }
}
