package io.fairqueue.redis;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Times as scripts see them: microseconds, which a Lua number holds exactly until the year 2255.
 */
final class Micros {

  private Micros() {}

  static String of(Instant at) {
    return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at));
  }

  static String of(Duration duration) {
    return Long.toString(duration.dividedBy(ChronoUnit.MICROS.getDuration()));
  }
}
