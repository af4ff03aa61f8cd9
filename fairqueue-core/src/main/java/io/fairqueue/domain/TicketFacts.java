package io.fairqueue.domain;

import java.time.Instant;

/** What holds for a ticket in every state. */
public record TicketFacts(
    TicketId id,
    EventId eventId,
    ClaimId claimId,
    CustomerId customerId,
    UnitId unitId,
    String label,
    Instant issuedAt) {}
