package io.fairqueue.claim;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.Text;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.Operation;
import io.fairqueue.port.PaymentStore.RefundOutcome;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives the money of a sold claim back; also asks again for what the gateway refused: the refund of
 * the sale, or, of a claim that isn't sold, those of money that came too late.
 */
final class RefundClaim {

  private static final int MAX_REASON = 500;

  private final Stores stores;
  private final Authorization authorization;
  private final Notifier notifier;
  private final IdSource ids;
  private final InstantSource time;

  RefundClaim(Stores stores, Notifier notifier, IdSource ids, InstantSource time) {
    this.stores = stores;
    this.authorization = new Authorization(stores, time);
    this.notifier = notifier;
    this.ids = ids;
    this.time = time;
  }

  /**
   * Asks for it.
   *
   * @param units those of its units; empty for all that are left
   * @param force also when a ticket let somebody in; its place isn't sold again
   */
  public Permitted<RefundOutcome> refund(
      Actor actor, ClaimId id, Set<UnitId> units, String why, boolean force) {
    String reason = Text.written("reason", why, MAX_REASON);
    Claim claim = stores.claims().find(id).orElse(null);
    if (claim == null) {
      return new Permitted.NotFound<>();
    }
    Event event = stores.events().find(claim.facts().eventId()).orElse(null);
    if (event == null || !authorization.allows(actor, event, Right.REFUND)) {
      return new Permitted.Forbidden<>();
    }
    var refund = new RefundId(ids.next());
    if (wasAsked(claim, refund)) {
      return new Permitted.Allowed<>(new RefundOutcome.Requested(List.of()));
    }
    Deed deed =
        Deed.on(event, "claim.refund")
            .to(id)
            .into("refund", refund)
            .into("units", units.isEmpty() ? "all" : sorted(units))
            .into("force", force);
    RefundOutcome outcome =
        authorization.noted(
            actor,
            deed,
            () ->
                stores.payments().requestRefund(id, refund, units, reason, force, time.instant()));
    if (outcome instanceof RefundOutcome.NothingToPay) {
      notifier.notify(new Notifier.Notice.StockChanged(event.id()));
    }
    return new Permitted.Allowed<>(
        outcome instanceof RefundOutcome.NotRefundable
                && (isUnderWay(claim, units)
                    || (units.isEmpty()
                        && authorization.noted(actor, deed, () -> isAskedAgain(claim))))
            ? new RefundOutcome.Requested(List.of())
            : outcome);
  }

  private static String sorted(Set<UnitId> units) {
    return units.stream().map(UnitId::toString).sorted().collect(Collectors.joining(" "));
  }

  /** Whether an earlier try of the same operation did it, also for what cost nothing. */
  private boolean wasAsked(Claim claim, RefundId refund) {
    return Operation.isRepeated()
        && (claim instanceof Claim.Refunded
            || stores.payments().viewsOfClaim(claim.id()).stream()
                .flatMap(view -> view.refunds().stream())
                .anyMatch(each -> each.id().equals(refund)));
  }

  /** Whether an earlier try of the same operation asked for these, of a sale that goes on. */
  private boolean isUnderWay(Claim claim, Set<UnitId> units) {
    return Operation.isRepeated()
        && claim instanceof Claim.Confirmed
        && stores.tickets().ofClaim(claim.id()).stream()
            .filter(ticket -> units.isEmpty() || units.contains(ticket.facts().unitId()))
            .allMatch(Ticket.Voided.class::isInstance)
        && stores.payments().viewsOfClaim(claim.id()).stream()
            .flatMap(view -> view.refunds().stream())
            .noneMatch(refund -> refund.status() == RefundStatus.FAILED);
  }

  private boolean isAskedAgain(Claim claim) {
    return !(claim instanceof Claim.Confirmed)
        && stores.payments().ofClaim(claim.id()).stream()
                .filter(paid -> stores.payments().retryRefund(paid.id(), time.instant()))
                .count()
            > 0;
  }
}
