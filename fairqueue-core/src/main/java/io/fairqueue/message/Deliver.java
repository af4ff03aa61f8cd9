package io.fairqueue.message;

import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.Message;
import io.fairqueue.domain.message.RetrySchedule;
import io.fairqueue.port.message.Courier;
import io.fairqueue.port.message.Courier.Receipt;
import io.fairqueue.port.message.Deliveries;
import io.fairqueue.port.message.Deliveries.Reply;
import io.fairqueue.port.message.Deliveries.Settlement;
import io.fairqueue.port.message.Deliveries.Taken;
import io.fairqueue.work.BoundedParallel;
import io.fairqueue.work.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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

  /** A row of many facts is told a few at a time, and given back when there were enough. */
  private static final int PIECE = 25;

  private static final String ABANDONED = "whoever took it never said how that ended";

  private static final Duration ENOUGH = Duration.ofSeconds(15);

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
    Progress progress = new Progress(taken);
    if (taken.isAbandoned()) {
      return progress.abandoned();
    }
    Instant enough = time.instant().plus(ENOUGH);
    while (progress.next < taken.key().endItem()) {
      if (progress.next > taken.nextItem() && time.instant().isAfter(enough)) {
        return progress.leave(new Receipt.Later(0, List.of(), "more to come", null, false, null));
      }
      int end = Math.min(progress.next + PIECE, taken.key().endItem());
      Receipt receipt = carry(taken, progress.next, end, courier, faults);
      switch (receipt) {
        case Receipt.Accepted all -> progress.through(end, all.reply());
        case Receipt.Later some -> {
          if (some.through() < end - progress.next) {
            return progress.leave(some);
          }
          progress.through(end, some);
        }
        case Receipt.Refused refused -> {
          return new Settlement.Dead(refused.why(), refused.reply());
        }
        case Receipt.Pointless pointless -> {
          return new Settlement.Skipped(pointless.why());
        }
      }
    }
    return progress.end();
  }

  private Receipt carry(Taken taken, int next, int end, Courier courier, Faults faults) {
    try {
      List<Message> messages = reading.messages(taken.row(), next, end);
      return courier.carry(taken.key().target(), messages, taken.tries());
    } catch (Reading.UnreadableException unreadable) {
      return new Receipt.Refused(Faults.describe(unreadable));
    } catch (RuntimeException failure) {
      faults.add(failure);
      return new Receipt.Later(Faults.describe(failure));
    }
  }

  /** How far one delivery has come. */
  private final class Progress {

    private final Taken taken;
    private final List<Integer> apart = new ArrayList<>();
    private int next;
    private String error = "";
    private @Nullable Reply reply;

    Progress(Taken taken) {
      this.taken = taken;
      this.next = taken.nextItem();
    }

    void through(int end, @Nullable Reply said) {
      next = end;
      reply = said;
    }

    void through(int end, Receipt.Later some) {
      note(some);
      next = end;
    }

    private void note(Receipt.Later some) {
      some.apart().forEach(item -> apart.add(next + item));
      error = some.why();
      reply = some.reply();
    }

    Settlement end() {
      return apart.isEmpty()
          ? new Settlement.Done(reply)
          : new Settlement.Again(next, apart, 0, due(1, true, null), error, reply);
    }

    /**
     * Nobody says what became of the try before: its node may have died of one of the items. Each
     * is tried for itself from now on, and at a time of its own, so that others don't die with it.
     */
    Settlement abandoned() {
      if (taken.key().endItem() - next == 1) {
        return leave(new Receipt.Later(ABANDONED));
      }
      error = ABANDONED;
      for (; next < taken.key().endItem(); next++) {
        apart.add(next);
      }
      return end();
    }

    /** What got on has its tries back. */
    Settlement leave(Receipt.Later some) {
      int first = next + some.through();
      int before = first > taken.nextItem() ? 0 : taken.tries();
      int tries = before + (some.isFailure() ? 1 : 0);
      note(some);
      if (some.isFailure() && isOver(tries)) {
        return new Settlement.Dead(some.why(), some.reply());
      }
      return new Settlement.Again(
          first, apart, tries, due(tries, some.isFailure(), some.notBefore()), error, reply);
    }

    private boolean isOver(int tries) {
      return schedule().after(tries, 0).isEmpty();
    }

    private RetrySchedule schedule() {
      return RetrySchedule.of(taken.key().channel());
    }

    private Instant due(int tries, boolean isFailure, @Nullable Instant notBefore) {
      Instant due = time.instant();
      if (isFailure) {
        due = due.plus(schedule().after(tries, random.nextDouble()).orElseThrow());
      }
      return notBefore != null && notBefore.isAfter(due) ? notBefore : due;
    }
  }

  private void settle(Taken taken, Settlement settlement) {
    deliveries.settle(taken, settlement, time.instant());
  }
}
