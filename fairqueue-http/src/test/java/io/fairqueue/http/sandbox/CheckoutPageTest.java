package io.fairqueue.http.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Money;
import io.fairqueue.http.page.frame.Html;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.messages.mail.letter.Language;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import org.junit.jupiter.api.Test;

final class CheckoutPageTest {

  private static final Visit VISIT = new Visit(Language.EN, "/sandbox/checkout/fq_1", null, null);

  @Test
  void what_people_wrote_is_text_and_nothing_else() {
    String page = html(payment(SandboxPayment.Status.OPEN, "NGN"), "<b>\"A&B\"</b> $1");
    assertThat(page).contains("&lt;b&gt;\"A&amp;B\"&lt;/b&gt; $1").doesNotContain("<b>");
  }

  @Test
  void amounts_are_shown_in_the_currencys_own_digits() {
    assertThat(amount("NGN")).endsWith("123.45");
    assertThat(amount("JPY")).endsWith("12,345");
    assertThat(amount("KWD")).endsWith("12.345");
  }

  @Test
  void what_was_paid_is_not_asked_again() {
    assertThat(html(payment(SandboxPayment.Status.PAID, "NGN"), "x"))
        .doesNotContain("<form")
        .contains("/en/pay/return?reference=fq_1");
    assertThat(html(payment(SandboxPayment.Status.FAILED, "NGN"), "x"))
        .contains("<form")
        .contains("/en/pay/return?reference=fq_1");
    assertThat(html(payment(SandboxPayment.Status.OPEN, "NGN"), "x"))
        .contains("<form")
        .doesNotContain("/pay/return");
  }

  private static String amount(String currency) {
    return CheckoutPage.of(payment(SandboxPayment.Status.OPEN, currency), "x", null, VISIT)
        .amount();
  }

  private static String html(SandboxPayment payment, String event) {
    return new String(
        Html.render("checkout.jte", CheckoutPage.of(payment, event, null, VISIT)),
        StandardCharsets.UTF_8);
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
