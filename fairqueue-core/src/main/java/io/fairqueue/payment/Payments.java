package io.fairqueue.payment;

import io.fairqueue.Ticks;
import io.fairqueue.access.Actor;
import io.fairqueue.access.Permitted;
import io.fairqueue.access.Viewer;
import io.fairqueue.claim.Claims;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.payment.ReceiveWebhook.Receipt;
import io.fairqueue.port.Parts;
import io.fairqueue.port.PaymentView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Money for claims. */
public final class Payments {

  final ReceivedWebhooks received = new ReceivedWebhooks();
  private final StartPayment start;
  private final ShowPayment show;
  private final RetryRefund retryRefund;
  private final RetryWebhook retryWebhook;
  private final ReceiveWebhook receive;

  /**
   * Joins payments to their stores and gateway.
   *
   * @param wait how a caller waits for another caller's answer from the gateway
   */
  public Payments(Parts parts, Claims claims, Patience wait) {
    this.start = new StartPayment(parts.stores(), parts.gateway(), parts.ids(), parts.time(), wait);
    this.show = new ShowPayment(parts.stores().payments(), claims);
    this.retryRefund = new RetryRefund(parts.stores(), parts.time());
    this.retryWebhook = new RetryWebhook(parts.stores(), parts.time());
    this.receive =
        new ReceiveWebhook(parts.stores().webhooks(), parts.gateway(), received, parts.time());
  }

  public Permitted<StartOutcome> start(
      ClaimId claim, CustomerId customer, @Nullable PaymentMethod method) {
    return start.start(claim, customer, method, false);
  }

  /** Ends the payment that is open, if there is one, and begins anew. */
  public Permitted<StartOutcome> restart(
      ClaimId claim, CustomerId customer, @Nullable PaymentMethod method) {
    return start.start(claim, customer, method, true);
  }

  public Permitted<PaymentView> show(PaymentId id, Viewer viewer) {
    return show.show(id, viewer);
  }

  public Permitted<List<PaymentView>> ofClaim(ClaimId claim, Viewer viewer) {
    return show.ofClaim(claim, viewer);
  }

  /** Asks again for a refund that the gateway refused. */
  public Permitted<Boolean> retryRefund(Actor actor, PaymentId payment) {
    return retryRefund.retry(actor, payment);
  }

  /**
   * Makes a webhook due again that was given up. Leaves a row in the audit log. Blocks.
   *
   * @return {@code false} unless it was given up
   */
  public boolean retryWebhook(Actor admin, long webhook) {
    return retryWebhook.retry(admin, webhook);
  }

  /**
   * Keeps a signed webhook. {@link Ticks#webhooks()} gives it its effect, of this node or, after
   * some seconds, of any; {@link Ticks#receivedWebhooks()} does so at once.
   */
  public Receipt receive(byte[] body, String signature) {
    return receive.receive(body, signature);
  }
}
