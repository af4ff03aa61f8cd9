package io.fairqueue.tck.contract.message;

import static io.fairqueue.domain.message.MessageType.PAYMENT_FAILED;
import static io.fairqueue.domain.message.MessageType.PAYMENT_LATE;
import static io.fairqueue.domain.message.MessageType.REFUND_FAILED;
import static io.fairqueue.domain.message.MessageType.REFUND_REQUESTED;
import static io.fairqueue.domain.message.MessageType.REFUND_SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.port.message.OutboxRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is told of money: that which failed, came late, or goes back. */
@Tag("H6")
@Tag("N46")
abstract class MoneyFactExamples extends MessageSuite {

  @Test
  void aPaymentThatFailsIsToldUnlessNobodyCountsIt() {
    EventId event = given().onSale(10).id();
    Lane lane = listener(PAYMENT_FAILED);
    Claim.Claimed held = given().held(event, START);
    Payment.Initializing first = till().begin(held, START);
    stores().payments().fail(first.id(), "card declined", 3, START);
    stores().payments().fail(first.id(), "card declined", 3, START);
    Payment.Initializing second = till().begin(held, START.plusSeconds(1));
    stores().payments().endUncounted(second.id(), "SHOP", START.plusSeconds(1));

    OutboxRow row = only(heard(lane, event));

    assertThat(row.items()).containsExactly(first.id().value());
    assertThat(row.fans()).containsExactly(Optional.of(held.facts().customerId()));
    assertThat(row.about())
        .containsEntry("reason", "card declined")
        .containsEntry("claim_id", held.id().toString())
        .containsEntry("amount_minor", Long.toString(held.facts().amount().minor()))
        .containsEntry("currency", "NGN");
  }

  @Test
  void moneyOnItsWayBackIsToldToItsEnd() {
    EventId event = given().onSale(10).id();
    Lane lane = listener(REFUND_REQUESTED, REFUND_SUCCEEDED, REFUND_FAILED, PAYMENT_LATE);
    Refund refund = till().requestRefund(till().sell(event, 2, START), START);
    stores().payments().refundFailed(refund.id(), "card closed", START.plusSeconds(1));
    stores().payments().retryRefund(refund.paymentId(), START.plusSeconds(2));
    stores().payments().refundSucceeded(refund.id(), START.plusSeconds(3));
    stores().payments().refundSucceeded(refund.id(), START.plusSeconds(3));

    Map<String, OutboxRow> rows = byType(heard(lane, event));

    assertThat(rows.keySet())
        .containsExactlyInAnyOrder("refund.requested", "refund.failed", "refund.succeeded");
    assertThat(rows.values()).allMatch(row -> row.items().equals(List.of(refund.id().value())));
    assertThat(row(rows, "refund.failed").about()).containsEntry("reason", "card closed");
    assertThat(row(rows, "refund.requested").about())
        .containsEntry("payment_id", refund.paymentId().toString())
        .hasEntrySatisfying("units", units -> assertThat(units.split(" ")).hasSize(2))
        .doesNotContainKey("late");
  }

  @Test
  void moneyThatBuysNothingIsTold() {
    EventId event = given().onSale(1).id();
    Lane lane = listener(PAYMENT_LATE, REFUND_REQUESTED);
    Claim.Claimed held = given().held(event, START);
    Payment.Initializing payment = till().begin(held, START);
    stores().claims().release(held.id(), ReleaseReason.EXPIRED, held.facts().expiresAt());
    given().held(event, held.facts().expiresAt());

    pay(payment, held.facts().expiresAt().plusSeconds(1));

    Map<String, OutboxRow> rows = byType(heard(lane, event));
    assertThat(rows.keySet()).containsExactlyInAnyOrder("payment.late", "refund.requested");
    assertThat(row(rows, "payment.late").about())
        .containsEntry("payment_id", payment.id().toString())
        .containsEntry("late", "true");
  }
}
