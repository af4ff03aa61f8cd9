package io.fairqueue.http.payment;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.domain.Refund;
import io.fairqueue.http.outage.Outages;
import io.fairqueue.port.GatewayNotice;
import io.fairqueue.port.PaymentGateway;
import io.fairqueue.port.Tracing;
import java.net.URI;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A gateway that operators hear of: its calls, when it gives no answer, and when it does again. */
public final class WatchedGateway implements PaymentGateway {

  private final PaymentGateway gateway;
  private final Outages outages;
  private final Tracing tracing;

  public WatchedGateway(PaymentGateway gateway, Outages outages, Tracing tracing) {
    this.gateway = gateway;
    this.outages = outages;
    this.tracing = tracing;
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
    return watched(
        "initialize",
        () -> gateway.initialize(reference, amount, payer, method, returnUrl),
        opening -> opening instanceof Opening.NoAnswer silent ? silent.reason() : null);
  }

  @Override
  public Verification verify(String reference) {
    return watched(
        "verify",
        () -> gateway.verify(reference),
        known -> known instanceof Verification.NoAnswer silent ? silent.reason() : null);
  }

  @Override
  public RefundAnswer refund(Refund refund) {
    return watched("refund", () -> gateway.refund(refund), WatchedGateway::silence);
  }

  @Override
  public RefundAnswer refundState(Refund refund) {
    return watched("refund state", () -> gateway.refundState(refund), WatchedGateway::silence);
  }

  @Override
  public Movements movements(Instant since, @Nullable String cursor) {
    return watched(
        "movements",
        () -> gateway.movements(since, cursor),
        read -> read instanceof Movements.NoAnswer silent ? silent.reason() : null);
  }

  @Override
  public boolean isAuthentic(byte[] body, String signature) {
    return gateway.isAuthentic(body, signature);
  }

  @Override
  public GatewayNotice read(byte[] body) {
    return gateway.read(body);
  }

  private static @Nullable String silence(RefundAnswer answer) {
    return answer instanceof RefundAnswer.NoAnswer silent ? silent.reason() : null;
  }

  /**
   * @param silence why there was no answer; null where there was one
   */
  private <A> A watched(String what, Supplier<A> call, Function<A, @Nullable String> silence) {
    A answer =
        tracing
            .enter(Tracing.Peer.GATEWAY, name() + " " + what, List.of())
            .during(step -> told(step, call.get(), silence));
    @Nullable String why = silence.apply(answer);
    if (why == null) {
      outages.worked(name());
    } else {
      outages.failed(name(), why);
    }
    return answer;
  }

  private static <A> A told(Tracing.Step step, A answer, Function<A, @Nullable String> silence) {
    String outcome = answer.getClass().getSimpleName();
    if (silence.apply(answer) == null) {
      step.outcome(outcome);
    } else {
      step.failed(outcome);
    }
    return answer;
  }
}
