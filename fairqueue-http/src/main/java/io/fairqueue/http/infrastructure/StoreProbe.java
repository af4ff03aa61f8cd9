package io.fairqueue.http.infrastructure;

import io.fairqueue.http.outage.Outages;
import io.fairqueue.port.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a store that does not answer yet, with growing pauses. */
final class StoreProbe {

  private static final Logger LOG = LoggerFactory.getLogger(StoreProbe.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(2);

  private final Duration timeout;

  StoreProbe(Duration timeout) {
    this.timeout = timeout;
  }

  /**
   * Does the store's first work as soon as it can be done.
   *
   * @throws StoreUnavailableException if it can't be done in time
   */
  void await(Runnable firstWork) {
    long begun = System.nanoTime();
    long end = begun + timeout.toNanos();
    Duration pause = FIRST_PAUSE;
    @Nullable String missed = null;
    while (true) {
      try {
        firstWork.run();
        if (missed != null) {
          LOG.info("{} is there, after {} s", missed, seconds(System.nanoTime() - begun));
        }
        return;
      } catch (StoreUnavailableException notYet) {
        if (System.nanoTime() + pause.toNanos() - end > 0) {
          throw inTime(notYet);
        }
        if (missed == null) {
          LOG.info("waiting for {}: {}", notYet.store(), Outages.words(notYet));
          missed = notYet.store();
        }
        sleep(pause);
        pause = pause.multipliedBy(2).compareTo(MAX_PAUSE) < 0 ? pause.multipliedBy(2) : MAX_PAUSE;
      }
    }
  }

  private StoreUnavailableException inTime(StoreUnavailableException last) {
    var late =
        new StoreUnavailableException(
            last.store(),
            "no answer within %d s: %s".formatted(timeout.toSeconds(), Outages.words(last)));
    late.addSuppressed(last);
    return late;
  }

  private static String seconds(long nanos) {
    return "%.1f".formatted(nanos / 1e9);
  }

  private static void sleep(Duration pause) {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("postgres", e);
    }
  }
}
