package io.fairqueue.payment;

import io.fairqueue.port.WebhookInbox.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Webhooks that this node received and kept, on their way to their effect. They are this node's for
 * a few seconds; then, if it died or has too much to do, they are anybody's. Thread-safe.
 */
public final class ReceivedWebhooks {

  private static final int CAPACITY = 1_000;
  private static final Duration LEASE = Duration.ofSeconds(5);

  private record Received(Webhook webhook, Instant leasedUntil) {}

  private final BlockingQueue<Received> waiting = new ArrayBlockingQueue<>(CAPACITY);

  /** Until when a webhook that comes now is this node's: no longer than now while it is busy. */
  Instant leaseFrom(Instant now) {
    return waiting.remainingCapacity() == 0 ? now : now.plus(LEASE);
  }

  /** One for which there is no room is anybody's after its lease. */
  void add(Webhook webhook, Instant leasedUntil) {
    boolean unused = waiting.offer(new Received(webhook, leasedUntil));
  }

  /** The next ones that are still this node's, in the order of arrival. */
  List<Webhook> take(Instant now, int limit) {
    List<Received> taken = new ArrayList<>();
    waiting.drainTo(taken, limit);
    return taken.stream()
        .filter(received -> now.isBefore(received.leasedUntil()))
        .map(Received::webhook)
        .toList();
  }
}
