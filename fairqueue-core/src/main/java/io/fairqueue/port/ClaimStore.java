package io.fairqueue.port;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.ListedClaim;
import io.fairqueue.domain.ReleaseReason;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Claims and the units they hold. Thread-safe. Lock order everywhere: event, line, entries, claims,
 * units; inside a kind by ascending id.
 */
public interface ClaimStore {

  /**
   * Uses an admission to hold units.
   *
   * <p>Atomic: the event is open, the entry is this fan's, admitted and inside its window, and
   * becomes completed; the fan has fewer live or sold claims here than the event allows; the units
   * are free and become held. A claim that costs nothing is confirmed at once. All or nothing, of
   * several tiers too. The loser of a race gets the refusal that the winner caused; repeating
   * answers {@link HoldOutcome.AlreadyClaimed} where that was the last claim allowed, else {@link
   * HoldOutcome.NotAdmitted}. Uses the caller's clock; a store in which requests wait judges them
   * by the time at which their turn has come, and the hold begins then.
   *
   * <p>With {@link HoldRequest#replaces()} the admission may be used: by that claim, which is this
   * fan's, {@code CLAIMED}, inside its hold and not being paid, and the admission's window still
   * runs. In the same step that claim is released as {@link ReleaseReason#REPLACED}, its units
   * count as free for the new one, the entry leads to the new one, which keeps the old one's end,
   * and no limit of claims is asked. Refused, it stays as it is. Of a replacement and a payment
   * begun at the same time one is refused; repeating answers {@link HoldOutcome.NotReplaceable}.
   */
  HoldOutcome hold(HoldRequest request);

  /**
   * Why a hold by this fan would be refused whatever the units; empty if nothing stands against it.
   * In this order: already claimed, sale closed, not admitted; or, of one that replaces a claim:
   * sale closed, not replaceable, not admitted, payment in progress. A plain read.
   *
   * @param replaces as in {@link HoldRequest#replaces()}
   */
  Optional<HoldOutcome.Refused> refusal(
      EventId event, EntryId entry, CustomerId customer, @Nullable ClaimId replaces, Instant now);

  /** The same of a hold that replaces nothing. */
  default Optional<HoldOutcome.Refused> refusal(
      EventId event, EntryId entry, CustomerId customer, Instant now) {
    return refusal(event, entry, customer, null, now);
  }

  /** The claim as last committed. */
  Optional<Claim> find(ClaimId id);

  /** The claims of these ids that there are, in no order. A plain read. */
  List<Claim> findAll(Collection<ClaimId> ids);

  /** The unpaid claims of these fans, at most {@code limit}. A plain read. */
  List<Claim.Claimed> unpaidOf(Collection<CustomerId> customers, int limit);

  /** A page of claims and whose they are, with the total. A plain read. */
  Page<ListedClaim> list(ClaimQuery query);

  /**
   * Hands over all claims of an event, as they are at one moment, the oldest first.
   *
   * @param sink called on this thread; what it throws ends the reading
   * @return how many
   */
  int eachClaim(EventId event, Consumer<ListedClaim> sink);

  /**
   * A fan's claims, newest first, from behind the cursor. Rows added meanwhile neither repeat nor
   * hide one.
   *
   * @param after null for the newest
   * @param size from 1 to 100
   */
  Slice<Claim> history(CustomerId customer, @Nullable Cursor after, int size);

  /**
   * Gives a claim's units back.
   *
   * <p>Atomic: only a {@code CLAIMED} claim, and its units are free in the same step. For {@link
   * ReleaseReason#CUSTOMER} a pending payment stands against it, unless it is given up: then it
   * ends as {@link io.fairqueue.domain.Payment.Failed#GIVEN_UP} in the same step. A lost race
   * returns {@link ReleaseOutcome.NotHeld}; so repeating is safe.
   */
  ReleaseOutcome release(ClaimId id, ReleaseReason reason, boolean giveUpPayment, Instant now);

  /** The same; a pending payment is not given up. */
  default ReleaseOutcome release(ClaimId id, ReleaseReason reason, Instant now) {
    return release(id, reason, false, now);
  }

  /**
   * Releases claims whose hold has ended at {@code now}, a pending payment or not, at most {@code
   * limit} of them: as {@code PAYMENT_FAILED} when the last attempt failed, else {@code EXPIRED}.
   *
   * <p>Atomic; a claim is answered by one caller only, claims that another is busy with are passed
   * over. Repeating is safe.
   */
  List<Claim.Released> expire(Instant now, int limit);

  /** Releases unpaid claims of a cancelled event, at most {@code limit}; as {@link #expire}. */
  List<Claim.Released> releaseAll(EventId event, Instant now, int limit);

  /** What became of a hold. */
  public sealed interface HoldOutcome {

    /** {@link Claim.Claimed}, or {@link Claim.Confirmed} when it costs nothing. */
    record Held(Claim claim) implements HoldOutcome {}

    /** A rule said no; nothing was changed. */
    sealed interface Refused extends HoldOutcome {}

    /** The fan has as many live or sold claims here as one may; the newest of them. */
    record AlreadyClaimed(ClaimId claim) implements Refused {}

    /** The event is not on sale, or its sale is over. */
    record SaleClosed() implements Refused {}

    /** The window is over, the admission was given up, or it was used already. */
    record NotAdmitted() implements Refused {}

    /** The claim to replace is not an unpaid one of this fan's, made by this admission. */
    record NotReplaceable() implements Refused {}

    /** The claim to replace is being paid. */
    record PaymentInProgress() implements Refused {}

    /** A chosen unit is not one of this event's. */
    record UnknownUnits() implements Refused {}

    /** Free units exist, but not these or not enough of a tier: of several, the first such. */
    record UnitsTaken(OptionalLong free) implements Refused {

      /** These very units. */
      public UnitsTaken() {
        this(OptionalLong.empty());
      }

      /**
       * Units of a kind, by their number.
       *
       * @param free how many of it are left
       */
      public UnitsTaken(long free) {
        this(OptionalLong.of(free));
      }
    }

    /** No unit is free. */
    record SoldOut() implements Refused {}

    /** The event has no such tier. */
    record TierNotFound() implements Refused {}

    /**
     * What was asked for can't be asked for, whatever is free; said by the door, not by a store.
     *
     * @param field as it is called on the wire
     */
    record InvalidSelection(String field, String message) implements Refused {}
  }

  /** What became of a release. */
  public sealed interface ReleaseOutcome {

    record Released(Claim.Released claim) implements ReleaseOutcome {}

    /** The claim is not held any more, or never was. */
    record NotHeld() implements ReleaseOutcome, Unchanged {}

    /** A payment of this claim has not ended yet. */
    record PaymentInProgress() implements ReleaseOutcome, Unchanged {}
  }
}
