package io.fairqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.port.FailureListener;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunningTicksTest {

  private static final Duration BRIEF = Duration.ofMillis(1);

  private final AtomicInteger runs = new AtomicInteger();
  private final Queue<String> told = new ConcurrentLinkedQueue<>();

  @Test
  void whatFailedAndWorksAgainIsToldOnce() {
    run(
        new Tick("mends", BRIEF, () -> failUntil(3)),
        new FailureListener() {
          @Override
          public void failed(String task, RuntimeException failure) {
            told.add(task + " failed");
          }

          @Override
          public void worked(String task) {
            told.add(task + " worked");
          }
        });

    assertThat(told).containsExactly("mends failed", "mends failed", "mends worked");
  }

  @Test
  void aListenerThatThrowsEndsNoTick() {
    var before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, unheard) -> told.add(thread.getName()));
    try {
      run(new Tick("fails", BRIEF, () -> failUntil(9)), FailureListener.rethrow());
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }

    assertThat(told).hasSize(8).containsOnly("fairqueue-fails");
  }

  private void run(Tick tick, FailureListener failures) {
    try (RunningTicks running = new RunningTicks(List.of(tick), failures)) {
      running.start();
      await().dontCatchUncaughtExceptions().until(() -> runs.get() > 10);
    }
  }

  private void failUntil(int good) {
    if (runs.incrementAndGet() < good) {
      throw new IllegalStateException("not yet");
    }
  }
}
