package io.fairqueue.message;

import io.fairqueue.domain.EventId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that was tried to the end, and waits for somebody to look at it.
 *
 * @param id by which it is retried or dropped
 * @param channel {@code mail}, {@code push}, {@code hook}, {@code listener}, {@code stream}; {@code
 *     refund} for one that the gateway refused, {@code webhook} for one received that had no effect
 * @param what the message's type; of money the payment's reference, of a webhook its gateway
 * @param target who was to hear of it
 * @param tries how often it was tried since it was last retried
 * @param error why it came to nothing; null where nobody knows
 * @param at since when it is dead
 */
public record DeadLetter(
    String id,
    String channel,
    String what,
    Optional<EventId> event,
    String target,
    int tries,
    @Nullable String error,
    Instant at) {}
