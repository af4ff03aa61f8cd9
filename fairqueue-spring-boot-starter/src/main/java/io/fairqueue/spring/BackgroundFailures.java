package io.fairqueue.spring;

import io.fairqueue.port.FailureListener;
import io.fairqueue.port.StoreUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts every failure in the background, and writes it down: each cause of a task's once in a
 * while, so that a store that is down does not fill the log, and that the task works again.
 * Thread-safe.
 */
final class BackgroundFailures implements FailureListener {

  private static final Logger LOG = LoggerFactory.getLogger(BackgroundFailures.class);
  private static final long SILENCE = Duration.ofSeconds(10).toNanos();
  private static final int MAX_CAUSES = 500;

  private final Map<String, Long> written = new ConcurrentHashMap<>();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private volatile Consumer<String> counter = task -> {};

  @Override
  public void failed(String task, RuntimeException failure) {
    counter.accept(task);
    if (!isDue(task + ": " + failure.getClass().getName())) {
      return;
    }
    failing.add(task);
    if (failure instanceof StoreUnavailableException) {
      LOG.warn("{} has to wait: {}", task, failure.getMessage());
    } else {
      LOG.warn("{} failed; it will be tried again", task, failure);
    }
  }

  @Override
  public void worked(String task) {
    if (!failing.isEmpty() && failing.remove(task)) {
      LOG.info("{} works again", task);
    }
  }

  /** From now on this one counts failures, by the task that failed. */
  void tell(Consumer<String> newCounter) {
    counter = newCounter;
  }

  private boolean isDue(String cause) {
    if (written.size() >= MAX_CAUSES) {
      written.clear();
    }
    long now = System.nanoTime();
    return written.compute(
            cause, (same, last) -> last == null || now - last >= SILENCE ? now : last)
        == now;
  }
}
