package io.fairqueue.cli.crowd;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How one fan spends time: thinks, waits, and asks again. Not thread-safe. */
final class Pace {

  static final Duration SHORT = Duration.ofMillis(300);

  private final Crowd crowd;
  private final Duration thinking;
  private final Counters counters;
  private final RandomGenerator random;

  Pace(Crowd crowd, Duration thinking, Counters counters, RandomGenerator random) {
    this.crowd = crowd;
    this.thinking = thinking;
    this.counters = counters;
    this.random = random;
  }

  /** Makes up the mind. */
  void think() throws WentHome, InterruptedException {
    waitUpTo(thinking);
  }

  /** Any time up to this. */
  void waitUpTo(Duration longest) throws WentHome, InterruptedException {
    crowd.pause(upTo(longest));
  }

  /** About this time: a bit less or more, so that not all call at once. */
  void waitAbout(Duration time) throws WentHome, InterruptedException {
    crowd.pause(time.dividedBy(2).plus(upTo(time)));
  }

  /** Asks until there is an answer. */
  Reply insist(Call call) throws WentHome, InterruptedException {
    while (true) {
      Reply reply = call.once();
      if (reply.isFinal()) {
        return reply;
      }
      counters.troubles.increment();
      waitAbout(SHORT);
    }
  }

  private Duration upTo(Duration longest) {
    return Duration.ofNanos(random.nextLong(Math.max(1, longest.toNanos())));
  }

  /** One call. */
  @FunctionalInterface
  interface Call {
    Reply once() throws InterruptedException;
  }
}
