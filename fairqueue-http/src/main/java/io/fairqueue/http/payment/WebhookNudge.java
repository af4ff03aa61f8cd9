package io.fairqueue.http.payment;

import io.fairqueue.FairQueue;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives received webhooks their effect at once instead of at the next tick. At most one run at a
 * time; what arrives meanwhile causes one more. Thread-safe, never blocks.
 */
@Singleton
final class WebhookNudge {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookNudge.class);

  private final FairQueue fairQueue;
  private final AtomicBoolean due = new AtomicBoolean();
  private final AtomicBoolean running = new AtomicBoolean();

  WebhookNudge(FairQueue fairQueue) {
    this.fairQueue = fairQueue;
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
      LOG.warn("webhooks wait for the next tick", failure);
    } finally {
      running.set(false);
      if (due.get()) {
        nudge();
      }
    }
  }
}
