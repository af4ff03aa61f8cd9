package io.fairqueue.tck.contract.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.UnitId;
import io.fairqueue.port.PaymentStore.RefundOutcome;
import io.fairqueue.tck.fixture.Till;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a gateway refused, and what a cancellation finds refunded in parts. */
@Tag("G18")
abstract class RefusedPartExamples extends PartialRefundSuite {

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
  void aRefusedPartOfAUsedTicketNeedsNoForceAgain() {
    Claim.Confirmed sold = sold(2, 0);
    UnitId used = unit(sold, cheap, 1);
    checkIn(sold, used);
    Refund forced = only(ask(sold, Set.of(used), true));
    payments().refundFailed(forced.id(), "no", ASKED_AT);

    assertThat(only(ask(sold, Set.of(used), false))).isEqualTo(forced.askAgain(ASKED_AT));
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
}
