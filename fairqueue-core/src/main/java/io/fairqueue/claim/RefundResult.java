package io.fairqueue.claim;

/** What became of asking for a refund. */
public enum RefundResult {
  /** Asked for; the gateway is asked soon. */
  REQUESTED,
  /** It cost nothing and is given back already. */
  REFUNDED,
  NOT_FOUND,
  FORBIDDEN,
  /** A ticket let somebody in, and nobody insisted. */
  CHECKED_IN,
  /** A unit is none of this claim's. */
  UNKNOWN_UNITS,
  /** Not sold, or the refund of a unit is under way or done. */
  NOT_REFUNDABLE
}
