package io.fairqueue.usecase;

/** What became of asking for a refund. */
public enum RefundResult {
  /** Asked for; the gateway is asked soon. */
  REQUESTED,
  /** It cost nothing and is refunded already. */
  REFUNDED,
  NOT_FOUND,
  FORBIDDEN,
  /** Not sold, or its refund is under way or done. */
  NOT_REFUNDABLE
}
