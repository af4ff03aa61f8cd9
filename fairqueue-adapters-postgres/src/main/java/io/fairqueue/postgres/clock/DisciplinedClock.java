package io.fairqueue.postgres.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A node's clock, kept in step with the database's. Never goes back: when it finds itself ahead, it
 * stands until the database has caught up. Thread-safe.
 *
 * <p>Its owner calls {@link #refresh()} at the start and every ten seconds; a refresh that fails
 * leaves it as it was.
 */
public final class DisciplinedClock implements InstantSource {

  private final InstantSource base;
  private final PostgresClock server;
  private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.MIN);
  private volatile Duration offset = Duration.ZERO;

  public DisciplinedClock(InstantSource base, PostgresClock server) {
    this.base = base;
    this.server = server;
  }

  @Override
  public Instant instant() {
    Instant now = base.instant().plus(offset);
    return latest.accumulateAndGet(now, (last, next) -> next.isAfter(last) ? next : last);
  }

  /**
   * Measures the offset again.
   *
   * @throws io.fairqueue.port.StoreUnavailableException if the server does not answer
   */
  public void refresh() {
    offset = server.offset(base);
  }

  /** How far the database was ahead of the node's own clock when last asked. */
  public Duration offset() {
    return offset;
  }
}
