package io.fairqueue.http.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.infrastructure.Infrastructure;
import io.fairqueue.http.outage.Outages;
import io.fairqueue.port.FailureListener;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.Stores;
import io.fairqueue.postgres.sql.Failures;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Sales as they are watched: while anybody watches one it is looked at once a second, and all who
 * watch on this node get the same bytes. What can't be looked at just now is left out, and who
 * watches sees by that that it is old. Thread-safe.
 */
@Singleton
public final class LiveSales {

  private static final Duration STEP = Duration.ofSeconds(1);

  /** A page that is loaded again takes up what it left. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private static final int MAX_SALES = 10_000;
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final ObjectMapper json;
  private final FailureListener failures;
  private final Scheduler blocking;
  private final Sinks.Empty<Void> end = Sinks.empty();
  private volatile boolean closed;
  private final LoadingCache<EventId, LiveSale> sales;
  private final LoadingCache<EventId, Flux<Snapshot>> watched;

  LiveSales(
      Stores stores,
      FairQueue fairQueue,
      Infrastructure infrastructure,
      Outages outages,
      ObjectMapper json,
      FailureListener failures,
      InstantSource time,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    Supplier<NodeHealth> node =
        () ->
            new NodeHealth(
                fairQueue.ticks().logLag(),
                infrastructure.clock().offset(),
                outages.isFailing(Outages.MAIL),
                outages.isFailing(Failures.STORE) || outages.isFailing("redis"));
    this.json = json;
    this.failures = failures;
    // A service of threads would be interrupted when a watcher leaves, and with it a store's
    // answer.
    this.blocking = Schedulers.fromExecutor(task -> blocking.execute(task));
    this.sales =
        Caffeine.newBuilder()
            .maximumSize(MAX_SALES)
            .expireAfterAccess(REMEMBERED)
            .build(id -> new LiveSale(id, stores, time, node));
    this.watched =
        Caffeine.newBuilder()
            .maximumSize(MAX_SALES)
            .expireAfterAccess(REMEMBERED)
            .build(this::watched);
  }

  /** The sale as it is now; empty where there is none. Blocks. */
  public Optional<LiveBody> now(EventId id) {
    return sales.get(id).look();
  }

  /** The sale again and again, for one who watches: at most once a second. */
  Flux<Snapshot> watch(EventId id) {
    return watched.get(id).onBackpressureLatest();
  }

  /** On which threads a watcher may block. */
  Scheduler blocking() {
    return blocking;
  }

  /** Ends all streams: the node goes away. */
  public void close() {
    closed = true;
    var unused = end.tryEmitEmpty();
  }

  private Flux<Snapshot> watched(EventId id) {
    return Flux.interval(Duration.ZERO, STEP)
        .onBackpressureDrop()
        .concatMap(tick -> looked(id), 1)
        .takeUntilOther(end.asMono())
        .replay(1)
        .refCount(1, GRACE);
  }

  private Mono<Snapshot> looked(EventId id) {
    return Mono.fromCallable(() -> now(id).map(this::snapshot).orElse(null))
        .subscribeOn(blocking)
        .onErrorResume(
            failure -> {
              if (!closed
                  && !(failure instanceof StoreUnavailableException)
                  && failure instanceof RuntimeException fault) {
                failures.failed("live", fault);
              }
              return Mono.empty();
            });
  }

  private Snapshot snapshot(LiveBody body) {
    try {
      return new Snapshot(json.writeValueAsString(body));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** What all who watch are sent. */
  record Snapshot(String json) {}
}
