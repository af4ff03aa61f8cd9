package io.fairqueue.http.payment;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.paging.PageBody;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.ticket.TicketCodes;
import io.fairqueue.payment.Payments;
import io.fairqueue.port.PageRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** Who paid, or tried to, for those who sell. */
@AnswersProblems
@Controller(Paths.EVENT + "/payments")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PaymentListController {

  private final Payments payments;
  private final TicketCodes codes;

  PaymentListController(FairQueue fairQueue, TicketCodes codes) {
    this.payments = fairQueue.payments();
    this.codes = codes;
  }

  @Get
  PageBody<ListedPaymentBody> list(
      EventId id,
      Caller.Staff staff,
      @QueryValue @Nullable String status,
      @QueryValue @Nullable String refund,
      @QueryValue @Nullable String q,
      @QueryValue(defaultValue = "1") int page,
      @QueryValue(defaultValue = "20") int size) {
    var query =
        PaymentFilter.read(id, status, refund, codes.search(id, q), new PageRequest(page, size));
    return PageBody.of(
        Resource.EVENT.require(payments.list(staff.actor(), query)), ListedPaymentBody::of);
  }
}
