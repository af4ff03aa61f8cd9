package io.fairqueue.claim;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Permitted;
import io.fairqueue.access.Viewer;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.ListedClaim;
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
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Claims on tickets: held, sold, given back, refunded.
 *
 * <p>Thread-safe. Methods read or write the stores, and so block; a store in trouble throws {@link
 * io.fairqueue.port.StoreUnavailableException}. Staff act on the claims of their events by their
 * rights; each act leaves an audit row.
 */
public final class Claims {

  private final LineReads lineReads;
  private final HoldUnits hold;
  private final ShowClaim show;
  private final ReleaseClaim release;
  private final RefundClaim refund;
  private final ListClaims list;
  private final ExportClaims export;
  private final ClaimStore claims;

  /** Joins the verbs to the stores. */
  public Claims(Parts parts) {
    this.lineReads = parts.stores().lineReads();
    this.hold =
        new HoldUnits(
            parts.stores().events(),
            parts.stores().claims(),
            parts.notifier(),
            parts.ids(),
            parts.time());
    this.show = new ShowClaim(parts.stores(), parts.time());
    this.refund = new RefundClaim(parts.stores(), parts.notifier(), parts.ids(), parts.time());
    this.list = new ListClaims(parts.stores(), parts.time());
    this.export = new ExportClaims(parts.stores(), parts.time());
    this.claims = parts.stores().claims();
    this.release = new ReleaseClaim(parts.stores(), parts.notifier(), parts.time());
  }

  /**
   * Uses the fan's admission to hold this many units of an event with a single tier, for as long as
   * the policy lets a fan pay. Units that cost nothing are sold at once. Repeating holds nothing
   * more: an admission makes one claim.
   *
   * @return {@link HoldOutcome.NotAdmitted} for a fan who is not in line, {@link
   *     HoldOutcome.AlreadyClaimed}, {@link HoldOutcome.SoldOut} or another {@link
   *     HoldOutcome.Refused}
   */
  public HoldOutcome claim(EventId event, CustomerId customer, int quantity) {
    return lineReads
        .find(event, customer)
        .map(entry -> claim(event, entry.id(), customer, new UnitSelection.AnyOf(quantity, null)))
        .orElseGet(() -> new HoldOutcome.NotAdmitted());
  }

  /**
   * Uses this very admission to hold units of any kind, all that are selected or none. Otherwise as
   * {@link #claim(EventId, CustomerId, int)}.
   */
  public HoldOutcome claim(
      EventId event, EntryId entry, CustomerId customer, UnitSelection selection) {
    return hold.hold(event, entry, customer, selection, null);
  }

  /**
   * Holds other units by the same admission, in place of an unpaid claim: in one step, which leaves
   * that claim as it is if the others can't be had. The new claim keeps the old one's end.
   * Repeating changes nothing: it answers {@link HoldOutcome.NotReplaceable}.
   *
   * @return also {@link HoldOutcome.PaymentInProgress}
   */
  public HoldOutcome replace(
      ClaimId replaced,
      EventId event,
      EntryId entry,
      CustomerId customer,
      UnitSelection selection) {
    return hold.hold(event, entry, customer, selection, replaced);
  }

  /** A claim, to its fan and to those who run its event. */
  public Permitted<Claim> show(ClaimId id, Viewer viewer) {
    return show.show(id, viewer);
  }

  /**
   * Gives a fan's unpaid claim back. Repeating answers {@link ReleaseOutcome.NotHeld}; a claim that
   * is being paid is {@link ReleaseOutcome.PaymentInProgress}.
   */
  public Permitted<ReleaseOutcome> release(ClaimId id, CustomerId customer) {
    return release.release(id, customer, false);
  }

  /**
   * As {@link #release(ClaimId, CustomerId)}, but ends a pending payment as well; money that comes
   * for it goes back.
   */
  public Permitted<ReleaseOutcome> giveUp(ClaimId id, CustomerId customer) {
    return release.release(id, customer, true);
  }

  /** Gives a fan's unpaid claim back, as the fan could, by those who run the event. */
  public Permitted<ReleaseOutcome> release(Actor actor, ClaimId id) {
    return release.release(actor, id, false);
  }

  /** As {@link #giveUp(ClaimId, CustomerId)}, by those who run the event. */
  public Permitted<ReleaseOutcome> giveUp(Actor actor, ClaimId id) {
    return release.release(actor, id, true);
  }

  /** As {@link #refund(Actor, ClaimId, Set, String)}, of all units that are left. */
  public Permitted<RefundOutcome> refund(Actor actor, ClaimId id, String reason) {
    return refund(actor, id, Set.of(), reason);
  }

  /**
   * Asks for the money of a sold claim back and voids its tickets at once; ticks send the refund.
   * Repeating asks for nothing twice.
   *
   * @param units of the claim; empty for all that are left
   * @param reason up to 500 characters
   * @return {@link RefundOutcome.NotRefundable} for what isn't sold, {@link
   *     RefundOutcome.CheckedIn} where a ticket let somebody in
   */
  public Permitted<RefundOutcome> refund(
      Actor actor, ClaimId id, Set<UnitId> units, String reason) {
    return refund.refund(actor, id, units, reason, false);
  }

  /** As {@link #forceRefund(Actor, ClaimId, Set, String)}, of all units that are left. */
  public Permitted<RefundOutcome> forceRefund(Actor actor, ClaimId id, String reason) {
    return forceRefund(actor, id, Set.of(), reason);
  }

  /**
   * As {@link #refund(Actor, ClaimId, Set, String)}, also when a ticket let somebody in; its place
   * isn't sold again.
   */
  public Permitted<RefundOutcome> forceRefund(
      Actor actor, ClaimId id, Set<UnitId> units, String reason) {
    return refund.refund(actor, id, units, reason, true);
  }

  /** A page of claims: of one event for those who may see who buys, of all events for admins. */
  public Permitted<Page<ListedClaim>> list(Actor actor, ClaimQuery query) {
    return list.list(actor, query);
  }

  /**
   * A fan's claims, newest first.
   *
   * @param after the end of the slice before; null for the first one
   * @param size how many at most
   */
  public Slice<Claim> history(CustomerId customer, @Nullable Cursor after, int size) {
    return claims.history(customer, after, size);
  }

  /** What became of these claims, in one read and in no order; for those who push. */
  public List<Claim> watch(Collection<ClaimId> ids) {
    return ids.isEmpty() ? List.of() : claims.findAll(ids);
  }

  /**
   * Hands over all claims of an event, as they are at one moment, the oldest first. Each time
   * leaves an audit row that says how many they were.
   *
   * @param sink called on this thread, and not at all for who has no right; what it throws ends the
   *     reading
   * @return how many
   */
  public Permitted<Integer> export(Actor actor, EventId event, Consumer<ListedClaim> sink) {
    return export.export(actor, event, sink);
  }
}
