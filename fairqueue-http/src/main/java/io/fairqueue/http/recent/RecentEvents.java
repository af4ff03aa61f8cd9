package io.fairqueue.http.recent;

import com.github.benmanes.caffeine.cache.Ticker;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.port.EventQuery;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.Page;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.List;
import java.util.Optional;

/**
 * Events as they were a second ago at most, for whatever is only shown: a crowd that looks at one
 * event costs the store a few reads a second. A commit on this node shows at once, one on another
 * node as soon as its notice is here. In this process only, so it serves without Redis too.
 *
 * <p>Thread-safe.
 */
public final class RecentEvents implements EventReads {

  private static final int MOST_EVENTS = 10_000;
  private static final int MOST_LISTS = 1_000;

  /** Counting units is dear, and a sale takes thousands of them a second. */
  private static final int THRIFT = 4;

  private final Remembered<EventId, Optional<Event>> events;
  private final Remembered<EventId, List<TierAvailability>> stock;
  private final Remembered<EventQuery, Page<Event>> lists;

  public RecentEvents(EventReads truth) {
    this(truth, Ticker.systemTicker());
  }

  RecentEvents(EventReads truth, Ticker ticker) {
    this.events = new Remembered<>(MOST_EVENTS, 0, ticker, truth::find);
    this.stock = new Remembered<>(MOST_EVENTS, THRIFT, ticker, truth::availability);
    this.lists = new Remembered<>(MOST_LISTS, THRIFT, ticker, truth::list);
  }

  @Override
  public Optional<Event> find(EventId id) {
    return events.get(id);
  }

  @Override
  public Optional<Event> glimpse(EventId id) {
    Optional<Event> read = events.glimpse(id);
    return read == null ? Optional.empty() : read;
  }

  @Override
  public Page<Event> list(EventQuery query) {
    return lists.get(query);
  }

  @Override
  public List<TierAvailability> availability(EventId id) {
    return stock.get(id);
  }

  /** Something about the event was committed. Never blocks. */
  public void outdate(EventId id) {
    events.outdate(id);
    lists.outdateAll();
    outdateStock(id);
  }

  /** Units of the event became free, held or sold. Never blocks. */
  public void outdateStock(EventId id) {
    stock.outdate(id);
  }

  /** Tells how often it need not ask the truth. */
  public void measure(MeterRegistry metrics) {
    CaffeineCacheMetrics.monitor(metrics, events.cache(), "events");
    CaffeineCacheMetrics.monitor(metrics, stock.cache(), "stock");
    CaffeineCacheMetrics.monitor(metrics, lists.cache(), "event_lists");
  }
}
