package io.fairqueue.message;

import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.Message;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.message.Courier;
import io.fairqueue.port.message.Courier.Receipt;
import io.fairqueue.port.message.Deliveries;
import io.fairqueue.port.message.Deliveries.Settlement;
import io.fairqueue.port.message.Deliveries.Taken;
import io.fairqueue.work.BoundedParallel;
import io.fairqueue.work.Delays;
import io.fairqueue.work.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Works deliveries off: each is taken under a lease, carried, and settled. A lane is worked by one
 * thread of this node that starts others as far as there is room, so that none waits for another.
 */
final class Deliver {

  /** Longer than a courier takes, so that a delivery is one worker's. */
  private static final Duration LEASE = Duration.ofSeconds(60);

  /** Of a row of many facts a few are read at a time. */
  private static final int PIECE = 25;

  /** What is left of a lane then waits for the next round. */
  private static final int AT_ONCE = 1_000;

  /** Half a minute or so, within most leases. */
  private static final int MAX_NOTES = 12;

  private static final Delays NOTES = new Delays(Duration.ofMillis(100), Duration.ofSeconds(2));

  private final Deliveries deliveries;
  private final Reading reading;
  private final List<Courier> couriers;
  private final RandomGenerator random;
  private final InstantSource time;
  private final Set<Lane> busy = ConcurrentHashMap.newKeySet();
  private final Set<Thread> working = ConcurrentHashMap.newKeySet();
  private volatile CountDownLatch end = new CountDownLatch(1);

  Deliver(
      Deliveries deliveries,
      Reading reading,
      List<Courier> couriers,
      RandomGenerator random,
      InstantSource time) {
    this.deliveries = deliveries;
    this.reading = reading;
    this.couriers = List.copyOf(couriers);
    this.random = random;
    this.time = time;
  }

  /**
   * Delivers what is due in each lane that no other thread is busy with. Waits for all of it.
   *
   * @param onFailure hears of each failure when the rest is done; may throw
   */
  void deliver(Consumer<RuntimeException> onFailure) {
    start(onFailure).forEach(Deliver::await);
  }

  /**
   * The same without waiting: a slow lane keeps nobody.
   *
   * @param onFailure is called by threads of the lanes
   */
  List<Thread> start(Consumer<RuntimeException> onFailure) {
    List<Thread> started = new ArrayList<>();
    if (couriers.isEmpty() || hasEnded()) {
      return started;
    }
    for (Lane lane : deliveries.dueLanes(time.instant())) {
      @Nullable Courier courier = courierOf(lane);
      if (courier != null && busy.add(lane)) {
        Thread thread =
            Thread.ofVirtual()
                .name("deliver-" + lane)
                .unstarted(
                    () -> {
                      Faults faults = new Faults();
                      try {
                        work(lane, courier, faults);
                      } catch (RuntimeException failure) {
                        faults.add(failure);
                      } finally {
                        busy.remove(lane);
                        working.remove(Thread.currentThread());
                        faults.tell(onFailure);
                      }
                    });
        working.add(thread);
        thread.start();
        started.add(thread);
      }
    }
    return started;
  }

  /** Takes no more, and waits for what is under way; what is late is interrupted. */
  void end(Duration atMost) {
    end.countDown();
    Thread all = Thread.ofVirtual().start(() -> working.forEach(Deliver::await));
    try {
      if (!all.join(atMost)) {
        working.forEach(Thread::interrupt);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes what is due again, after an end. */
  void resume() {
    if (hasEnded()) {
      end = new CountDownLatch(1);
    }
  }

  private boolean hasEnded() {
    return end.getCount() == 0;
  }

  private static void await(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Courier courierOf(Lane lane) {
    for (Courier courier : couriers) {
      if (courier.serves(lane)) {
        return courier;
      }
    }
    return null;
  }

  private void work(Lane lane, Courier courier, Faults faults) {
    BoundedParallel.workOff(
        courier.room(lane),
        AT_ONCE,
        limit -> {
          Instant now = time.instant();
          return hasEnded() ? List.of() : deliveries.take(lane, limit, now, now.plus(LEASE));
        },
        taken -> {
          settle(taken, attempt(taken, courier, faults));
          return true;
        });
  }

  private Settlement attempt(Taken taken, Courier courier, Faults faults) {
    Progress progress = new Progress(taken, random, time);
    if (taken.isAbandoned()) {
      return progress.abandoned();
    }
    for (int from = taken.nextItem(); from < taken.key().endItem(); from += PIECE) {
      List<Message> piece;
      try {
        piece = reading.messages(taken.row(), from, Math.min(from + PIECE, taken.key().endItem()));
      } catch (Reading.UnreadableException unreadable) {
        return new Settlement.Dead(Faults.describe(unreadable), null);
      } catch (RuntimeException failure) {
        faults.add(failure);
        return progress.stop(new Receipt.Later(Faults.describe(failure), true));
      }
      for (Message message : piece) {
        @Nullable Settlement ended =
            progress.isOutOfTime()
                ? progress.outOfTime()
                : progress.note(carry(taken, message, courier, faults));
        if (ended != null) {
          return ended;
        }
      }
    }
    return progress.end();
  }

  private static Receipt carry(Taken taken, Message message, Courier courier, Faults faults) {
    try {
      return courier.carry(taken.key().target(), message);
    } catch (RuntimeException failure) {
      faults.add(failure);
      return new Receipt.Failed(Faults.describe(failure));
    }
  }

  /**
   * What became of it is noted even if the store is away for a moment: else what got through would
   * be told again.
   */
  private void settle(Taken taken, Settlement settlement) {
    for (int tries = 1; ; tries++) {
      try {
        deliveries.settle(taken, settlement, time.instant());
        return;
      } catch (StoreUnavailableException away) {
        if (tries == MAX_NOTES || isOver(NOTES.after(tries))) {
          throw away;
        }
      }
    }
  }

  /** Waits, unless there is to be an end. */
  private boolean isOver(Duration pause) {
    try {
      return end.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
