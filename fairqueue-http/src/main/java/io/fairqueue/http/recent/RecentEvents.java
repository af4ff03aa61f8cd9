package io.fairqueue.http.recent;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.metric.Metric;
import io.fairqueue.port.EventQuery;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.Page;
import io.fairqueue.port.SharedReadings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Events as they were a second ago at most, for whatever is only shown: a crowd that looks at one
 * event costs the store a few reads a second, whatever the number of nodes, since these share what
 * they read. A commit on this node shows at once, one on another node as soon as its notice is
 * here. Without a shared store each node reads for itself.
 *
 * <p>Thread-safe.
 */
public final class RecentEvents implements EventReads {

  private static final int MAX_EVENTS = 10_000;
  private static final int MAX_LISTS = 1_000;

  /** Counting units is expensive, and a sale takes thousands of them a second. */
  private static final int THRIFT = 4;

  private static final JavaType QUERY = SharedJson.type(new TypeReference<EventQuery>() {});

  private final ReadCache<EventId, Optional<Event>> events;
  private final ReadCache<String, Optional<EventId>> slugs;
  private final ReadCache<EventId, List<TierAvailability>> stock;
  private final ReadCache<EventQuery, Page<Event>> lists;
  private final Cache<EventId, Boolean> soldOut;

  public RecentEvents(EventReads delegate, SharedReadings shared) {
    this(delegate, shared, Ticker.systemTicker());
  }

  RecentEvents(EventReads delegate, SharedReadings shared, Ticker ticker) {
    this.soldOut =
        Caffeine.newBuilder()
            .maximumSize(MAX_EVENTS)
            .expireAfterWrite(SharedReadings.MAX_DURATION)
            .ticker(ticker)
            .build();
    this.events =
        new ReadCache<>(
            MAX_EVENTS,
            0,
            ticker,
            new Source<>(
                ticker,
                shared,
                SharedJson.type(new TypeReference<Optional<Event>>() {}),
                id -> Optional.of("event:" + id),
                delegate::find));
    this.slugs =
        new ReadCache<>(
            MAX_EVENTS,
            0,
            ticker,
            new Source<>(
                ticker,
                shared,
                SharedJson.type(new TypeReference<Optional<EventId>>() {}),
                slug -> Optional.of("slug:" + slug),
                delegate::findBySlug));
    this.stock =
        new ReadCache<>(
            MAX_EVENTS,
            THRIFT,
            ticker,
            new Source<>(
                ticker,
                shared,
                SharedJson.type(new TypeReference<List<TierAvailability>>() {}),
                id -> Optional.of("stock:" + id),
                delegate::availability));
    this.lists =
        new ReadCache<>(
            MAX_LISTS,
            THRIFT,
            ticker,
            new Source<>(
                ticker,
                shared,
                SharedJson.type(new TypeReference<Page<Event>>() {}),
                RecentEvents::publicName,
                delegate::list));
  }

  /** What shows drafts is not shared. */
  private static Optional<String> publicName(EventQuery query) {
    return query.viewer() == null && !query.allDrafts()
        ? Optional.of("list:" + SharedJson.write(QUERY, query))
        : Optional.empty();
  }

  @Override
  public Optional<Event> find(EventId id) {
    return events.get(id);
  }

  @Override
  public Optional<Event> peek(EventId id) {
    Optional<Event> read = events.peek(id);
    return read == null ? Optional.empty() : read;
  }

  @Override
  public Optional<EventId> findBySlug(String slug) {
    return slugs.get(slug);
  }

  @Override
  public Page<Event> list(EventQuery query) {
    return lists.get(query);
  }

  @Override
  public List<TierAvailability> availability(EventId id) {
    List<TierAvailability> read = stock.get(id);
    soldOut.put(id, TierAvailability.soldOut(read));
    return read;
  }

  /**
   * Where the units were, as it was read a second ago at most; null for no answer. Never blocks.
   */
  public @Nullable List<TierAvailability> peekAvailability(EventId id) {
    return stock.peek(id);
  }

  /** As the last reading said, also where a commit has invalidated it: two seconds old at most. */
  @Override
  public Optional<Boolean> peekSoldOut(EventId id) {
    return Optional.ofNullable(soldOut.getIfPresent(id));
  }

  /** Something about the event was committed. Never blocks. */
  public void invalidate(EventId id) {
    events.invalidate(id);
    lists.invalidateAll();
    slugs.invalidateAll();
    invalidateStock(id);
  }

  /** Units of the event became free, held or sold. Never blocks. */
  public void invalidateStock(EventId id) {
    stock.invalidate(id);
  }

  /** Measures how often the store need not be asked. */
  public void measure(MeterRegistry metrics) {
    CaffeineCacheMetrics.monitor(metrics, events.cache(), "events");
    CaffeineCacheMetrics.monitor(metrics, slugs.cache(), "slugs");
    CaffeineCacheMetrics.monitor(metrics, stock.cache(), "stock");
    CaffeineCacheMetrics.monitor(metrics, lists.cache(), "event_lists");
    Metric.READINGS_BORROWED.count(metrics, this, RecentEvents::borrowed);
  }

  private double borrowed() {
    return events.reused() + slugs.reused() + stock.reused() + lists.reused();
  }
}
