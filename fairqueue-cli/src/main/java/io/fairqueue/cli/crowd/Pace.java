package io.fairqueue.cli.crowd;

import io.fairqueue.cli.crowd.client.Reply;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How one fan spends time: thinks, waits, and asks again. An interrupt sends the fan home. */
final class Pace {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final int POLITE = 4;
  private static final Duration MAX_DURATION = Duration.ofSeconds(3);

  private final Duration thinking;
  private final Counters counters;
  private final RandomGenerator random;
  // With the time in which the call had to wait for its turn.
  private Duration lastAnswer = Duration.ZERO;

  Pace(Duration thinking, Counters counters, RandomGenerator random) {
    this.thinking = thinking;
    this.counters = counters;
    this.random = random;
  }

  /** Makes up the mind. */
  void think() throws InterruptedException {
    Thread.sleep(upTo(thinking));
  }

  /**
   * Until the next look: usually so long, and up to twice as long while the server is slow to
   * answer.
   */
  void untilNextLook(Duration usual) throws InterruptedException {
    Duration polite = lastAnswer.multipliedBy(POLITE);
    waitAbout(usual.plus(polite.compareTo(usual) < 0 ? polite : usual));
  }

  /** About this time: a bit less or more, so that not all call at once. */
  void waitAbout(Duration time) throws InterruptedException {
    Thread.sleep(time.dividedBy(2).plus(upTo(time)));
  }

  /** Asks again and again, more and more seldom, until it is so. */
  void until(Check check) throws InterruptedException {
    for (Duration wait = SHORT; !check.isSo(); wait = longer(wait)) {
      waitAbout(wait);
    }
  }

  /** Asks until there is an answer. */
  Reply insist(Call call) throws InterruptedException {
    while (true) {
      long asked = System.nanoTime();
      Reply reply = call.once();
      lastAnswer = Duration.ofNanos(System.nanoTime() - asked);
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

  private static Duration longer(Duration wait) {
    Duration longer = wait.multipliedBy(2);
    return longer.compareTo(MAX_DURATION) < 0 ? longer : MAX_DURATION;
  }

  /** One call. */
  @FunctionalInterface
  interface Call {
    Reply once() throws InterruptedException;
  }

  /** Looks whether something is so by now. */
  @FunctionalInterface
  interface Check {
    boolean isSo() throws InterruptedException;
  }
}
