package io.fairqueue.port;

import io.fairqueue.domain.QueueEntry;

/**
 * Where a waiting fan stands.
 *
 * @param position 1 for the next
 */
public record PlaceInLine(QueueEntry.Waiting entry, long position) {}
