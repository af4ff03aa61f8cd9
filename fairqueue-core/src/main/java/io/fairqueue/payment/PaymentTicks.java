package io.fairqueue.payment;

import io.fairqueue.claim.ClaimTicks;
import io.fairqueue.domain.Event;
import io.fairqueue.port.Parts;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What must happen by itself to money.
 *
 * <p>Thread-safe. Every method blocks on the stores, may be repeated, and run by many nodes at
 * once.
 */
public final class PaymentTicks {

  private final ProcessWebhooks processWebhooks;
  private final ReconcilePayments reconcilePayments;
  private final SettleRefunds settleRefunds;
  private final FinishCancellation finishCancellation;

  /**
   * Joins the stores to the gateway.
   *
   * @param staleAge when a silent payment is asked about, at the latest
   * @param abandonAge when an attempt that stays unpaid after its claim ended is closed
   */
  public PaymentTicks(
      Parts parts, Payments payments, ClaimTicks claims, Duration staleAge, Duration abandonAge) {
    this.processWebhooks =
        new ProcessWebhooks(
            parts.stores(),
            parts.gateway(),
            parts.notifier(),
            parts.ids(),
            payments.received,
            parts.time());
    this.reconcilePayments =
        new ReconcilePayments(
            parts.stores(),
            parts.gateway(),
            parts.notifier(),
            parts.ids(),
            parts.time(),
            staleAge,
            abandonAge);
    this.settleRefunds =
        new SettleRefunds(parts.stores(), parts.gateway(), parts.notifier(), parts.time());
    this.finishCancellation =
        new FinishCancellation(claims, parts.stores().payments(), parts.time());
  }

  /**
   * Gives kept webhooks their effect, of this node or, when due, of any. One that fails is tried
   * again later, and given up after some hours.
   *
   * @param onFailure hears of each failure when the rest is done; may throw
   */
  public void processWebhooks(Consumer<RuntimeException> onFailure) {
    processWebhooks.process(onFailure);
  }

  /** The same with those alone that this node received. */
  public void processReceivedWebhooks(Consumer<RuntimeException> onFailure) {
    processWebhooks.processReceived(onFailure);
  }

  /**
   * Asks the gateway about stale payments, and gives what it says its effect.
   *
   * @param onFailure hears of each failure when the rest is done; may throw
   */
  public void reconcile(Consumer<RuntimeException> onFailure) {
    reconcilePayments.reconcile(onFailure);
  }

  /**
   * Sends due refunds to the gateway, and asks about those it has not ended.
   *
   * @param onFailure hears of each failure when the rest is done; may throw
   */
  public void settleRefunds(Consumer<RuntimeException> onFailure) {
    settleRefunds.settle(onFailure);
  }

  /** Releases and refunds what is left of a cancelled event. */
  public void finish(Event.Cancelled event) {
    finishCancellation.finish(event);
  }
}
