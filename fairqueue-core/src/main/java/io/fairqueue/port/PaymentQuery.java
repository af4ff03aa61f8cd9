package io.fairqueue.port;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.RefundStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which payments of an event to list: what began last comes first, then by id backwards.
 *
 * @param status null for all
 * @param refund those with a refund in this state; null for all
 * @param search a whole payment id or reference, or the whole id of its claim or of one of that
 *     claim's tickets, or the fan's whole address; where there is no such payment, a part of the
 *     fan's name or address, without case; null for all
 */
public record PaymentQuery(
    EventId event,
    @Nullable PaymentStatus status,
    @Nullable RefundStatus refund,
    @Nullable SearchText search,
    PageRequest page) {}
