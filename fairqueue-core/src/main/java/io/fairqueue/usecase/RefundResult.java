package io.fairqueue.usecase;

/** What became of asking for a refund. */
public enum RefundResult {
  /** Asked for; the gateway is asked soon. */
  REQUESTED,
  /** It cost nothing and is refunded already. */
  REFUNDED,
  NOT_FOUND,
  FORBIDDEN,
  /** A ticket let somebody in, and nobody insisted. */
  CHECKED_IN,
  /** Not sold, or its refund is under way or done. */
  NOT_REFUNDABLE
}
