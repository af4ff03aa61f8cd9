package io.fairqueue.http.payments;

import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundStatus;
import java.util.UUID;

/** Money on its way back. */
record RefundBody(UUID refundId, RefundStatus status, long amountMinor, String reason) {

  static RefundBody of(Refund refund) {
    return new RefundBody(
        refund.id().value(), refund.status(), refund.amount().minor(), refund.reason());
  }
}
