package io.fairqueue;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.port.PaymentView;
import io.fairqueue.usecase.Actor;
import io.fairqueue.usecase.Lookup;
import io.fairqueue.usecase.ReceiveWebhook;
import io.fairqueue.usecase.ReceiveWebhook.Receipt;
import io.fairqueue.usecase.ReceivedWebhooks;
import io.fairqueue.usecase.RefundResult;
import io.fairqueue.usecase.RetryRefund;
import io.fairqueue.usecase.ShowClaim;
import io.fairqueue.usecase.ShowPayment;
import io.fairqueue.usecase.StartPayment;
import io.fairqueue.usecase.StartPaymentResult;
import io.fairqueue.usecase.Viewer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Money for claims. */
public final class Payments {

  private final StartPayment start;
  private final ShowPayment show;
  private final RetryRefund retryRefund;
  private final ReceiveWebhook receive;

  Payments(FairQueue.Builder b, ReceivedWebhooks received) {
    this.start = new StartPayment(b.stores, b.gateway, b.ids, b.time, b.patience);
    this.show =
        new ShowPayment(b.stores.payments(), new ShowClaim(b.stores.claims(), b.stores.events()));
    this.retryRefund = new RetryRefund(b.stores, b.time);
    this.receive = new ReceiveWebhook(b.stores.webhooks(), b.gateway, received, b.time);
  }

  public StartPaymentResult start(
      ClaimId claim, CustomerId customer, @Nullable PaymentMethod method) {
    return start.start(claim, customer, method, false);
  }

  /** Ends the payment that is open, if there is one, and begins anew. */
  public StartPaymentResult restart(
      ClaimId claim, CustomerId customer, @Nullable PaymentMethod method) {
    return start.start(claim, customer, method, true);
  }

  public Lookup<PaymentView> show(PaymentId id, Viewer viewer) {
    return show.show(id, viewer);
  }

  public Lookup<List<PaymentView>> ofClaim(ClaimId claim, Viewer viewer) {
    return show.ofClaim(claim, viewer);
  }

  /** Asks again for a refund that the gateway refused. */
  public RefundResult retryRefund(Actor actor, PaymentId payment) {
    return retryRefund.retry(actor, payment);
  }

  /**
   * Keeps a signed webhook. {@link Ticks#webhooks()} gives it its effect, of this node or, after
   * some seconds, of any; {@link Ticks#receivedWebhooks()} does so at once.
   */
  public Receipt receive(byte[] body, String signature) {
    return receive.receive(body, signature);
  }
}
