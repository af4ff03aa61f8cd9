package io.fairqueue.port;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.UnitSelection;
import java.time.Duration;
import java.time.Instant;

/** An admitted fan asks for units, to be held until {@code expiresAt}. */
public record HoldRequest(
    ClaimId claim,
    EventId event,
    EntryId entry,
    CustomerId customer,
    UnitSelection selection,
    Instant now,
    Instant expiresAt) {

  /** The same, asked at this moment: the hold lasts as long. */
  public HoldRequest at(Instant moment) {
    return new HoldRequest(
        claim,
        event,
        entry,
        customer,
        selection,
        moment,
        expiresAt.plus(Duration.between(now, moment)));
  }
}
