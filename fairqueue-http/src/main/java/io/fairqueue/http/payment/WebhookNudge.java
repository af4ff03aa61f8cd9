package io.fairqueue.http.payment;

import io.fairqueue.FairQueue;
import io.fairqueue.port.FailureListener;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gives received webhooks their effect at once instead of at the next tick. At most one run at a
 * time; what arrives meanwhile causes one more. Thread-safe, never blocks.
 */
@Singleton
final class WebhookNudge {

  private final FairQueue fairQueue;
  private final FailureListener failures;
  private final AtomicBoolean due = new AtomicBoolean();
  private final AtomicBoolean running = new AtomicBoolean();

  WebhookNudge(FairQueue fairQueue, FailureListener failures) {
    this.fairQueue = fairQueue;
    this.failures = failures;
  }

  void nudge() {
    due.set(true);
    if (running.compareAndSet(false, true)) {
      Thread.ofVirtual().name("fairqueue-webhooks").start(this::run);
    }
  }

  private void run() {
    try {
      while (due.getAndSet(false)) {
        fairQueue.ticks().receivedWebhooks();
      }
    } catch (RuntimeException failure) {
      failures.failed("webhooks", failure);
    } finally {
      running.set(false);
      if (due.get()) {
        nudge();
      }
    }
  }
}
