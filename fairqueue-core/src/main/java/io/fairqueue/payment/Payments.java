package io.fairqueue.payment;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Permitted;
import io.fairqueue.access.Viewer;
import io.fairqueue.claim.Claims;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.ListedPayment;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.payment.MovementsOutcome.Unmatched;
import io.fairqueue.port.Page;
import io.fairqueue.port.Parts;
import io.fairqueue.port.PaymentQuery;
import io.fairqueue.port.PaymentView;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Money for claims.
 *
 * <p>Thread-safe. Methods read or write the stores, and so block; a store in trouble throws {@link
 * io.fairqueue.port.StoreUnavailableException}. Organizers may act on the payments of their events;
 * an admin's act on somebody else's leaves an audit row.
 */
public final class Payments {

  /** What became of a webhook. */
  public enum Receipt {
    STORED,
    ALREADY_STORED,
    INVALID_SIGNATURE,
    UNREADABLE,
    GATEWAY_NOT_CONFIGURED
  }

  final ReceivedWebhooks received = new ReceivedWebhooks();
  private final StartPayment start;
  private final ShowPayment show;
  private final ListPayments list;
  private final ExportPayments export;
  private final RetryRefund retryRefund;
  private final RetryWebhook retryWebhook;
  private final ReceiveWebhook receive;
  private final ReconcileMovements reconcile;

  /**
   * Joins payments to their stores and gateway.
   *
   * @param wait how a caller waits for another caller's answer from the gateway
   */
  public Payments(Parts parts, Claims claims, WaitPolicy wait) {
    this.start = new StartPayment(parts.stores(), parts.gateway(), parts.ids(), parts.time(), wait);
    this.show = new ShowPayment(parts.stores().payments(), claims);
    this.list = new ListPayments(parts.stores(), parts.time());
    this.export = new ExportPayments(parts.stores(), parts.time());
    this.retryRefund = new RetryRefund(parts.stores(), parts.time());
    this.retryWebhook = new RetryWebhook(parts.stores(), parts.time());
    this.reconcile = new ReconcileMovements(parts);
    this.receive =
        new ReceiveWebhook(parts.stores().webhooks(), parts.gateway(), received, parts.time());
  }

  /**
   * Opens a payment for a held claim at the gateway, or answers the one that is open; so repeating
   * is safe. Blocks for the gateway's answer, or for another caller's.
   *
   * @param method another one than the open payment's begins a new payment; null never does
   * @return {@link StartOutcome.GatewayUnavailable} where it is not known whether a payment was
   *     opened: ticks find out, and the fan may try again; {@link StartOutcome.ClaimNotPayable} for
   *     what isn't held any more
   */
  public Permitted<StartOutcome> start(
      ClaimId claim, CustomerId customer, @Nullable PaymentMethod method) {
    return open(claim, customer, PaymentWish.of(method));
  }

  /**
   * The same, as the fan wishes it. A payment that is open and goes on keeps its own way back.
   *
   * @return also {@link StartOutcome.ReturnNotAllowed}
   */
  public Permitted<StartOutcome> open(ClaimId claim, CustomerId customer, PaymentWish wish) {
    return start.start(claim, customer, wish);
  }

  /**
   * Ends the payment that is open, if there is one, which uses no attempt, and begins a new one, up
   * to 50 times a claim. Otherwise as {@link #start}; repeating begins another one.
   */
  public Permitted<StartOutcome> restart(
      ClaimId claim, CustomerId customer, @Nullable PaymentMethod method) {
    return open(claim, customer, new PaymentWish(method, true, null));
  }

  /** A payment with its refunds, to those who may see its claim. */
  public Permitted<PaymentView> show(PaymentId id, Viewer viewer) {
    return show.show(id, viewer);
  }

  /** A page of an event's payments, what began last first, for those who may see who buys. */
  public Permitted<Page<ListedPayment>> list(Actor actor, PaymentQuery query) {
    return list.list(actor, query);
  }

  /**
   * Hands over all payments of an event, as they are at one moment, the oldest first. Each time
   * leaves an audit row that says how many they were.
   *
   * @param sink called on this thread, and not at all for who has no right; what it throws ends the
   *     reading
   * @return how many
   */
  public Permitted<Integer> export(Actor actor, EventId event, Consumer<ListedPayment> sink) {
    return export.export(actor, event, sink);
  }

  /** Every attempt to pay a claim, newest first, to those who may see the claim. */
  public Permitted<List<PaymentView>> ofClaim(ClaimId claim, Viewer viewer) {
    return show.ofClaim(claim, viewer);
  }

  /**
   * Makes a refund due again that the gateway refused; ticks send it. Repeating is safe.
   *
   * @return {@code false} unless the gateway had refused one
   */
  public Permitted<Boolean> retryRefund(Actor actor, PaymentId payment) {
    return retryRefund.retry(actor, payment);
  }

  /**
   * Makes a webhook due again that was given up. Leaves a row in the audit log. Repeating is safe.
   *
   * @return {@code false} unless it was given up
   */
  public boolean retryWebhook(Actor admin, long webhook) {
    return retryWebhook.retry(admin, webhook);
  }

  /**
   * Reads the gateway's books since a moment, and gives each line the effect that its webhook would
   * have had: for stores that were restored, and so know less than the gateway. Leaves a row in the
   * audit log. Blocks on the gateway; repeating is safe, as is running it while fans pay.
   *
   * @param sink called on this thread with each line that nobody here can match
   */
  public MovementsOutcome reconcile(Actor admin, Instant since, Consumer<Unmatched> sink) {
    return reconcile.reconcile(admin, since, sink);
  }

  /**
   * Keeps a signed webhook. {@link io.fairqueue.Ticks#webhooks()} gives it its effect, of this node
   * or, after some seconds, of any; {@link io.fairqueue.Ticks#receivedWebhooks()} does so at once.
   * Repeating is safe: the same bytes are {@link Receipt#ALREADY_STORED}.
   *
   * @param body the raw bytes, as they were signed
   */
  public Receipt receive(byte[] body, String signature) {
    return receive.receive(body, signature);
  }
}
