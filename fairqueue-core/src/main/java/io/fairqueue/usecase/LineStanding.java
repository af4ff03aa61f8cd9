package io.fairqueue.usecase;

import io.fairqueue.domain.QueueEntry;
import java.util.OptionalLong;

/**
 * Where a fan stands.
 *
 * @param position 1 for the next, 0 for who does not wait (any more)
 * @param estimatedWaitSeconds empty while nothing tells the speed of the line
 */
public record LineStanding(QueueEntry entry, long position, OptionalLong estimatedWaitSeconds) {}
