package io.fairqueue.port;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Refund;

/** What became of asking for a refund. */
public sealed interface RefundRequest {

  /** Asked for now, or asked again after the gateway had refused. */
  record Requested(Refund refund) implements RefundRequest {}

  /** It cost nothing: the claim is refunded and its units are free. */
  record NothingToPay(Claim.Refunded claim) implements RefundRequest {}

  /** One of its tickets let somebody in, and nobody insisted. */
  record CheckedIn() implements RefundRequest {}

  /** The claim is not sold, or its refund is under way or done. */
  record NotRefundable() implements RefundRequest {}
}
