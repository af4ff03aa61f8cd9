package io.fairqueue.usecase;

import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.WaitEstimate;
import java.util.Optional;

/**
 * Where a fan stands.
 *
 * @param position 1 for the next, 0 for who does not wait (any more)
 * @param estimate empty while nothing tells the speed of the line
 */
public record LineStanding(QueueEntry entry, long position, Optional<WaitEstimate> estimate) {}
