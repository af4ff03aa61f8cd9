package io.fairqueue.tck.contract.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundNews;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.port.RefundNewsOutcome;
import io.fairqueue.tck.fixture.Till;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a gateway reports of parts. */
@Tag("G18")
abstract class PartNewsExamples extends PartialRefundSuite {

  @Test
  @Tag("G16")
  void newsFindsThePartThatItIsAbout() {
    Claim.Confirmed sold = sold(3, 1);
    Refund one = ask(sold, unit(sold, cheap, 0));
    Refund same = ask(sold, unit(sold, cheap, 1));
    Refund dearer = ask(sold, unit(sold, dear, 0));
    payments().refundAccepted(one.id(), "g-1", BACK_AT);
    payments().refundAccepted(same.id(), "g-2", BACK_AT);

    assertThat(tell(sold, RefundNews.State.PAID, naira(100), "g-2"))
        .isEqualTo(RefundNewsOutcome.CHANGED);
    assertThat(refund(sold, same).status()).isEqualTo(RefundStatus.SUCCEEDED);
    assertThat(tell(sold, RefundNews.State.PAID, naira(100), "g-2"))
        .isEqualTo(RefundNewsOutcome.ALREADY);
    assertThat(tell(sold, RefundNews.State.PAID, naira(900), null))
        .isEqualTo(RefundNewsOutcome.CHANGED);
    assertThat(refund(sold, dearer).status()).isEqualTo(RefundStatus.SUCCEEDED);
    assertThat(tell(sold, RefundNews.State.FAILED, naira(100), "g-1"))
        .isEqualTo(RefundNewsOutcome.CHANGED);
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
      assertThat(tell(sold, state, naira(100), null)).isEqualTo(RefundNewsOutcome.UNCLEAR);
    }

    assertThat(view(sold).refunds()).containsExactlyInAnyOrder(one, other);
    assertThat(stock(event(sold))).isEqualTo(stock(6, 0, 2));
  }

  @Test
  @Tag("G16")
  void newsThatBearsOurNameIsAboutThatPartAlone() {
    Claim.Confirmed sold = sold(2, 0);
    Refund one = ask(sold, unit(sold, cheap, 0));
    Refund other = ask(sold, unit(sold, cheap, 1));

    assertThat(tell(sold, Till.refund()))
        .as("one that nobody here remembers")
        .isEqualTo(RefundNewsOutcome.UNCLEAR);
    assertThat(tell(sold, other.id())).isEqualTo(RefundNewsOutcome.CHANGED);

    assertThat(refund(sold, other).status()).isEqualTo(RefundStatus.SUCCEEDED);
    assertThat(refund(sold, one)).isEqualTo(one);
    assertThat(tell(sold, other.id())).isEqualTo(RefundNewsOutcome.ALREADY);
  }

  @Test
  @Tag("G16")
  void whatIsLeftMayBeRefundedAtTheGateway() {
    Claim.Confirmed sold = sold(2, 1);
    Refund part = ask(sold, unit(sold, cheap, 0));
    payments().refundAccepted(part.id(), "g-1", BACK_AT);
    assertThat(tell(sold, RefundNews.State.PAID, naira(1_000), "g-9"))
        .isEqualTo(RefundNewsOutcome.UNCLEAR);
    payments().refundSucceeded(part.id(), BACK_AT);
    assertThat(tell(sold, RefundNews.State.PAID, naira(999), "g-9"))
        .isEqualTo(RefundNewsOutcome.UNCLEAR);

    assertThat(tell(sold, RefundNews.State.PAID, naira(1_000), "g-9"))
        .isEqualTo(RefundNewsOutcome.CHANGED);

    Refund outside = view(sold).refund().orElseThrow();
    assertThat(outside.trail().outside()).isTrue();
    assertThat(outside.amount()).isEqualTo(naira(1_000));
    assertThat(outside.units())
        .containsExactlyInAnyOrder(unit(sold, cheap, 1), unit(sold, dear, 0));
    assertThat(claim(sold.id())).isEqualTo(sold.refund(BACK_AT));
    assertThat(status(paymentOf(sold))).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(stock(event(sold))).isEqualTo(stock(8, 0, 0));
  }

  /** The news said that a part is back because the gateway had given all of it back. */
  @Test
  @Tag("G16")
  void moreThanIsLeftIsAllThatIsLeft() {
    Claim.Confirmed sold = sold(2, 0);
    payments().refundSucceeded(ask(sold, unit(sold, cheap, 0)).id(), BACK_AT);

    assertThat(tell(sold, RefundNews.State.PAID, naira(200), "g-9"))
        .isEqualTo(RefundNewsOutcome.CHANGED);

    assertThat(view(sold).refund().orElseThrow().amount()).isEqualTo(naira(100));
    assertThat(view(sold).refundedMinor()).isEqualTo(200);
    assertThat(claim(sold.id())).isEqualTo(sold.refund(BACK_AT));
  }

  /** A part is back, by the gateway's own number and our name. */
  private RefundNewsOutcome tell(Claim sold, RefundId ours) {
    RefundNews news =
        new RefundNews(RefundNews.State.PAID, naira(100), "g-" + ours, ours, "at the gateway");
    return payments().applyRefundNews(paymentOf(sold), news, Till.refund(), BACK_AT);
  }

  private RefundNewsOutcome tell(
      Claim sold, RefundNews.State state, Money amount, @Nullable String gatewayId) {
    RefundNews news = new RefundNews(state, amount, gatewayId, "at the gateway");
    return payments().applyRefundNews(paymentOf(sold), news, Till.refund(), BACK_AT);
  }
}
