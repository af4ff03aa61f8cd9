package io.fairqueue.http.payment;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.payment.PaymentWish;
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
  private final PaymentDesk desk;

  PaymentController(FairQueue fairQueue, PaymentDesk desk) {
    this.desk = desk;
    this.fairQueue = fairQueue;
  }

  @Post(Paths.CLAIM_PAYMENTS)
  @Status(HttpStatus.CREATED)
  StartedPaymentBody start(
      ClaimId claimId, @Body @Nullable PaymentRequest request, Caller.Fan fan) {
    PaymentWish wish = request == null ? PaymentWish.of(null) : request.wish();
    return StartedPaymentBody.of(desk.start(claimId, fan, wish));
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
