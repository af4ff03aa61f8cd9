package io.fairqueue.http.recent;

import com.github.benmanes.caffeine.cache.Ticker;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.notice.PublicNotice;
import io.fairqueue.port.notice.NoticeStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * What fans of an event were told, as it was a second ago at most: all who look at it share a
 * reading. Thread-safe, bounded.
 */
public final class RecentNotices {

  private static final int MAX_EVENTS = 10_000;

  private final ReadCache<EventId, List<PublicNotice>> notices;
  private final InstantSource time;

  public RecentNotices(NoticeStore delegate, InstantSource time) {
    Ticker ticker = Ticker.systemTicker();
    this.time = time;
    this.notices =
        new ReadCache<>(
            MAX_EVENTS,
            0,
            ticker,
            Source.unshared(ticker, event -> delegate.shown(event, time.instant())));
  }

  /** What fans see now, the latest first. */
  public List<PublicNotice> shown(EventId event) {
    Instant now = time.instant();
    return notices.get(event).stream().filter(notice -> notice.isShown(now)).toList();
  }

  /** Something was said, or taken back. Never blocks. */
  public void invalidate(EventId event) {
    notices.invalidate(event);
  }
}
