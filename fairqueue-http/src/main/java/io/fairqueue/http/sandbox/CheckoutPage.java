package io.fairqueue.http.sandbox;

import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.request.Paths;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The page on which somebody decides how a payment ends.
 *
 * @param event what is paid for
 * @param status in words
 * @param payable whether it may still end
 * @param back where its fan goes on; null while there is nothing to go on with
 */
public record CheckoutPage(
    Frame frame,
    String event,
    String amount,
    String reference,
    String status,
    boolean payable,
    @Nullable String back) {

  /**
   * The page of a payment.
   *
   * @param shop where its fan goes on; null for our own page
   */
  static CheckoutPage of(SandboxPayment payment, String event, @Nullable String shop, Visit visit) {
    boolean open = payment.status() == SandboxPayment.Status.OPEN;
    return new CheckoutPage(
        Frame.of(visit, visit.words().text("checkout.title")),
        event,
        visit.local().money(payment.amount()),
        payment.reference(),
        visit.words().text("checkout." + key(payment.status())),
        open || payment.status() == SandboxPayment.Status.FAILED,
        open ? null : back(shop == null ? visit.at(Paths.PAGE_PAID) : shop, payment));
  }

  /** It names the payment, as gateways do. */
  private static String back(String page, SandboxPayment payment) {
    return Paths.with(
        page, "reference", URLEncoder.encode(payment.reference(), StandardCharsets.UTF_8));
  }

  private static String key(SandboxPayment.Status status) {
    return switch (status) {
      case OPEN -> "open";
      case PAID -> "paid";
      case FAILED -> "failed";
      case REFUNDED -> "refunded";
    };
  }
}
