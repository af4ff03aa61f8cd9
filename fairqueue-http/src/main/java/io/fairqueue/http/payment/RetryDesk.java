package io.fairqueue.http.payment;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.security.Caller;
import io.fairqueue.payment.Payments;
import jakarta.inject.Singleton;

/**
 * Asks again for refunds, by the API and by the console. What there is a reason against throws a
 * {@link ProblemException}. Thread-safe; blocks.
 */
@Singleton
public final class RetryDesk {

  private final Payments payments;

  RetryDesk(FairQueue fairQueue) {
    this.payments = fairQueue.payments();
  }

  /** Asks for all refunds of a payment that the gateway refused; it is asked soon. */
  public void retryRefund(PaymentId payment, Caller.Staff staff) {
    if (!Resource.PAYMENT.require(payments.retryRefund(staff.actor(), payment))) {
      throw new ProblemException(Refusal.REFUND_NOT_FAILED);
    }
  }
}
