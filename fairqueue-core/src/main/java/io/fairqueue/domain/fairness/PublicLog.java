package io.fairqueue.domain.fairness;

import io.fairqueue.domain.EventId;

/**
 * The log of an event that everybody reads, and how far it is.
 *
 * @param epoch 0; one more for each time that it was begun again
 * @param origin by which its checkpoints name it
 * @param sealedSecret what its entries' salts are made with, as it is stored
 * @param size how many entries it has
 * @param rev of the last row of the line that is in it; 0 for none
 * @param hash of that row
 */
public record PublicLog(
    EventId event,
    int epoch,
    String origin,
    String sealedSecret,
    long size,
    long rev,
    byte[] hash) {

  /** What the secret is sealed under. */
  public static String secretName(EventId event) {
    return "the secret of the log of " + event;
  }

  /** Below which a host's logs are, and each one's origin without the host. */
  public static String path(EventId event, int epoch) {
    return "log/" + event + (epoch == 0 ? "" : "/" + epoch);
  }
}
