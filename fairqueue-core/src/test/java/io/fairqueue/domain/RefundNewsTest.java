package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("G12")
class RefundNewsTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final PaymentId payment = new PaymentId(UUID.randomUUID());

  /** The fan paid another amount than was due, all of which went back by a refund of ours. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2_012, 2_500, 9_000})
  void after_all_the_money_nothing_is_left_to_give_back_at_the_gateway(long taken) {
    Refund back = refund(taken).accept("ours", NOW).ended(RefundStatus.SUCCEEDED);

    assertThat(news(taken, "outside").match(paid(2_500), List.of(back)))
        .isEqualTo(new RefundNews.Match.Nothing());
  }

  @Test
  void money_of_which_no_refund_is_known_was_given_back_at_the_gateway() {
    assertThat(news(2_500, "outside").match(paid(2_500), List.of()))
        .isEqualTo(new RefundNews.Match.Outside(naira(2_500)));
  }

  @Test
  void while_ours_may_be_at_the_gateway_somebody_has_to_look_at_other_news() {
    Refund sent = refund(2_012).tryAgainAt(NOW).accept("ours", NOW);

    assertThat(news(2_012, "outside").match(paid(2_500), List.of(sent)))
        .isEqualTo(new RefundNews.Match.Unclear());
  }

  private Payment paid(long due) {
    PaymentFacts facts =
        new PaymentFacts(
            payment,
            new ClaimId(UUID.randomUUID()),
            "reference",
            naira(due),
            null,
            "ext",
            null,
            NOW,
            NOW);
    return new Payment.Succeeded(facts);
  }

  private Refund refund(long minor) {
    return new Refund(
        new RefundId(UUID.randomUUID()),
        payment,
        "reference",
        naira(minor),
        "wrong amount",
        RefundStatus.PENDING,
        0,
        NOW);
  }

  private static RefundNews news(long minor, String gatewayId) {
    return new RefundNews(RefundNews.State.PAID, naira(minor), gatewayId, "at the gateway");
  }

  private static Money naira(long minor) {
    return new Money(minor, Currency.getInstance("NGN"));
  }
}
