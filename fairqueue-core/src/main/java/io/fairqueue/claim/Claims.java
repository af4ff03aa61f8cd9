package io.fairqueue.claim;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Permitted;
import io.fairqueue.access.Viewer;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimQuery;
import io.fairqueue.port.ClaimStore;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.ClaimStore.ReleaseOutcome;
import io.fairqueue.port.Cursor;
import io.fairqueue.port.LineReads;
import io.fairqueue.port.Page;
import io.fairqueue.port.Parts;
import io.fairqueue.port.PaymentStore.RefundOutcome;
import io.fairqueue.port.Slice;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Claims on tickets. */
public final class Claims {

  private final LineReads lineReads;
  private final HoldUnits hold;
  private final ShowClaim show;
  private final ReleaseClaim release;
  private final RefundClaim refund;
  private final ListClaims list;
  private final ClaimStore claims;

  public Claims(Parts parts) {
    this.lineReads = parts.stores().lineReads();
    this.hold =
        new HoldUnits(
            parts.stores().events(),
            parts.stores().claims(),
            parts.notifier(),
            parts.ids(),
            parts.time());
    this.show = new ShowClaim(parts.stores().claims(), parts.stores().events());
    this.refund = new RefundClaim(parts.stores(), parts.notifier(), parts.ids(), parts.time());
    this.list = new ListClaims(parts.stores().claims(), parts.stores().events());
    this.claims = parts.stores().claims();
    this.release = new ReleaseClaim(parts.stores(), parts.notifier(), parts.time());
  }

  /** Uses the fan's admission for so many tickets of an event with a single tier. */
  public HoldOutcome claim(EventId event, CustomerId customer, int quantity) {
    return lineReads
        .find(event, customer)
        .map(entry -> claim(event, entry.id(), customer, new UnitSelection.AnyOf(quantity, null)))
        .orElseGet(() -> new HoldOutcome.NotAdmitted());
  }

  /** Uses this very admission. */
  public HoldOutcome claim(
      EventId event, EntryId entry, CustomerId customer, UnitSelection selection) {
    return hold.hold(event, entry, customer, selection, null);
  }

  /**
   * Holds other units by the same admission, in place of an unpaid claim: in one step, which leaves
   * that claim as it is if the others can't be had.
   */
  public HoldOutcome replace(
      ClaimId replaced,
      EventId event,
      EntryId entry,
      CustomerId customer,
      UnitSelection selection) {
    return hold.hold(event, entry, customer, selection, replaced);
  }

  public Permitted<Claim> show(ClaimId id, Viewer viewer) {
    return show.show(id, viewer);
  }

  public Permitted<ReleaseOutcome> release(ClaimId id, CustomerId customer) {
    return release.release(id, customer, false);
  }

  /** Also ends a pending payment; money that comes for it goes back. */
  public Permitted<ReleaseOutcome> giveUp(ClaimId id, CustomerId customer) {
    return release.release(id, customer, true);
  }

  /** Gives a fan's unpaid claim back, as the fan could; an admin's act leaves an audit row. */
  public Permitted<ReleaseOutcome> release(Actor actor, ClaimId id) {
    return release.release(actor, id, false);
  }

  /** As {@link #giveUp(ClaimId, CustomerId)}, by whoever runs the event. */
  public Permitted<ReleaseOutcome> giveUp(Actor actor, ClaimId id) {
    return release.release(actor, id, true);
  }

  /** Refunds all that is left of it. */
  public Permitted<RefundOutcome> refund(Actor actor, ClaimId id, String reason) {
    return refund(actor, id, Set.of(), reason);
  }

  /** Refunds some of its units; all that are left, if none is named. */
  public Permitted<RefundOutcome> refund(
      Actor actor, ClaimId id, Set<UnitId> units, String reason) {
    return refund.refund(actor, id, units, reason, false);
  }

  /** Refunds all that is left of it, also when a ticket let somebody in. */
  public Permitted<RefundOutcome> forceRefund(Actor actor, ClaimId id, String reason) {
    return forceRefund(actor, id, Set.of(), reason);
  }

  /** As {@link #refund}, also when a ticket let somebody in; its place isn't sold again. */
  public Permitted<RefundOutcome> forceRefund(
      Actor actor, ClaimId id, Set<UnitId> units, String reason) {
    return refund.refund(actor, id, units, reason, true);
  }

  public Permitted<Page<Claim>> list(Actor actor, ClaimQuery query) {
    return list.list(actor, query);
  }

  /** A fan's claims, newest first, from behind the cursor. */
  public Slice<Claim> history(CustomerId customer, @Nullable Cursor after, int size) {
    return claims.history(customer, after, size);
  }
}
