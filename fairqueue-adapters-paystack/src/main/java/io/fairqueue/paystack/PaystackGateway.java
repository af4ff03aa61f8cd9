package io.fairqueue.paystack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.domain.RefundId;
import io.fairqueue.port.GatewayNotice;
import io.fairqueue.port.PaymentGateway;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Payments through Paystack's transaction, refund and webhook API. Thread-safe. */
public final class PaystackGateway implements PaymentGateway, AutoCloseable {

  private static final Pattern REFUNDED_BEFORE =
      Pattern.compile("(fully|already|been) (reversed|refunded)", Pattern.CASE_INSENSITIVE);

  private final PaystackConfig config;
  private final PaystackApi api;
  private final PaystackTransactions transactions;
  private final PaystackCheckout checkout;

  public PaystackGateway(PaystackConfig config) {
    this(config, new Random());
  }

  /**
   * A gateway with the caller's chance.
   *
   * @param random spreads the pauses between tries; thread-safe
   */
  public PaystackGateway(PaystackConfig config, RandomGenerator random) {
    this.config = config;
    this.api = new PaystackApi(config, random);
    this.transactions = new PaystackTransactions(api);
    this.checkout = new PaystackCheckout(api, transactions, config.callbackUrl());
  }

  @Override
  public String name() {
    return "paystack";
  }

  @Override
  public Opening initialize(
      String reference, Money amount, EmailAddress payer, @Nullable PaymentMethod method) {
    return checkout.open(reference, amount, payer, method);
  }

  @Override
  public Verification verify(String reference) {
    return transactions.verify(reference);
  }

  /** Safe to repeat because Paystack refuses to send back more than it captured. */
  @Override
  public RefundAnswer refund(String reference, Money amount, RefundId refund) {
    ObjectNode body =
        PaystackJson.MAPPER
            .createObjectNode()
            .put("transaction", reference)
            .put("amount", Subunits.of(amount))
            .put("currency", amount.currency().getCurrencyCode())
            .put("merchant_note", "refund " + refund);
    return switch (api.persistently(api.post("/refund", body))) {
      case Exchange.Done done ->
          "failed".equals(PaystackJson.optional(done.data(), "status"))
              ? new RefundAnswer.Refused("the refund failed")
              : new RefundAnswer.Refunded();
      case Exchange.Refused refused ->
          wasRefundedBefore(reference, refused)
              ? new RefundAnswer.Refunded()
              : new RefundAnswer.Refused(refused.reason());
      case Exchange.Unanswered unanswered -> new RefundAnswer.NoAnswer(unanswered.reason());
    };
  }

  @Override
  public boolean isAuthentic(byte[] body, String signature) {
    return PaystackSignature.isValid(body, signature, config.secretKey());
  }

  @Override
  public GatewayNotice read(byte[] body) {
    return PaystackWebhook.read(body);
  }

  @Override
  public void close() {
    api.close();
  }

  private boolean wasRefundedBefore(String reference, Exchange.Refused refused) {
    return REFUNDED_BEFORE.matcher(refused.reason()).find() || transactions.isReversed(reference);
  }
}
