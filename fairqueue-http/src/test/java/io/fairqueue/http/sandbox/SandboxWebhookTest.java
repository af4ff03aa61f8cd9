package io.fairqueue.http.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.fairqueue.domain.Money;
import io.fairqueue.paystack.PaystackWebhook;
import io.fairqueue.port.Capture;
import io.fairqueue.port.GatewayNotice;
import java.time.Instant;
import java.util.Currency;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SandboxWebhookTest {

  private final ObjectMapper json =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .registerModule(
              new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance));

  @ParameterizedTest
  @ValueSource(strings = {"NGN", "JPY", "XOF", "KWD"})
  @Tag("G15")
  void the_paystack_reader_finds_in_it_the_very_amount(String currency) throws Exception {
    Money amount = new Money(12_345, Currency.getInstance(currency));
    assertThat(read(payment(amount, SandboxPayment.Status.PAID)))
        .isEqualTo(new GatewayNotice.ChargeSucceeded("fq_1", Capture.of(amount, "7")));
    assertThat(read(payment(amount, SandboxPayment.Status.FAILED)))
        .isEqualTo(new GatewayNotice.ChargeFailed("fq_1", SandboxWebhook.DECLINED));
  }

  private GatewayNotice read(SandboxPayment payment) throws Exception {
    return PaystackWebhook.read(json.writeValueAsBytes(SandboxWebhook.of(payment)));
  }

  private static SandboxPayment payment(Money amount, SandboxPayment.Status status) {
    return new SandboxPayment(7, "fq_1", amount, "fan@fans.example", status, Instant.EPOCH);
  }
}
