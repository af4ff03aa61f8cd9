package io.fairqueue.message;

import io.fairqueue.domain.message.Lane;
import io.fairqueue.port.Parts;
import io.fairqueue.port.message.Courier;
import io.fairqueue.port.message.Endpoints;
import io.fairqueue.port.message.Outbox;
import io.fairqueue.port.message.Subscriptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What messages do by themselves. */
public final class MessageTicks {

  private static final int AT_ONCE = 500;

  /** What is left then waits for the next tick, or for another node. */
  private static final int TIMES = 20;

  /** How often a node says which lanes it serves. */
  private static final Duration ALIVE = Duration.ofMinutes(1);

  /** A lane that nobody has served for so long is forgotten. */
  private static final Duration FORGOTTEN = Duration.ofHours(24);

  /** An endpoint that takes nothing for so long is disabled. */
  private static final Duration MAX_FAILING = Duration.ofDays(5);

  private final Outbox outbox;
  private final Subscriptions subscriptions;
  private final Endpoints endpoints;
  private final List<Courier> couriers;
  private final Deliver deliver;
  private final Lull lull;
  private final InstantSource time;
  private final AtomicReference<@Nullable Instant> served = new AtomicReference<>();

  public MessageTicks(Parts parts) {
    this.outbox = parts.stores().outbox();
    this.subscriptions = parts.stores().subscriptions();
    this.endpoints = parts.stores().endpoints();
    this.couriers = parts.couriers();
    this.time = parts.time();
    this.lull = new Lull(outbox, time);
    this.deliver =
        new Deliver(
            parts.stores().deliveries(),
            new Reading(parts.stores().claims()),
            couriers,
            parts.random(),
            time);
  }

  /**
   * Says which lanes this node serves, and disables endpoints that have failed for long; once a
   * minute however often it is called.
   */
  public void serve() {
    Instant now = time.instant();
    Instant before = served.get();
    boolean isDue = before == null || !now.isBefore(before.plus(ALIVE)) || now.isBefore(before);
    if (!isDue) {
      return;
    }
    for (Courier courier : couriers) {
      for (Lane lane : courier.lanes()) {
        subscriptions.serve(lane, courier.wishes(lane), now);
      }
    }
    subscriptions.dropUnserved(now.minus(FORGOTTEN), now);
    endpoints.disableFailing(now.minus(MAX_FAILING), "It took no message for five days.", now);
    served.set(now);
    lull.end();
  }

  /**
   * Whether nobody hears of anything, and nothing is left to be done; asked a few times a second.
   */
  public boolean isIdle() {
    return lull.isNow();
  }

  /** Hands what is in the outbox to its subscribers. */
  public void relay() {
    if (lull.isNow()) {
      return;
    }
    for (int i = 0; i < TIMES; i++) {
      if (outbox.relay(time.instant(), AT_ONCE).isEmpty()) {
        return;
      }
    }
  }

  /** Delivers what is due, and waits for it. */
  public void deliver(Consumer<RuntimeException> onFailure) {
    if (!lull.isNow()) {
      deliver.deliver(onFailure);
    }
  }

  /**
   * Takes no more deliveries, and waits for those under way; others are taken up elsewhere, or at
   * the next start.
   */
  public void endDeliveries(Duration atMost) {
    deliver.end(atMost);
  }

  /** Takes deliveries again, after an end. */
  public void resumeDeliveries() {
    deliver.resume();
  }

  /** Delivers what is due without waiting; failures are told by other threads. */
  public void startDeliveries(Consumer<RuntimeException> onFailure) {
    if (!lull.isNow()) {
      deliver.start(onFailure);
    }
  }
}
