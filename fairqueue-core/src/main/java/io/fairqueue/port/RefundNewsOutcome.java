package io.fairqueue.port;

/** What became of news about a refund. */
public enum RefundNewsOutcome {
  /** A refund that we know went on; or one that was made at the gateway is kept from now on. */
  CHANGED,
  /** It was reported before, or is older than what we know. */
  ALREADY,
  /** Part of the money, or more than there was: somebody has to look at it. Nothing changed. */
  UNCLEAR,
  UNKNOWN_PAYMENT
}
