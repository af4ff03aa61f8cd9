package io.fairqueue.cli.payment;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.Settings;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.payment.ProcessWebhooks;
import io.fairqueue.payment.ReceivedWebhooks;
import io.fairqueue.payment.ReconcilePayments;
import io.fairqueue.payment.SettleRefunds;
import io.fairqueue.paystack.PaystackConfig;
import io.fairqueue.paystack.PaystackGateway;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Notifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "reconcile",
    header = "Asks the gateway about silent payments, and sends refunds that are due.",
    description = {
      "What a server does by itself, once, here and now: for when none runs.",
      "Takes the gateway's settings from the environment (FAIRQUEUE_PAYSTACK_SECRET_KEY);",
      "the sandbox is a part of the server that embeds it, and can't be asked from outside."
    })
final class PaymentReconcile implements Runnable {

  private final Backends backends;
  private final Settings settings;
  private final Output output;
  private final IdSource ids;
  private final InstantSource time;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Inject
  PaymentReconcile(
      Backends backends, Settings settings, Output output, IdSource ids, InstantSource time) {
    this.backends = backends;
    this.settings = settings;
    this.output = output;
    this.ids = ids;
    this.time = time;
  }

  @Override
  public void run() {
    ServerConfig config = ServerConfig.read(settings.given());
    PaystackConfig paystack = config.paystack();
    if (paystack == null) {
      throw new RefusedException("No gateway is set: FAIRQUEUE_PAYSTACK_SECRET_KEY is needed.");
    }
    try (Backend backend = backends.open(where);
        PaystackGateway gateway = new PaystackGateway(paystack)) {
      output.print(format, reconcile(backend, gateway, config.stalePaymentAge()));
    }
  }

  private Outcome reconcile(Backend backend, PaystackGateway gateway, Duration staleAge) {
    var stores = backend.stores();
    Notifier notifier = backend.notifier();
    var webhooks =
        new ProcessWebhooks(stores, gateway, notifier, ids, new ReceivedWebhooks(), time);
    var payments =
        new ReconcilePayments(
            stores, gateway, notifier, ids, time, staleAge, ReconcilePayments.ABANDON_AGE);
    var refunds = new SettleRefunds(stores, gateway, notifier, time);
    AtomicInteger failed = new AtomicInteger();
    Consumer<RuntimeException> tell =
        failure -> {
          failed.incrementAndGet();
          output.tell("Failed, and put off: " + failure);
        };
    // Money that came too late makes a refund due: refunds come last.
    return new Outcome(
        all(() -> webhooks.process(tell)),
        all(() -> payments.reconcile(tell)),
        all(() -> refunds.settle(tell)),
        failed.get());
  }

  /** Batch by batch, until one brings nothing about. */
  private static int all(IntSupplier batch) {
    int sum = 0;
    for (int done = batch.getAsInt(); done > 0; done = batch.getAsInt()) {
      sum += done;
    }
    return sum;
  }

  private record Outcome(int webhooksProcessed, int paymentsEnded, int refundsPaid, int failures) {}
}
