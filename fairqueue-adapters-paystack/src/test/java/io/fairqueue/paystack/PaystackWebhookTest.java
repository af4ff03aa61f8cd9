package io.fairqueue.paystack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.fairqueue.domain.Money;
import io.fairqueue.domain.RefundNews;
import io.fairqueue.port.Capture;
import io.fairqueue.port.GatewayNotice;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaystackWebhookTest {

  private static final String SECRET = "sk_test_9f3c2b";
  private static final byte[] BODY = utf8(charge("charge.success", "20000", "Approved"));

  private final PaystackGateway gateway = new PaystackGateway(PaystackConfig.of(SECRET));

  @Test
  @Tag("G4")
  void theirSignatureIsAuthentic() {
    String signature = PaystackSignature.sign(BODY, SECRET);

    assertThat(signature).matches("[0-9a-f]{128}");
    assertThat(gateway.isAuthentic(BODY, signature)).isTrue();
  }

  /** RFC 4231, test case 2. */
  @Test
  @Tag("G4")
  void theSignatureIsHmacSha512() {
    assertThat(PaystackSignature.sign(utf8("what do ya want for nothing?"), "Jefe"))
        .isEqualTo(
            "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
                + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737");
  }

  @Test
  @Tag("G4")
  void oneChangedByteIsNoticed() {
    String signature = PaystackSignature.sign(BODY, SECRET);
    for (int i = 0; i < BODY.length; i++) {
      byte[] changed = BODY.clone();
      changed[i] ^= 1;
      assertThat(gateway.isAuthentic(changed, signature)).isFalse();
    }
  }

  @Test
  @Tag("G4")
  void anotherSecretIsNoticed() {
    assertThat(gateway.isAuthentic(BODY, PaystackSignature.sign(BODY, "sk_test_other"))).isFalse();
  }

  @Property(tries = 500)
  @net.jqwik.api.Tag("G4")
  void noJunkIsASignature(@ForAll String junk) {
    assertThat(gateway.isAuthentic(BODY, junk)).isFalse();
  }

  @Test
  void aSuccessfulChargeTellsReferenceAmountAndId() {
    assertThat(gateway.read(BODY))
        .isEqualTo(
            new GatewayNotice.ChargeSucceeded("qTPrJoy9Bx", Capture.of(naira(20_000), "302961")));
  }

  @Test
  void anAmountMayBeAText() {
    assertThat(gateway.read(utf8(charge("charge.success", "\"20000\"", "Approved"))))
        .isEqualTo(gateway.read(BODY));
  }

  @ParameterizedTest
  @CsvSource({
    "256250, 250000, 250000",
    "256250, '\"250000\"', 250000",
    "'\"256250\"', 250000, 250000",
    "200000, 250000, 200000",
    "256250, null, 256250",
    "256250, '\"\"', 256250",
    "256250, 0, 256250",
    "256250, 1.5, 256250",
    "256250, '{}', 256250",
    "256250, true, 256250"
  })
  @Tag("G6")
  @Tag("G16")
  void whatWasAskedForCountsAndNeverMoreThanWasTaken(String amount, String requested, long asked) {
    String body = charge("charge.success", amount + ", \"requested_amount\": " + requested, "Ok");

    assertThat(gateway.read(utf8(body)))
        .isInstanceOfSatisfying(
            GatewayNotice.ChargeSucceeded.class,
            paid -> {
              assertThat(paid.capture().asked()).isEqualTo(naira(asked));
              assertThat(paid.capture().taken())
                  .isEqualTo(naira(Long.parseLong(amount.replace("\"", ""))));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "refund.pending, ACCEPTED",
    "refund.processing, ACCEPTED",
    "refund.processed, PAID",
    "refund.failed, FAILED",
    "refund.needs-attention, FAILED"
  })
  @Tag("G16")
  void aRefundTellsHowFarItHasCome(String event, RefundNews.State state) {
    String body =
        """
        {"event": "%s", "data": {"status": "x", "transaction_reference": "qTPrJoy9Bx",
         "refund_reference": null, "amount": "20000", "currency": "NGN", "id": 3018284}}"""
            .formatted(event);

    assertThat(gateway.read(utf8(body)))
        .isInstanceOfSatisfying(
            GatewayNotice.Refund.class,
            told -> {
              assertThat(told.reference()).isEqualTo("qTPrJoy9Bx");
              assertThat(told.news().state()).isEqualTo(state);
              assertThat(told.news().amount()).isEqualTo(naira(20_000));
              assertThat(told.news().gatewayId()).isEqualTo("3018284");
            });
  }

  @Test
  @Tag("G16")
  void aRefundMayLeaveOutItsAmountAndNameItsTransaction() {
    String body =
        "{\"event\": \"refund.processed\", \"data\": {\"transaction\": {\"reference\": \"r\"}}}";

    assertThat(gateway.read(utf8(body)))
        .isEqualTo(
            new GatewayNotice.Refund(
                "r", new RefundNews(RefundNews.State.PAID, null, null, "refunded at the gateway")));
  }

  @ParameterizedTest
  @CsvSource({
    "charge.dispute.resolve, '\"merchant-accepted\"', Refund",
    "charge.dispute.resolve, '\"auto-accepted\"', Refund",
    "charge.dispute.resolve, '\"declined\"', Other",
    "charge.dispute.resolve, null, Disputed",
    "charge.dispute.create, null, Disputed",
    "charge.dispute.remind, null, Disputed"
  })
  @Tag("G16")
  void aDisputeThatWasLostIsMoneyThatWentBack(String event, String resolution, String notice) {
    String body =
        """
        {"event": "%s", "data": {"id": 358950, "refund_amount": 20000, "currency": "NGN",
         "status": "resolved", "resolution": %s,
         "transaction": {"id": 896467688, "reference": "qTPrJoy9Bx", "amount": 20000}}}"""
            .formatted(event, resolution);

    GatewayNotice read = gateway.read(utf8(body));

    assertThat(read.getClass().getSimpleName()).isEqualTo(notice);
    if (read instanceof GatewayNotice.Refund lost) {
      assertThat(lost.reference()).isEqualTo("qTPrJoy9Bx");
      assertThat(lost.news().amount()).isEqualTo(naira(20_000));
    }
  }

  @Test
  void aFailedChargeTellsWhy() {
    assertThat(gateway.read(utf8(charge("charge.failed", "20000", "Insufficient Funds"))))
        .isEqualTo(new GatewayNotice.ChargeFailed("qTPrJoy9Bx", "Insufficient Funds"));
  }

  @Test
  void otherEventsDoNotConcernUs() {
    assertThat(gateway.read(utf8("{\"event\": \"transfer.success\", \"data\": {\"amount\": 1}}")))
        .isEqualTo(new GatewayNotice.Other("transfer.success"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "[]",
        "{}",
        "{\"event\": 7}{",
        "{\"event\": \"charge.success\"}",
        "{\"event\": \"charge.success\", \"data\": []}",
        "{\"event\":\"charge.success\",\"data\":{\"reference\":\"r\",\"amount\":1.5,"
            + "\"currency\":\"NGN\"}}",
        "{\"event\":\"charge.success\",\"data\":{\"reference\":\"r\",\"amount\":-1,"
            + "\"currency\":\"NGN\"}}",
        "{\"event\":\"charge.success\",\"data\":{\"reference\":\"r\",\"amount\":1,"
            + "\"currency\":\"???\"}}",
        "{\"event\":\"charge.success\",\"data\":{\"reference\":\"r\",\"amount\":1,"
            + "\"currency\":\"XOF\"}}",
        "{\"event\":\"charge.success\",\"data\":{\"amount\":1,\"currency\":\"NGN\"}}",
        "{\"event\": \"charge.failed\", \"data\": {}}",
        "{\"event\": \"refund.processed\", \"data\": {}}",
        "{\"event\": \"refund.processed\", \"data\": {\"transaction\": 7}}",
        "{\"event\": \"refund.processed\", \"data\": {\"transaction_reference\": \"r\","
            + "\"amount\": 1, \"currency\": \"???\"}}",
        "{\"event\": \"charge.dispute.resolve\", \"data\": null}"
      })
  void unreadableBytesAreAnIllegalArgument(String body) {
    assertThatIllegalArgumentException().isThrownBy(() -> gateway.read(utf8(body)));
  }

  @Property(tries = 500)
  void anyBytesAreANoticeOrAnIllegalArgument(@ForAll byte[] body) {
    Throwable thrown = catchThrowable(() -> gateway.read(body));

    if (thrown != null) {
      assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static String charge(String event, String amount, String gatewayResponse) {
    return """
        {
          "event": "%s",
          "data": {
            "id": 302961,
            "domain": "live",
            "status": "success",
            "reference": "qTPrJoy9Bx",
            "amount": %s,
            "message": null,
            "gateway_response": "%s",
            "paid_at": "2016-09-30T21:10:19.000Z",
            "channel": "card",
            "currency": "NGN",
            "customer": {"id": 68324, "email": "bojack@horseman.com"}
          }
        }
        """
        .formatted(event, amount, gatewayResponse);
  }

  private static Money naira(long minor) {
    return new Money(minor, Currency.getInstance("NGN"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
