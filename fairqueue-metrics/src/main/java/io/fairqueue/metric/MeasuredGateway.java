package io.fairqueue.metric;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.domain.Refund;
import io.fairqueue.port.GatewayNotice;
import io.fairqueue.port.PaymentGateway;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Instant;
import java.util.Currency;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A gateway whose calls are counted and timed, by what came of them. Thread-safe. */
public final class MeasuredGateway implements PaymentGateway {

  private final PaymentGateway gateway;
  private final MeterRegistry metrics;

  public MeasuredGateway(PaymentGateway gateway, MeterRegistry metrics) {
    this.gateway = gateway;
    this.metrics = metrics;
  }

  @Override
  public String name() {
    return gateway.name();
  }

  @Override
  public boolean takes(Currency currency) {
    return gateway.takes(currency);
  }

  @Override
  public Set<URI> checkouts() {
    return gateway.checkouts();
  }

  @Override
  public Opening initialize(
      String reference,
      Money amount,
      EmailAddress payer,
      @Nullable PaymentMethod method,
      @Nullable String returnUrl) {
    return measured(
        "initialize",
        () -> gateway.initialize(reference, amount, payer, method, returnUrl),
        opening ->
            switch (opening) {
              case Opening.Opened opened -> "opened";
              case Opening.Refused refused -> "refused";
              case Opening.Misconfigured misconfigured -> "misconfigured";
              case Opening.NoAnswer lost -> "no_answer";
            });
  }

  @Override
  public Verification verify(String reference) {
    return measured(
        "verify",
        () -> gateway.verify(reference),
        verification ->
            switch (verification) {
              case Verification.Paid paid -> "paid";
              case Verification.Open open -> "open";
              case Verification.NotPaid unpaid -> "not_paid";
              case Verification.Unknown unknown -> "unknown";
              case Verification.NoAnswer lost -> "no_answer";
            });
  }

  @Override
  public RefundAnswer refund(Refund refund) {
    return measured("refund", () -> gateway.refund(refund), MeasuredGateway::outcome);
  }

  @Override
  public RefundAnswer refundState(Refund refund) {
    return measured("refund_state", () -> gateway.refundState(refund), MeasuredGateway::outcome);
  }

  @Override
  public Movements movements(Instant since, @Nullable String cursor) {
    return measured(
        "movements",
        () -> gateway.movements(since, cursor),
        movements ->
            switch (movements) {
              case Movements.Page page -> "read";
              case Movements.NoAnswer lost -> "no_answer";
              case Movements.NotShown closed -> "not_shown";
            });
  }

  @Override
  public boolean isAuthentic(byte[] body, String signature) {
    return gateway.isAuthentic(body, signature);
  }

  @Override
  public GatewayNotice read(byte[] body) {
    return gateway.read(body);
  }

  private static String outcome(RefundAnswer answer) {
    return switch (answer) {
      case RefundAnswer.Refunded refunded -> "refunded";
      case RefundAnswer.Accepted accepted -> "accepted";
      case RefundAnswer.Refused refused -> "refused";
      case RefundAnswer.NoAnswer lost -> "no_answer";
    };
  }

  private <T> T measured(String operation, Supplier<T> call, Function<T, String> outcome) {
    long begun = System.nanoTime();
    T answer = call.get();
    Metric.GATEWAY_CALLS
        .timer(metrics, operation, outcome.apply(answer))
        .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    return answer;
  }
}
