package io.fairqueue.message;

import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.Message;
import io.fairqueue.domain.message.RetrySchedule;
import io.fairqueue.port.message.Courier;
import io.fairqueue.port.message.Courier.Receipt;
import io.fairqueue.port.message.Deliveries;
import io.fairqueue.port.message.Deliveries.Settlement;
import io.fairqueue.port.message.Deliveries.Taken;
import io.fairqueue.work.BoundedParallel;
import io.fairqueue.work.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  /** What is left of a lane then waits for the next round. */
  private static final int AT_ONCE = 1_000;

  private final Deliveries deliveries;
  private final Reading reading;
  private final List<Courier> couriers;
  private final RandomGenerator random;
  private final InstantSource time;
  private final Set<Lane> busy = ConcurrentHashMap.newKeySet();
  private final Set<Thread> working = ConcurrentHashMap.newKeySet();
  private volatile boolean ended;

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
    if (couriers.isEmpty() || ended) {
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
    ended = true;
    Thread all = Thread.ofVirtual().start(() -> working.forEach(Deliver::await));
    try {
      if (!all.join(atMost)) {
        working.forEach(Thread::interrupt);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
          return ended ? List.of() : deliveries.take(lane, limit, now, now.plus(LEASE));
        },
        taken -> {
          settle(taken, attempt(taken, courier, faults));
          return true;
        });
  }

  private Settlement attempt(Taken taken, Courier courier, Faults faults) {
    try {
      List<Message> messages =
          reading.messages(taken.row(), taken.nextItem(), taken.key().endItem());
      return settlement(taken, courier.carry(taken.key().target(), messages, taken.tries()));
    } catch (Reading.UnreadableException unreadable) {
      return new Settlement.Dead(Faults.describe(unreadable), null);
    } catch (RuntimeException failure) {
      faults.add(failure);
      return again(taken, new Receipt.Later(Faults.describe(failure)));
    }
  }

  private Settlement settlement(Taken taken, Receipt receipt) {
    return switch (receipt) {
      case Receipt.Accepted all -> new Settlement.Done(all.reply());
      case Receipt.Later later -> again(taken, later);
      case Receipt.Refused refused -> new Settlement.Dead(refused.why(), refused.reply());
      case Receipt.Pointless pointless -> new Settlement.Skipped(pointless.why());
    };
  }

  /** One that got on has its tries back. */
  private Settlement again(Taken taken, Receipt.Later later) {
    int before = later.through() > 0 ? 0 : taken.tries();
    int tries = before + (later.isFailure() ? 1 : 0);
    Instant now = time.instant();
    Optional<Duration> wait =
        later.isFailure()
            ? RetrySchedule.of(taken.key().channel()).after(tries, random.nextDouble())
            : Optional.of(Duration.ZERO);
    if (wait.isEmpty()) {
      return new Settlement.Dead(later.why(), later.reply());
    }
    Instant due = now.plus(wait.get());
    @Nullable Instant notBefore = later.notBefore();
    return new Settlement.Again(
        taken.nextItem() + later.through(),
        later.apart().stream().map(item -> taken.nextItem() + item).toList(),
        tries,
        notBefore != null && notBefore.isAfter(due) ? notBefore : due,
        later.why(),
        later.reply());
  }

  private void settle(Taken taken, Settlement settlement) {
    deliveries.settle(taken, settlement, time.instant());
  }
}
