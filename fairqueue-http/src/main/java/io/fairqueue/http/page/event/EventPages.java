package io.fairqueue.http.page.event;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairqueue.event.EventView;
import io.fairqueue.http.page.frame.SharedPage;
import io.fairqueue.http.page.frame.Visit;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The pages of events, each written once a second at most however many read it: before a sale
 * begins, everybody does. Thread-safe, bounded.
 */
@Singleton
public final class EventPages {

  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final int MAX_PAGES = 1_000;

  private final EventNames names;
  private final InstantSource time;
  private final Cache<String, SharedPage> pages;

  EventPages(EventNames names, InstantSource time, MeterRegistry metrics) {
    this.names = names;
    this.time = time;
    this.pages =
        Caffeine.newBuilder().maximumSize(MAX_PAGES).expireAfterWrite(KEPT).recordStats().build();
    CaffeineCacheMetrics.monitor(metrics, pages, "event-pages");
  }

  /** Blocks where it has to be read; throws for an event that there is not. */
  SharedPage find(String event, Visit visit) {
    return visit.query() == null
        ? pages.get(visit.here(), path -> write(event, visit))
        : write(event, visit);
  }

  /** The page at a path, where it was written just now; null is no answer. Never blocks. */
  public @Nullable SharedPage peek(String path) {
    return pages.getIfPresent(path);
  }

  private SharedPage write(String event, Visit visit) {
    EventView view = names.find(event);
    EventHead head = names.head(view, visit, time.instant());
    return SharedPage.of("event.jte", EventPage.of(view, head, visit));
  }
}
