package io.fairqueue.http.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Money;
import java.time.Instant;
import java.util.Currency;
import org.junit.jupiter.api.Test;

final class CheckoutPageTest {

  @Test
  void what_people_wrote_is_text_and_nothing_else() {
    String page = CheckoutPage.of(payment(SandboxPayment.Status.OPEN, "NGN"), "<b>\"A&B\"</b> $1");
    assertThat(page).contains("&lt;b&gt;&quot;A&amp;B&quot;&lt;/b&gt; $1");
    assertThat(page).doesNotContain("<b>", "{{");
  }

  @Test
  void amounts_are_shown_in_the_currencys_own_digits() {
    assertThat(CheckoutPage.of(payment(SandboxPayment.Status.OPEN, "NGN"), "x"))
        .contains("NGN 123.45");
    assertThat(CheckoutPage.of(payment(SandboxPayment.Status.OPEN, "JPY"), "x"))
        .contains("JPY 12345");
    assertThat(CheckoutPage.of(payment(SandboxPayment.Status.OPEN, "KWD"), "x"))
        .contains("KWD 12.345");
  }

  @Test
  void what_was_paid_is_not_asked_again() {
    assertThat(CheckoutPage.of(payment(SandboxPayment.Status.PAID, "NGN"), "x"))
        .contains("<form method=\"post\" hidden>");
    assertThat(CheckoutPage.of(payment(SandboxPayment.Status.FAILED, "NGN"), "x"))
        .contains("<form method=\"post\">");
  }

  private static SandboxPayment payment(SandboxPayment.Status status, String currency) {
    return new SandboxPayment(
        1,
        "fq_1",
        new Money(12_345, Currency.getInstance(currency)),
        "fan@fans.example",
        status,
        Instant.EPOCH);
  }
}
