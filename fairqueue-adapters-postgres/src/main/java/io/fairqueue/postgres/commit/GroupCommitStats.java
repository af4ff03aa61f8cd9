package io.fairqueue.postgres.commit;

import java.time.Duration;

/**
 * What the writers of one kind have done since the start, and what they have before them.
 *
 * @param queued requests that wait now
 * @param longest of the event of which most wait
 * @param batches batches committed or failed
 * @param items requests in them
 * @param rejected requests refused because too many waited
 * @param waited how long the requests waited until their batch began, added up
 * @param committing how long the batches took, added up
 */
public record GroupCommitStats(
    long queued,
    long longest,
    long batches,
    long items,
    long rejected,
    Duration waited,
    Duration committing) {

  /** As many requests of one event may wait. */
  public static final int LIMIT = GroupCommit.BOUND;
}
