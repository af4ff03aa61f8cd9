package io.fairqueue.port;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.UnitSelection;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An admitted fan asks for units, to be held until {@code expiresAt}.
 *
 * @param replaces the claim that the new one takes the place of, and whose end it keeps; null for a
 *     claim by an unused admission
 */
public record HoldRequest(
    ClaimId claim,
    EventId event,
    EntryId entry,
    CustomerId customer,
    UnitSelection selection,
    @Nullable ClaimId replaces,
    Instant now,
    Instant expiresAt) {

  /** By an unused admission. */
  public HoldRequest(
      ClaimId claim,
      EventId event,
      EntryId entry,
      CustomerId customer,
      UnitSelection selection,
      Instant now,
      Instant expiresAt) {
    this(claim, event, entry, customer, selection, null, now, expiresAt);
  }

  /** The same, asked at this moment: the hold lasts as long. */
  public HoldRequest at(Instant moment) {
    return new HoldRequest(
        claim,
        event,
        entry,
        customer,
        selection,
        replaces,
        moment,
        expiresAt.plus(Duration.between(now, moment)));
  }

  /** The same, held until this moment. */
  public HoldRequest until(Instant end) {
    return new HoldRequest(claim, event, entry, customer, selection, replaces, now, end);
  }
}
