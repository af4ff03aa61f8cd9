package io.fairqueue.domain.message;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The waits between tries.
 *
 * @param waits before the second try, the third …; after as many failures plus one it is over
 * @param jitter the share by which a wait may be shorter or longer
 */
public record RetrySchedule(List<Duration> waits, double jitter) {

  /** Mail, push, listeners and streams: seven tries within some seven hours. */
  public static final RetrySchedule LETTERS =
      new RetrySchedule(
          List.of(
              Duration.ofSeconds(5),
              Duration.ofSeconds(30),
              Duration.ofMinutes(2),
              Duration.ofMinutes(10),
              Duration.ofHours(1),
              Duration.ofHours(6)),
          0.2);

  /** Endpoints: the schedule of Standard Webhooks, some 75 hours. */
  public static final RetrySchedule HOOKS =
      new RetrySchedule(
          List.of(
              Duration.ofSeconds(5),
              Duration.ofMinutes(5),
              Duration.ofMinutes(30),
              Duration.ofHours(2),
              Duration.ofHours(5),
              Duration.ofHours(10),
              Duration.ofHours(14),
              Duration.ofHours(20),
              Duration.ofHours(24)),
          0.1);

  public RetrySchedule {
    waits = List.copyOf(waits);
  }

  public static RetrySchedule of(Channel channel) {
    return channel == Channel.HOOK ? HOOKS : LETTERS;
  }

  /**
   * The wait before the next try; empty if there is none.
   *
   * @param tries how many there were, from 1
   * @param chance from 0 to 1
   */
  public Optional<Duration> after(int tries, double chance) {
    if (tries > waits.size()) {
      return Optional.empty();
    }
    double factor = 1 + jitter * (2 * chance - 1);
    return Optional.of(Duration.ofMillis(Math.round(waits.get(tries - 1).toMillis() * factor)));
  }
}
