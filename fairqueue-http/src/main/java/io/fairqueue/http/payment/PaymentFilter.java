package io.fairqueue.http.payment;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.http.paging.Literals;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.PaymentQuery;
import io.fairqueue.port.SearchText;
import org.jspecify.annotations.Nullable;

/** Reads which payments somebody wants to see. */
public final class PaymentFilter {

  private PaymentFilter() {}

  /**
   * Throws {@link InvalidInputException}.
   *
   * @param refund the state of a refund; null for all payments
   * @param search what is looked for, a ticket by its id; null for nothing
   */
  public static PaymentQuery read(
      EventId event,
      @Nullable String status,
      @Nullable String refund,
      @Nullable String search,
      PageRequest page) {
    return new PaymentQuery(
        event,
        Literals.one("status", PaymentStatus.values(), status),
        Literals.one("refund", RefundStatus.values(), refund),
        SearchText.of(search),
        page);
  }
}
