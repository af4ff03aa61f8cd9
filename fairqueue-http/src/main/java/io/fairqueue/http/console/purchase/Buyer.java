package io.fairqueue.http.console.purchase;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.ListedClaim;
import io.fairqueue.domain.ListedPayment;
import io.fairqueue.http.page.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Who bought, as somebody is called.
 *
 * @param name what to call them by; never empty
 * @param email to be shown beside a name; empty where it is all there is, or there is none any more
 */
public record Buyer(String name, String email) {

  static Buyer of(ListedClaim listed, Frame frame) {
    return of(listed.name(), listed.email(), frame);
  }

  static Buyer of(ListedPayment listed, Frame frame) {
    return of(listed.name(), listed.email(), frame);
  }

  private static Buyer of(@Nullable String name, @Nullable EmailAddress email, Frame frame) {
    if (email == null) {
      return new Buyer(frame.text("console.buyer.gone"), "");
    }
    return name == null ? new Buyer(email.value(), "") : new Buyer(name, email.value());
  }
}
