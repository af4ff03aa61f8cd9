package io.fairqueue.postgres.connection;

import io.fairqueue.domain.EventId;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.postgres.sql.Failures;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Gives the callers of one event no more than a share of the node's connections, so that an event
 * whose callers all wait for one lock leaves connections to the others. For work that each caller
 * does in a transaction of their own. Thread-safe.
 */
public final class ConnectionShares {

  private static final Duration MAX_WAIT = Duration.ofMillis(1_500);

  private final int share;
  private final ConcurrentMap<EventId, Share> shares = new ConcurrentHashMap<>();

  /**
   * @param share how many callers of one event may have a connection at once
   */
  public ConnectionShares(int share) {
    this.share = share;
  }

  /**
   * Runs work once a connection of the event's share is free.
   *
   * @throws StoreUnavailableException if none is in time; nothing was done then
   */
  public <T> T within(EventId event, Supplier<T> work) {
    Share mine =
        shares.compute(
            event,
            (id, known) ->
                known == null ? new Share(new Semaphore(share, true), 1) : known.plus(1));
    try {
      if (!mine.free().tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StoreUnavailableException(Failures.STORE, "too many callers of one event wait");
      }
      try {
        return work.get();
      } finally {
        mine.free().release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException(Failures.STORE, e);
    } finally {
      shares.computeIfPresent(event, (id, known) -> known.users() == 1 ? null : known.plus(-1));
    }
  }

  /**
   * One event's.
   *
   * @param users those who have a connection or wait for one
   */
  private record Share(Semaphore free, int users) {

    Share plus(int more) {
      return new Share(free, users + more);
    }
  }
}
