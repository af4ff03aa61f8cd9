package io.fairqueue.http.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.Tick;
import io.fairqueue.http.outage.Outages;
import io.fairqueue.port.FailureListener;
import io.fairqueue.port.StoreUnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class WorkersTest {

  private static final Duration BRIEF = Duration.ofMillis(1);

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Queue<String> told = new ConcurrentLinkedQueue<>();
  private final FailureListener failures =
      new FailureReport(metrics, new Outages(Map.of()), (task, failure) -> told.add(task));

  @Test
  @Tag("I3")
  @Tag("N6")
  void work_that_fails_is_told_counted_and_done_again_and_stops_no_other() {
    var failed = new AtomicInteger();
    var done = new AtomicInteger();
    try (Workers workers =
        workers(
            new Tick(
                "broken",
                BRIEF,
                () -> {
                  failed.incrementAndGet();
                  throw new StoreUnavailableException("postgres", "gone");
                }),
            new Tick("sound", BRIEF, done::incrementAndGet))) {
      workers.start();

      await().until(() -> failed.get() > 3 && done.get() > 3);
    }
    assertThat(told).containsOnly("broken").hasSize(failed.get());
    assertThat(metrics.counter("fairqueue.background.failures", "task", "broken").count())
        .isEqualTo(failed.get());
    assertThat(metrics.timer("fairqueue.work", "work", "sound").count()).isEqualTo(done.get());
  }

  @Test
  @Tag("I11")
  void closing_lets_work_end_and_begins_nothing_more() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var ended = new AtomicInteger();
    Workers workers =
        workers(
            new Tick(
                "slow",
                BRIEF,
                () -> {
                  begun.countDown();
                  awaitQuietly(mayEnd);
                  ended.incrementAndGet();
                }));
    workers.start();
    begun.await();
    Thread closing = Thread.ofVirtual().start(workers::close);
    mayEnd.countDown();

    closing.join();

    assertThat(ended).hasValue(1);
  }

  private Workers workers(Tick... works) {
    return new Workers(List.of(works), failures, metrics);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
