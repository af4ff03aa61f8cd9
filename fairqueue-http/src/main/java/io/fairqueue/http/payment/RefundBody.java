package io.fairqueue.http.payment;

import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.UnitId;
import java.util.List;
import java.util.UUID;

/**
 * Money on its way back.
 *
 * @param unitIds those of the claim that it is for; none where the money sold nothing
 */
public record RefundBody(
    UUID refundId, RefundStatus status, long amountMinor, List<UUID> unitIds, String reason) {

  static RefundBody of(Refund refund) {
    return new RefundBody(
        refund.id().value(),
        refund.status(),
        refund.amount().minor(),
        refund.units().stream().map(UnitId::value).toList(),
        refund.reason());
  }
}
