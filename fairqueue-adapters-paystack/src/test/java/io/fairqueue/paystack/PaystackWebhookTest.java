package io.fairqueue.paystack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.fairqueue.domain.Money;
import io.fairqueue.port.GatewayNotice;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
            new GatewayNotice.ChargeSucceeded(
                "qTPrJoy9Bx", new Money(20_000, Currency.getInstance("NGN")), "302961"));
  }

  @Test
  void anAmountMayBeAText() {
    assertThat(gateway.read(utf8(charge("charge.success", "\"20000\"", "Approved"))))
        .isEqualTo(gateway.read(BODY));
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
        "{\"event\": \"charge.failed\", \"data\": {}}"
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

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
