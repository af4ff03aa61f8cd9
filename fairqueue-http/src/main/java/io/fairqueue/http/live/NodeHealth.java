package io.fairqueue.http.live;

import java.time.Duration;

/**
 * What a node has of what every sale needs.
 *
 * @param logLag how far the public log lags that lags most
 * @param clockOffset how far the database's clock is ahead of this machine's
 * @param isMailFailing whether the mail server takes nothing
 * @param isStoreFailing whether a store does not answer
 */
record NodeHealth(
    Duration logLag, Duration clockOffset, boolean isMailFailing, boolean isStoreFailing) {

  /** All is well. */
  static final NodeHealth SOUND = new NodeHealth(Duration.ZERO, Duration.ZERO, false, false);
}
