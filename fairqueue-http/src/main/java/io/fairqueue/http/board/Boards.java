package io.fairqueue.http.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.browser.ContentTag;
import io.fairqueue.http.browser.Gzip;
import io.fairqueue.http.recent.RecentNotices;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;

/**
 * The boards of all sales that somebody looks at, each put together once a second at most however
 * many look. Thread-safe, bounded.
 */
@Singleton
public final class Boards {

  /** For caches in between: a second, and while they fetch the next one, a little longer. */
  public static final String CACHED = "public, max-age=1, stale-while-revalidate=5";

  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final int MAX_EVENTS = 1_000;

  private final FairQueue fairQueue;
  private final RecentNotices notices;
  private final ObjectMapper json;
  private final AsyncLoadingCache<EventId, Optional<Sheet>> sheets;

  Boards(
      FairQueue fairQueue,
      RecentNotices notices,
      ObjectMapper json,
      @Named(TaskExecutors.BLOCKING) ExecutorService threads,
      MeterRegistry metrics) {
    this.fairQueue = fairQueue;
    this.notices = notices;
    this.json = json;
    this.sheets =
        Caffeine.newBuilder()
            .maximumSize(MAX_EVENTS)
            .expireAfterWrite(KEPT)
            .executor(threads)
            .recordStats()
            .buildAsync(this::read);
    CaffeineCacheMetrics.monitor(metrics, sheets, "boards");
  }

  /**
   * Empty for a draft or an unknown event; fails as the stores do. Never blocks: where it has to be
   * read, a thread of its own does.
   */
  public CompletableFuture<Optional<Sheet>> find(EventId event) {
    return sheets.get(event);
  }

  /** The same for callers that can wait. */
  public Optional<Sheet> get(EventId event) {
    try {
      return find(event).join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  /** The same as it is now, for who knows that it has changed. */
  public Optional<Sheet> renew(EventId event) {
    sheets.synchronous().invalidate(event);
    return get(event);
  }

  private Optional<Sheet> read(EventId event) {
    return fairQueue
        .line()
        .board(event)
        .map(board -> BoardBody.of(board, notices.shown(event)))
        .map(this::sheet);
  }

  private Sheet sheet(BoardBody body) {
    try {
      byte[] text = json.writeValueAsBytes(body);
      byte[] zipped = Gzip.of(text);
      return new Sheet(
          body, new Form(text, ContentTag.of(text)), new Form(zipped, ContentTag.of(zipped)));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * A board in the forms in which it is sent.
   *
   * @param text as JSON
   * @param zipped the same by gzip
   */
  public record Sheet(BoardBody body, Form text, Form zipped) {}

  /**
   * What is sent, with the tag of just these bytes.
   *
   * @param content shared: nobody changes it
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Form(byte[] content, ContentTag tag) {}
}
