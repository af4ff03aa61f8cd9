package io.fairqueue.postgres.commit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * How long requests wait for a commit. A store that hangs is noticed within 1.9 s, and a crowd,
 * whose lane moves, is not taken for one. One thread looks after all who wait, while there are any.
 * Thread-safe.
 */
final class CommitTimeout {

  /** Without a commit in the lane. */
  static final Duration STILL = Duration.ofMillis(1_900);

  /** With as many commits as there may be. */
  static final Duration MAX_DURATION = Duration.ofSeconds(8);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private final String name;
  private final BooleanSupplier anybody;
  private final Runnable look;
  private final AtomicBoolean looking = new AtomicBoolean();

  /**
   * @param anybody whether there may be somebody who waits
   * @param look gives up requests that have waited too long
   */
  CommitTimeout(String name, BooleanSupplier anybody, Runnable look) {
    this.name = name;
    this.anybody = anybody;
    this.look = look;
  }

  /**
   * Whether it is over; all by {@link System#nanoTime()}.
   *
   * @param since when the request was made
   * @param movedAt when its lane's last commit was
   */
  static boolean isOver(long since, long movedAt, long now) {
    long waited = now - since;
    return waited >= MAX_DURATION.toNanos() || Math.min(waited, now - movedAt) >= STILL.toNanos();
  }

  /** Somebody waits now. */
  void begin() {
    if (looking.compareAndSet(false, true)) {
      Thread.ofVirtual().name("fairqueue-" + name + "-timeout").start(this::lookWhileNeeded);
    }
  }

  private void lookWhileNeeded() {
    do {
      while (anybody.getAsBoolean()) {
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        look.run();
      }
      looking.set(false);
      // A caller before that was set has started no other thread.
    } while (anybody.getAsBoolean() && looking.compareAndSet(false, true));
  }
}
