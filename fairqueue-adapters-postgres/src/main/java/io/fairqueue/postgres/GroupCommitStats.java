package io.fairqueue.postgres;

/**
 * What the writers of one kind have done and have before them.
 *
 * @param queued requests that wait now
 * @param batches batches committed or failed since the start
 * @param items requests in them
 * @param rejected requests refused because too many waited
 */
public record GroupCommitStats(long queued, long batches, long items, long rejected) {}
