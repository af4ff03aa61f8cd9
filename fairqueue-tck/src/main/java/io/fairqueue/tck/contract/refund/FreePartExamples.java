package io.fairqueue.tck.contract.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.domain.UnitSelection.Item;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.PaymentStore.RefundOutcome;
import io.fairqueue.tck.fixture.Fixtures;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Units that cost nothing go back at once. */
@Tag("G18")
abstract class FreePartExamples extends PartialRefundSuite {

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

  private Claim.Confirmed soldWithAFreeUnit() {
    EventId event = given().onSale(Fixtures.details(SalePolicy.defaults(), cheap, dear, free)).id();
    UnitSelection both =
        new UnitSelection.AnyOf(List.of(new Item(1, dear.id()), new Item(1, free.id())));
    return till().sell(held(hold(admitted(event, START), both, START)), START);
  }
}
