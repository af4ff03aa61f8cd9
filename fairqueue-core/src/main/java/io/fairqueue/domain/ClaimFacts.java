package io.fairqueue.domain;

import java.time.Instant;
import java.util.List;

/** What holds for a claim in every state. */
public record ClaimFacts(
    ClaimId id,
    EventId eventId,
    CustomerId customerId,
    EntryId entryId,
    List<HeldUnit> units,
    Money amount,
    Instant createdAt,
    Instant expiresAt) {

  public ClaimFacts {
    units = List.copyOf(units);
  }
}
