package io.fairqueue.http.payment;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Payment;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.security.Caller;
import io.fairqueue.payment.PaymentWish;
import io.fairqueue.payment.Payments;
import io.fairqueue.payment.StartOutcome;
import jakarta.inject.Singleton;

/**
 * How fans begin to pay, by the API and by pages. What there is a reason against throws a {@link
 * ProblemException}. Thread-safe; blocks.
 */
@Singleton
public final class PaymentDesk {

  private final Payments payments;

  PaymentDesk(FairQueue fairQueue) {
    this.payments = fairQueue.payments();
  }

  /** The payment that is under way, or a new one. */
  public Payment.Pending start(ClaimId claim, Caller.Fan fan, PaymentWish wish) {
    var result = payments.open(claim, fan.id(), wish);
    return switch (Resource.CLAIM.require(result)) {
      case StartOutcome.Started started -> started.payment();
      case StartOutcome.ReturnNotAllowed no ->
          throw new ProblemException(Refusal.RETURN_NOT_ALLOWED);
      case StartOutcome.ClaimNotPayable no -> throw new ProblemException(Refusal.CLAIM_NOT_PAYABLE);
      case StartOutcome.GatewayRefused refused ->
          throw new ProblemException(Refusal.GATEWAY_REFUSED);
      case StartOutcome.GatewayUnavailable lost -> throw Gateways.unavailable();
      case StartOutcome.GatewayNotConfigured notConfigured -> throw Gateways.notConfigured();
    };
  }
}
