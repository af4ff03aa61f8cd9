package io.fairqueue.cli.crowd;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How one fan spends time: thinks, waits, and asks again. An interrupt sends the fan home. */
final class Pace {

  static final Duration SHORT = Duration.ofMillis(300);

  private final Duration thinking;
  private final Counters counters;
  private final RandomGenerator random;

  Pace(Duration thinking, Counters counters, RandomGenerator random) {
    this.thinking = thinking;
    this.counters = counters;
    this.random = random;
  }

  /** Makes up the mind. */
  void think() throws InterruptedException {
    Thread.sleep(upTo(thinking));
  }

  /** About this time: a bit less or more, so that not all call at once. */
  void waitAbout(Duration time) throws InterruptedException {
    Thread.sleep(time.dividedBy(2).plus(upTo(time)));
  }

  /** Asks until there is an answer. */
  Reply insist(Call call) throws InterruptedException {
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
