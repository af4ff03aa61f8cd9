package io.fairqueue.port;

import io.fairqueue.domain.EventId;

/**
 * A whole waiting set.
 *
 * @param rev the last change that is in it; 0 for a line that never changed
 * @param places who waits, ascending
 */
public record LineSnapshot(EventId event, long rev, long[] places) {}
