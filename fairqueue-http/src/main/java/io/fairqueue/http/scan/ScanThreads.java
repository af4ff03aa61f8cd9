package io.fairqueue.http.scan;

import io.fairqueue.http.limit.Limits;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads codes off pictures on threads of their own, one for each processor: to search a picture is
 * all computing, and would keep all else waiting. Whoever is not answered within a tenth of a
 * second is refused; the camera has taken a better picture by then. Thread-safe.
 */
@Singleton
public final class ScanThreads {

  private static final Duration MAX_TIME = Duration.ofMillis(100);
  private static final Duration COME_AGAIN = Duration.ofSeconds(1);

  private final ThreadPoolExecutor threads;
  private final Limits limits;

  ScanThreads(Limits limits) {
    this.limits = limits;
    int processors = Runtime.getRuntime().availableProcessors();
    ThreadFactory named = Thread.ofPlatform().daemon().name("fairqueue-scan-", 0).factory();
    this.threads =
        new ThreadPoolExecutor(
            processors,
            processors,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(processors),
            named);
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * The text of the code in a picture; empty for none. Throws a {@link
   * io.fairqueue.http.problem.ProblemException} where too many pictures are being looked at.
   */
  public Optional<String> read(Luminance picture) {
    Future<Optional<String>> reading;
    try {
      reading = threads.submit(() -> QrReader.read(picture));
    } catch (RejectedExecutionException full) {
      throw limits.tooManyFrames(COME_AGAIN);
    }
    try {
      return reading.get(MAX_TIME.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw limits.tooManyFrames(COME_AGAIN);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a picture can't be searched", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw limits.tooManyFrames(COME_AGAIN);
    } finally {
      reading.cancel(true);
    }
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
  }
}
