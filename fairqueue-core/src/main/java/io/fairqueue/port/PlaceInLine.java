package io.fairqueue.port;

import io.fairqueue.domain.QueueEntry;

/**
 * Where a fan stands who has yet to be admitted.
 *
 * @param position 1 for the next; 0 in the lobby
 */
public record PlaceInLine(QueueEntry.InLine entry, long position) {}
