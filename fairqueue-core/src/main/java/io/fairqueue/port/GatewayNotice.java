package io.fairqueue.port;

import io.fairqueue.domain.RefundNews;

/** What a gateway tells us by a webhook. */
public sealed interface GatewayNotice {

  record ChargeSucceeded(String reference, Capture capture) implements GatewayNotice {}

  record ChargeFailed(String reference, String reason) implements GatewayNotice {}

  /** Money goes back, or doesn't: by a refund, ours or not, or by a dispute that was lost. */
  record Refund(String reference, RefundNews news) implements GatewayNotice {}

  /** A buyer's bank wants the money back; nothing is decided. */
  record Disputed(String reference) implements GatewayNotice {}

  /** Something that does not concern us. */
  record Other(String kind) implements GatewayNotice {}
}
