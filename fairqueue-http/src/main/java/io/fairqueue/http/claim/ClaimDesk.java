package io.fairqueue.http.claim;

import io.fairqueue.FairQueue;
import io.fairqueue.access.Permitted;
import io.fairqueue.claim.Claims;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.ClaimStore.ReleaseOutcome;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * What is done with claims, by the API and by pages. What there is a reason against throws a {@link
 * ProblemException}. Thread-safe; blocks.
 */
@Singleton
public final class ClaimDesk {

  private final Claims claims;

  ClaimDesk(FairQueue fairQueue) {
    this.claims = fairQueue.claims();
  }

  /** Holds units for who was admitted. */
  public Claim claim(EventId event, EntryId entry, Caller.Fan fan, UnitSelection units) {
    return held(hold(event, entry, fan, units, null));
  }

  HoldOutcome hold(
      EventId event,
      EntryId entry,
      Caller.Fan fan,
      UnitSelection units,
      @Nullable ClaimId replaces) {
    return replaces == null
        ? claims.claim(event, entry, fan.id(), units)
        : claims.replace(replaces, event, entry, fan.id(), units);
  }

  static Claim held(HoldOutcome outcome) {
    return switch (outcome) {
      case HoldOutcome.Held held -> held.claim();
      case HoldOutcome.Refused refused -> throw HoldRefusals.of(refused);
    };
  }

  /** Gives units back. */
  public void release(ClaimId claim, Caller.Fan fan, boolean giveUpPayment) {
    released(giveUpPayment ? claims.giveUp(claim, fan.id()) : claims.release(claim, fan.id()));
  }

  /** The same by staff, as the fan could. */
  public void release(ClaimId claim, Caller.Staff staff, boolean giveUpPayment) {
    released(
        giveUpPayment ? claims.giveUp(staff.actor(), claim) : claims.release(staff.actor(), claim));
  }

  private static void released(Permitted<ReleaseOutcome> outcome) {
    switch (Resource.CLAIM.require(outcome)) {
      case ReleaseOutcome.Released done -> {
        // Nothing to tell.
      }
      case ReleaseOutcome.NotHeld no -> throw new ProblemException(Refusal.CLAIM_NOT_HELD);
      case ReleaseOutcome.PaymentInProgress paying ->
          throw new ProblemException(Refusal.PAYMENT_IN_PROGRESS);
    }
  }
}
