package io.fairqueue.paystack;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.domain.Refund;
import io.fairqueue.port.GatewayNotice;
import io.fairqueue.port.PaymentGateway;
import io.fairqueue.port.Tracing;
import java.net.URI;
import java.time.Instant;
import java.util.Currency;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Payments through Paystack's transaction, refund and webhook API. Thread-safe. */
public final class PaystackGateway implements PaymentGateway, AutoCloseable {

  private static final Set<URI> CHECKOUTS = Set.of(URI.create("https://checkout.paystack.com"));

  private final PaystackConfig config;
  private final PaystackApi api;
  private final PaystackTransactions transactions;
  private final PaystackCheckout checkout;
  private final PaystackRefunds refunds;
  private final PaystackMovements movements;

  public PaystackGateway(PaystackConfig config) {
    this(config, new Random());
  }

  /** A gateway that is told what its calls are a part of. */
  public PaystackGateway(PaystackConfig config, Tracing tracing) {
    this(config, new Random(), tracing);
  }

  /**
   * A gateway with the caller's chance.
   *
   * @param random spreads the pauses between tries; thread-safe
   */
  public PaystackGateway(PaystackConfig config, RandomGenerator random) {
    this(config, random, Tracing.none());
  }

  private PaystackGateway(PaystackConfig config, RandomGenerator random, Tracing tracing) {
    this.config = config;
    this.api = new PaystackApi(config, random, tracing);
    this.transactions = new PaystackTransactions(api);
    this.refunds = new PaystackRefunds(api, transactions);
    this.movements = new PaystackMovements(api, transactions);
    this.checkout = new PaystackCheckout(api, transactions, config.callbackUrl());
  }

  @Override
  public String name() {
    return "paystack";
  }

  @Override
  public boolean takes(Currency currency) {
    return config.currencies().contains(currency.getCurrencyCode());
  }

  @Override
  public Set<URI> checkouts() {
    return CHECKOUTS;
  }

  @Override
  public Opening initialize(
      String reference,
      Money amount,
      EmailAddress payer,
      @Nullable PaymentMethod method,
      @Nullable String returnUrl) {
    return checkout.open(reference, amount, payer, method, returnUrl);
  }

  @Override
  public Verification verify(String reference) {
    return transactions.verify(reference);
  }

  @Override
  public RefundAnswer refund(Refund refund) {
    return refunds.send(refund);
  }

  @Override
  public RefundAnswer refundState(Refund refund) {
    return refunds.state(refund);
  }

  @Override
  public Movements movements(Instant since, @Nullable String cursor) {
    return movements.read(since, cursor);
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
}
