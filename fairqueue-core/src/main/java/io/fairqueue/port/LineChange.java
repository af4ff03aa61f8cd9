package io.fairqueue.port;

import io.fairqueue.domain.EventId;

/**
 * One committed change of a waiting set.
 *
 * @param rev its number: the first change of a line is 1, each next one is one more
 * @param joined places that began to wait, ascending
 * @param gone places that no longer wait
 * @param admitted how many of the gone were admitted
 */
public record LineChange(EventId event, long rev, long[] joined, long[] gone, int admitted) {}
