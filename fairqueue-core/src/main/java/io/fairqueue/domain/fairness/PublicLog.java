package io.fairqueue.domain.fairness;

import io.fairqueue.domain.EventId;

/**
 * The log of an event that everybody reads, and how far it is.
 *
 * @param epoch 0; one more for each time that it was begun again
 * @param origin by which its checkpoints name it
 * @param size how many entries it has
 * @param rev of the last row of the line that is in it; 0 for none
 * @param hash of that row
 */
public record PublicLog(EventId event, int epoch, String origin, long size, long rev, byte[] hash) {

  /** Below which a host's logs are, and each one's origin without the host. */
  public static String path(EventId event, int epoch) {
    return "log/" + event + (epoch == 0 ? "" : "/" + epoch);
  }
}
