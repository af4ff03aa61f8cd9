package io.fairqueue.http.recent;

import com.github.benmanes.caffeine.cache.Ticker;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.port.draw.DrawReads;
import java.util.Optional;

/**
 * How far draws were a second ago at most: a crowd in a lobby shares a reading. Thread-safe,
 * bounded.
 */
public final class RecentDraws implements DrawReads {

  private static final int MAX_EVENTS = 10_000;

  private final ReadCache<EventId, Optional<Draw>> draws;

  public RecentDraws(DrawReads delegate) {
    Ticker ticker = Ticker.systemTicker();
    this.draws = new ReadCache<>(MAX_EVENTS, 0, ticker, Source.unshared(ticker, delegate::find));
  }

  @Override
  public Optional<Draw> find(EventId event) {
    return draws.get(event);
  }

  @Override
  public Optional<Draw> peek(EventId event) {
    Optional<Draw> read = draws.peek(event);
    return read == null ? Optional.empty() : read;
  }

  /** A draw has gone on. Never blocks. */
  public void invalidate(EventId event) {
    draws.invalidate(event);
  }
}
