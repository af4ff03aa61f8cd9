package io.fairqueue.http.page.event;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairqueue.event.EventView;
import io.fairqueue.http.browser.Shared;
import io.fairqueue.http.page.frame.Html;
import io.fairqueue.http.page.frame.Visit;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The pages of events: before a sale begins, everybody reads one. A page is written once for all
 * who come while nothing that it says has changed, and a second at most, since it also says what
 * time has brought. Thread-safe, bounded.
 */
@Singleton
public final class EventPages {

  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final int MAX_PAGES = 1_000;

  private final EventNames names;
  private final InstantSource time;
  private final Cache<String, Written> pages;

  EventPages(EventNames names, InstantSource time, MeterRegistry metrics) {
    this.names = names;
    this.time = time;
    this.pages =
        Caffeine.newBuilder().maximumSize(MAX_PAGES).expireAfterWrite(KEPT).recordStats().build();
    CaffeineCacheMetrics.monitor(metrics, pages, "event_pages");
  }

  /** Blocks where something has to be read; throws for an event that there is not. */
  Shared.Form find(String event, Visit visit) {
    EventView view = names.find(event);
    EventReading reading = names.read(view);
    if (visit.query() != null) {
      return Shared.Form.of(write(reading, visit));
    }
    String path = visit.here();
    Written known = pages.getIfPresent(path);
    if (known != null && known.reading.equals(reading)) {
      return known.page.text();
    }
    Shared page = Shared.of(write(reading, visit));
    pages.put(path, new Written(reading, page));
    return page.text();
  }

  /** The page at a path, where it says what is so; null is no answer. Never blocks. */
  public @Nullable Shared peek(String path) {
    Written known = pages.getIfPresent(path);
    return known != null && known.reading.equals(names.peek(known.reading.view().event().id()))
        ? known.page
        : null;
  }

  private byte[] write(EventReading reading, Visit visit) {
    EventHead head = names.head(reading, visit, time.instant());
    return Html.render("event.jte", EventPage.of(reading.view(), head, visit));
  }

  /** A page, and what it was made of. */
  private record Written(EventReading reading, Shared page) {}
}
