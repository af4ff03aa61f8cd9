package io.fairqueue.port;

import io.fairqueue.domain.Money;
import org.jspecify.annotations.Nullable;

/** What a gateway tells us by a webhook. */
public sealed interface GatewayNotice {

  record ChargeSucceeded(String reference, Money amount, @Nullable String externalId)
      implements GatewayNotice {}

  record ChargeFailed(String reference, String reason) implements GatewayNotice {}

  /** Something that does not concern us. */
  record Other(String kind) implements GatewayNotice {}
}
