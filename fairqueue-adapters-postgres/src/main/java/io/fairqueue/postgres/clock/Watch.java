package io.fairqueue.postgres.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Tells the time inside a lock. A caller who waited for it is judged by what the node's clock says
 * then, not by when they asked; and no node's clock counts that is more than a second ahead of the
 * database's. Thread-safe.
 */
public final class Watch {

  private static final Duration MAX_AHEAD = Duration.ofSeconds(1);

  private final InstantSource time;

  public Watch(InstantSource time) {
    this.time = time;
  }

  /** For callers that bring their own moments instead of a clock. */
  public static Watch ofCallers() {
    return new Watch(() -> Instant.MIN);
  }

  /**
   * The moment that counts.
   *
   * @param asked the moment that the caller gave
   * @param server the database's clock under the lock
   */
  public Instant now(Instant asked, Instant server) {
    Instant now = time.instant();
    return bounded(now.isAfter(asked) ? now : asked, server);
  }

  public static Instant bounded(Instant moment, Instant server) {
    Instant latest = server.plus(MAX_AHEAD);
    return moment.isAfter(latest) ? latest : moment;
  }
}
