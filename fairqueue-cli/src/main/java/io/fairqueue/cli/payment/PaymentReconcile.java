package io.fairqueue.cli.payment;

import io.fairqueue.cli.input.Moments;
import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.Settings;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.payment.MovementsOutcome;
import io.fairqueue.payment.MovementsOutcome.Counts;
import io.fairqueue.payment.Payments;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "reconcile",
    header = "Asks the gateway about silent payments, and sends refunds that are due.",
    description = {
      "What a server does by itself, once, here and now: for when none runs.",
      "With --since it first reads the gateway's books, for stores that were restored and know less:",
      "each payment and refund that they lack has its effect. Lines of payments that nobody knows",
      "are told, and end with 1.",
      "Takes the gateway's settings from the environment (FAIRQUEUE_PAYSTACK_SECRET_KEY);",
      "the sandbox is a part of the server that embeds it, and can't be asked from outside."
    })
final class PaymentReconcile implements Callable<Integer> {

  private final Backends backends;
  private final Settings settings;
  private final Output output;
  private final IdSource ids;
  private final InstantSource time;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = {
        "Read the gateway's books since then: a time like 2026-01-31T18:00:00Z, or -2h.",
        "Earlier than the moment that was restored, by some minutes; what is known stays as it is."
      })
  @Nullable String since;

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
  public Integer call() {
    ServerConfig config = ServerConfig.read(settings.given());
    PaystackConfig paystack = config.paystack();
    if (paystack == null) {
      throw new RefusedException("No gateway is set: FAIRQUEUE_PAYSTACK_SECRET_KEY is needed.");
    }
    Instant from = since == null ? null : Moments.read("--since", since, time.instant());
    try (Backend backend = backends.open(where);
        PaystackGateway gateway = new PaystackGateway(paystack)) {
      if (from == null) {
        output.print(format, reconcile(backend, gateway, config.stalePaymentAge()));
        return 0;
      }
      Books books = books(backend.fairQueue(gateway).payments(), from);
      // What the gateway has sent back must be known before anything is sent.
      Outcome outcome =
          books.isRead()
              ? reconcile(backend, gateway, config.stalePaymentAge())
              : new Outcome(0, 0, 0, 0);
      output.print(format, books.with(outcome));
      return books.isAgreed() && outcome.failures() == 0 ? 0 : 1;
    }
  }

  private Books books(Payments payments, Instant from) {
    List<MovementRow> unmatched = new ArrayList<>();
    var outcome =
        payments.reconcile(Backend.OPERATOR, from, line -> unmatched.add(MovementRow.of(line)));
    return switch (outcome) {
      case MovementsOutcome.Agreed agreed -> new Books(agreed.counts(), unmatched, null);
      case MovementsOutcome.CutShort cut -> {
        output.tell(
            "The gateway answered no more: %s. Nothing is sent before its books are read: run this again."
                .formatted(cut.reason()));
        yield new Books(cut.counts(), unmatched, cut.reason());
      }
      case MovementsOutcome.NotShown closed ->
          throw new RefusedException("This gateway shows nobody its books.");
    };
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

  /**
   * What the gateway's books came to.
   *
   * @param cutShort why the gateway answered no more; null where all was read
   */
  private record Books(Counts counts, List<MovementRow> unmatched, @Nullable String cutShort) {

    boolean isRead() {
      return cutShort == null;
    }

    boolean isAgreed() {
      return isRead() && unmatched.isEmpty();
    }

    Report with(Outcome outcome) {
      return new Report(
          counts.movements(),
          counts.changed(),
          outcome.webhooksProcessed(),
          outcome.paymentsEnded(),
          outcome.refundsPaid(),
          outcome.failures(),
          cutShort,
          unmatched);
    }
  }

  private record Report(
      int movements,
      int movementsChanged,
      int webhooksProcessed,
      int paymentsEnded,
      int refundsPaid,
      int failures,
      @Nullable String cutShort,
      List<MovementRow> unmatched) {}
}
