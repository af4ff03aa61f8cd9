package io.fairqueue.http.recent;

import com.github.benmanes.caffeine.cache.Ticker;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.PriceRange;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.SectionStock;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitStatus;
import io.fairqueue.http.request.SectionName;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.SeatStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Seats as they were a second ago at most: all who look at a page of a plan share one reading of
 * it, and all pages share one count; so do those who look at a section, and at prices. Thread-safe,
 * bounded.
 */
public final class RecentSeats {

  private static final int MAX_PAGES = 500;
  private static final int MAX_COUNTS = 1_000;
  private static final int THRIFT = 4;

  private final ReadCache<PageKey, List<SeatUnit>> pages;
  private final ReadCache<CountKey, Long> counts;
  private final ReadCache<EventId, Hall> halls;
  private final ReadCache<SectionKey, List<SeatUnit>> bySection;
  private final ReadCache<EventId, Map<TierId, PriceRange>> prices;

  public RecentSeats(SeatStore delegate, ReadPermits permits, MeterRegistry metrics) {
    this.pages = cache(MAX_PAGES, permits, key -> delegate.page(key.event, key.status, key.page));
    this.counts = cache(MAX_COUNTS, permits, key -> delegate.count(key.event, key.status));
    this.halls = cache(MAX_COUNTS, permits, key -> Hall.of(delegate.sections(key)));
    this.bySection = cache(MAX_PAGES, permits, key -> delegate.section(key.event, key.section));
    this.prices = cache(MAX_COUNTS, permits, delegate::prices);
    CaffeineCacheMetrics.monitor(metrics, pages.cache(), "seat_pages");
  }

  /**
   * A page of an event's seats.
   *
   * @param status null for all
   */
  public Page<SeatUnit> page(EventId event, @Nullable UnitStatus status, PageRequest page) {
    long total = counts.get(new CountKey(event, status));
    List<SeatUnit> seats =
        page.offset() < total ? pages.get(new PageKey(event, status, page)) : List.of();
    return new Page<>(seats, page, total);
  }

  /** An event's sections with what is free in each, in natural order. */
  public List<SectionStock> sections(EventId event) {
    return halls.get(event).sections;
  }

  /** The section that addresses name so; empty for none. */
  public Optional<SectionStock> section(EventId event, SectionName name) {
    return Optional.ofNullable(halls.get(event).byName.get(name));
  }

  /** A section's seats, in natural order; none for an unknown one. */
  public List<SeatUnit> section(EventId event, String section) {
    return bySection.get(new SectionKey(event, section));
  }

  /** What the seats of each tier cost, where it has any for sale. */
  public Map<TierId, PriceRange> prices(EventId event) {
    return prices.get(event);
  }

  /** The same, as it was read a second ago at most; null for no answer. Never blocks. */
  public @Nullable Map<TierId, PriceRange> peekPrices(EventId event) {
    return prices.peek(event);
  }

  /** Units somewhere became free, held or sold, or there are new ones. Never blocks. */
  public void invalidate() {
    pages.invalidateAll();
    counts.invalidateAll();
    halls.invalidateAll();
    bySection.invalidateAll();
    prices.invalidateAll();
  }

  private static <K, V> ReadCache<K, V> cache(int max, ReadPermits permits, Function<K, V> read) {
    Ticker ticker = Ticker.systemTicker();
    return new ReadCache<>(
        max, THRIFT, ticker, Source.unshared(ticker, key -> permits.with(() -> read.apply(key))));
  }

  /** The sections of an event, also by how addresses name them. */
  private record Hall(List<SectionStock> sections, Map<SectionName, SectionStock> byName) {

    static Hall of(List<SectionStock> sections) {
      return new Hall(
          sections,
          sections.stream()
              .collect(
                  Collectors.toMap(
                      section -> SectionName.of(section.name()),
                      section -> section,
                      (one, alike) -> one)));
    }
  }

  private record PageKey(EventId event, @Nullable UnitStatus status, PageRequest page) {}

  private record SectionKey(EventId event, String section) {}

  private record CountKey(EventId event, @Nullable UnitStatus status) {}
}
