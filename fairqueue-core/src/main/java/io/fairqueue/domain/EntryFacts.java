package io.fairqueue.domain;

import java.time.Instant;

/**
 * What holds for a queue entry in every state.
 *
 * @param number the arrival number, 1 for the first fan of the event
 * @param place orders the line; equals the number unless a draw ordered the early comers; 0 while a
 *     draw has yet to give it
 */
public record EntryFacts(
    EntryId id,
    EventId eventId,
    CustomerId customerId,
    long number,
    long place,
    Instant joinedAt) {}
