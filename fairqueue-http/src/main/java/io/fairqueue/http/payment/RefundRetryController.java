package io.fairqueue.http.payment;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.payment.Payments;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Staff ask again for money that the gateway refused to give back. */
@AnswersProblems
@Controller(Paths.PAYMENT + "/refund/retry")
@ExecuteOn(TaskExecutors.BLOCKING)
class RefundRetryController {

  private final RetryDesk desk;
  private final Payments payments;

  RefundRetryController(RetryDesk desk, FairQueue fairQueue) {
    this.desk = desk;
    this.payments = fairQueue.payments();
  }

  /** Asked for now; the gateway is asked soon, and the payment shows what became of it. */
  @Post
  @Status(HttpStatus.ACCEPTED)
  PaymentBody retry(PaymentId paymentId, Caller.Staff staff) {
    desk.retryRefund(paymentId, staff);
    return PaymentBody.of(Resource.PAYMENT.require(payments.show(paymentId, staff.viewer())));
  }
}
