package io.fairqueue.http.sandbox;

import io.fairqueue.domain.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page on which somebody decides how a payment ends. */
final class CheckoutPage {

  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
  private static final String TEMPLATE = template();

  private CheckoutPage() {}

  /**
   * @param event what is paid for
   */
  static String of(SandboxPayment payment, String event) {
    boolean payable =
        switch (payment.status()) {
          case OPEN, FAILED -> true;
          case PAID, REFUNDED -> false;
        };
    Map<String, String> values =
        Map.of(
            "title", "Sandbox checkout",
            "event", escaped(event),
            "amount", escaped(amount(payment.amount())),
            "reference", escaped(payment.reference()),
            "status", status(payment.status()),
            "hidden", payable ? "" : " hidden");
    return PLACE
        .matcher(TEMPLATE)
        .replaceAll(
            place -> Matcher.quoteReplacement(Objects.requireNonNull(values.get(place.group(1)))));
  }

  private static String status(SandboxPayment.Status status) {
    return switch (status) {
      case OPEN -> "How shall this payment end?";
      case PAID -> "This payment succeeded.";
      case FAILED -> "This payment failed. It may be tried again.";
      case REFUNDED -> "This payment was refunded.";
    };
  }

  private static String amount(Money amount) {
    int digits = Math.max(0, amount.currency().getDefaultFractionDigits());
    return amount.currency().getCurrencyCode()
        + " "
        + BigDecimal.valueOf(amount.minor(), digits).toPlainString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String template() {
    try (InputStream page =
        Objects.requireNonNull(CheckoutPage.class.getResourceAsStream("checkout.html"))) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
