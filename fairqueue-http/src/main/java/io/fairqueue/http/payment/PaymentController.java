package io.fairqueue.http.payment;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.payment.StartOutcome;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** Paying for claims. */
@AnswersProblems
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class PaymentController {

  private final FairQueue fairQueue;

  PaymentController(FairQueue fairQueue) {
    this.fairQueue = fairQueue;
  }

  @Post(Paths.CLAIM_PAYMENTS)
  @Status(HttpStatus.CREATED)
  StartedPaymentBody start(
      ClaimId claimId, @Body @Nullable PaymentRequest request, Caller.Fan fan) {
    var method = Methods.read(request == null ? null : request.method());
    boolean restart = request != null && Boolean.TRUE.equals(request.restart());
    var result =
        restart
            ? fairQueue.payments().restart(claimId, fan.id(), method)
            : fairQueue.payments().start(claimId, fan.id(), method);
    return switch (Resource.CLAIM.require(result)) {
      case StartOutcome.Started started -> StartedPaymentBody.of(started.payment());
      case StartOutcome.ClaimNotPayable no -> throw new ProblemException(Refusal.CLAIM_NOT_PAYABLE);
      case StartOutcome.GatewayRefused refused ->
          throw new ProblemException(Refusal.GATEWAY_REFUSED);
      case StartOutcome.GatewayUnavailable lost -> throw Gateways.unavailable();
      case StartOutcome.GatewayNotConfigured notConfigured -> throw Gateways.notConfigured();
    };
  }

  @Get(Paths.CLAIM_PAYMENTS)
  PaymentListBody list(ClaimId claimId, Caller caller) {
    var attempts = Resource.CLAIM.require(fairQueue.payments().ofClaim(claimId, caller.viewer()));
    return new PaymentListBody(attempts.stream().map(PaymentBody::of).toList());
  }

  @Get(Paths.PAYMENT)
  PaymentBody show(PaymentId paymentId, Caller caller) {
    return PaymentBody.of(
        Resource.PAYMENT.require(fairQueue.payments().show(paymentId, caller.viewer())));
  }
}
