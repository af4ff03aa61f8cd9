package io.fairqueue.payment;

import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Operation;
import io.fairqueue.port.PaymentGateway;
import io.fairqueue.port.PaymentStore.BeginOutcome;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens a payment for a held claim.
 *
 * <p>The attempt is written down before the gateway is asked, so a crash in between leaves a row
 * that reconciliation resolves. Of several callers at once one asks the gateway; the others wait
 * for its answer.
 */
final class StartPayment {

  private final Stores stores;
  private final @Nullable PaymentGateway gateway;
  private final IdSource ids;
  private final InstantSource time;
  private final WaitPolicy waits;

  StartPayment(
      Stores stores,
      @Nullable PaymentGateway gateway,
      IdSource ids,
      InstantSource time,
      WaitPolicy waits) {
    this.stores = stores;
    this.gateway = gateway;
    this.ids = ids;
    this.time = time;
    this.waits = waits;
  }

  /** Opens a payment, or answers the one that is open. */
  public Permitted<StartOutcome> start(ClaimId id, CustomerId customer, PaymentWish wish) {
    Claim claim = stores.claims().find(id).orElse(null);
    if (claim == null) {
      return new Permitted.NotFound<>();
    }
    if (!claim.facts().customerId().equals(customer)) {
      return new Permitted.Forbidden<>();
    }
    var payment = new PaymentId(ids.next());
    Payment before = Operation.isRepeated() ? stores.payments().find(payment).orElse(null) : null;
    if (before != null) {
      return new Permitted.Allowed<>(await(before));
    }
    Event event = stores.events().find(claim.facts().eventId()).orElse(null);
    String returnUrl = returnUrl(event, wish);
    if (returnUrl == null && wish.returnUrl() != null) {
      return new Permitted.Allowed<>(new StartOutcome.ReturnNotAllowed());
    }
    if (!(claim instanceof Claim.Claimed)) {
      return new Permitted.Allowed<>(new StartOutcome.ClaimNotPayable());
    }
    if (gateway == null) {
      return new Permitted.Allowed<>(new StartOutcome.GatewayNotConfigured());
    }
    Customer payer = stores.customers().find(customer).orElse(null);
    int maxAttempts = event == null ? 1 : event.policy().maxPaymentAttempts();
    return payer == null
        ? new Permitted.Forbidden<>()
        : new Permitted.Allowed<>(
            begin(
                gateway,
                payment,
                claim,
                payer,
                new PaymentWish(wish.method(), wish.restart(), returnUrl),
                maxAttempts));
  }

  /** The wished one as we write it; null where it is not allowed, or none is wished. */
  private static @Nullable String returnUrl(@Nullable Event event, PaymentWish wish) {
    String url = wish.returnUrl();
    return url == null || event == null
        ? null
        : event.details().storefront().returnTo(url).orElse(null);
  }

  private StartOutcome begin(
      PaymentGateway gateway,
      PaymentId payment,
      Claim claim,
      Customer payer,
      PaymentWish wish,
      int maxAttempts) {
    var begun =
        stores
            .payments()
            .begin(
                payment,
                claim.id(),
                "fq_" + payment,
                wish.method(),
                wish.restart(),
                maxAttempts,
                time.instant());
    return switch (begun) {
      case BeginOutcome.Begun mine ->
          open(gateway, mine.payment(), payer, wish.returnUrl(), maxAttempts);
      case BeginOutcome.AlreadyLive theirs -> await(theirs.payment());
      case BeginOutcome.NotPayable no -> new StartOutcome.ClaimNotPayable();
    };
  }

  private StartOutcome open(
      PaymentGateway gateway,
      Payment.Initializing payment,
      Customer payer,
      @Nullable String returnUrl,
      int maxAttempts) {
    var facts = payment.facts();
    var answer =
        gateway.initialize(
            facts.reference(), facts.amount(), payer.email(), facts.method(), returnUrl);
    return switch (answer) {
      case PaymentGateway.Opening.Opened opened -> {
        stores
            .payments()
            .opened(
                payment.id(),
                opened.reference(),
                opened.authorizationUrl(),
                opened.externalId(),
                time.instant());
        yield await(stores.payments().find(payment.id()).orElseThrow());
      }
      case PaymentGateway.Opening.Refused refused -> {
        stores.payments().fail(payment.id(), refused.reason(), maxAttempts, time.instant());
        yield new StartOutcome.GatewayRefused();
      }
      case PaymentGateway.Opening.Misconfigured ours -> {
        stores.payments().endUncounted(payment.id(), ours.reason(), time.instant());
        yield new StartOutcome.GatewayRefused();
      }
      case PaymentGateway.Opening.NoAnswer lost -> {
        stores.payments().unresolved(payment.id(), time.instant());
        yield new StartOutcome.GatewayUnavailable();
      }
    };
  }

  /** Waits for the answer that somebody else waits for; follows where one took its place. */
  private StartOutcome await(Payment first) {
    Payment payment = first;
    for (int i = 0; isOnItsWay(payment) && i < waits.tries(); i++) {
      if (payment instanceof Payment.Failed) {
        Payment newest = stores.payments().ofClaim(payment.facts().claimId()).getFirst();
        if (newest.id().equals(payment.id())) {
          break;
        }
        payment = newest;
      } else {
        waits.pause();
        payment = stores.payments().find(payment.id()).orElse(payment);
      }
    }
    return asResult(payment);
  }

  private static boolean isOnItsWay(Payment payment) {
    return payment instanceof Payment.Initializing
        || (payment instanceof Payment.Failed failed
            && failed.reason().equals(Payment.Failed.SUPERSEDED));
  }

  private StartOutcome asResult(Payment payment) {
    return switch (payment) {
      case Payment.Pending pending -> new StartOutcome.Started(pending);
      case Payment.Initializing busy -> new StartOutcome.GatewayUnavailable();
      case Payment.Unresolved lost -> new StartOutcome.GatewayUnavailable();
      case Payment.Failed failed ->
          switch (failed.reason()) {
            case Payment.Failed.GIVEN_UP -> new StartOutcome.ClaimNotPayable();
            case Payment.Failed.NOT_OPENED, Payment.Failed.UNANSWERED ->
                new StartOutcome.GatewayUnavailable();
            default -> new StartOutcome.GatewayRefused();
          };
      case Payment.Succeeded paid -> new StartOutcome.ClaimNotPayable();
      case Payment.Refunded back -> new StartOutcome.ClaimNotPayable();
    };
  }
}
