package io.fairqueue.http.sandbox;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.domain.Refund;
import io.fairqueue.paystack.PaystackWebhook;
import io.fairqueue.port.Capture;
import io.fairqueue.port.GatewayNotice;
import io.fairqueue.port.PaymentGateway;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** A gateway that takes no money: a page lets its user decide how a payment ends. */
@Singleton
@Requires(beans = SandboxLedger.class)
final class SandboxGateway implements PaymentGateway {

  private static final String LOST = "the sandbox's books can't be read";

  private final SandboxLedger ledger;
  private final SandboxKey key;
  private final SandboxAddress address;
  private final InstantSource time;

  SandboxGateway(SandboxLedger ledger, SandboxKey key, SandboxAddress address, InstantSource time) {
    this.ledger = ledger;
    this.key = key;
    this.address = address;
    this.time = time;
  }

  @Override
  public String name() {
    return "sandbox";
  }

  @Override
  public boolean takes(Currency currency) {
    return true;
  }

  @Override
  public Set<URI> checkouts() {
    return Set.of(address.base());
  }

  @Override
  public Opening initialize(
      String reference,
      Money amount,
      EmailAddress payer,
      @Nullable PaymentMethod method,
      @Nullable String returnUrl) {
    return answered(
        () ->
            ledger.open(reference, amount, payer.value(), time.instant())
                ? new Opening.Opened(
                    reference, address.checkout(reference, returnUrl).toString(), null)
                : new Opening.Refused("duplicate reference"),
        new Opening.NoAnswer(LOST));
  }

  @Override
  public Verification verify(String reference) {
    return answered(
        () ->
            ledger
                .find(reference)
                .map(SandboxGateway::verification)
                .orElseGet(Verification.Unknown::new),
        new Verification.NoAnswer(LOST));
  }

  @Override
  public RefundAnswer refund(Refund refund) {
    return answered(
        () ->
            ledger.refund(refund.id(), refund.reference(), refund.amount(), time.instant())
                ? new RefundAnswer.Refunded()
                : new RefundAnswer.Refused("so much was not paid"),
        new RefundAnswer.NoAnswer(LOST));
  }

  /** It gives money back at once, so there is nothing that it only took on. */
  @Override
  public RefundAnswer refundState(Refund refund) {
    return refund(refund);
  }

  /** Its books lie beside the sales, and are restored with them: they are never ahead. */
  @Override
  public Movements movements(Instant since, @Nullable String cursor) {
    return new Movements.NotShown();
  }

  @Override
  public boolean isAuthentic(byte[] body, String signature) {
    return key.signed(body, signature);
  }

  @Override
  public GatewayNotice read(byte[] body) {
    return PaystackWebhook.read(body);
  }

  private static Verification verification(SandboxPayment payment) {
    return switch (payment.status()) {
      case OPEN -> new Verification.Open();
      case PAID ->
          new Verification.Paid(Capture.of(payment.amount(), String.valueOf(payment.id())));
      case FAILED -> new Verification.NotPaid(SandboxWebhook.DECLINED);
      case REFUNDED -> new Verification.NotPaid("refunded");
    };
  }

  private static <T> T answered(Supplier<T> books, T lost) {
    try {
      return books.get();
    } catch (JdbiException unavailable) {
      return lost;
    }
  }
}
