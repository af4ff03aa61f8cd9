package io.fairqueue.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * When the sale of an event was paused, and so nobody's waiting counted.
 *
 * @param pauses those that are over, in any order
 */
public record Pauses(List<Pause> pauses) {

  public Pauses {
    pauses = pauses.stream().sorted(Comparator.comparing(Pause::endedAt).reversed()).toList();
  }

  /** The moment that lies so much time before another, what was paused in between not counted. */
  public Instant before(Instant moment, Duration time) {
    Instant begin = moment;
    Duration left = time;
    for (Pause pause : pauses) {
      Duration running = Duration.between(pause.endedAt(), begin);
      if (running.compareTo(left) >= 0) {
        break;
      }
      if (pause.beganAt().isBefore(begin)) {
        left = running.isPositive() ? left.minus(running) : left;
        begin = pause.beganAt();
      }
    }
    return begin.minus(left);
  }

  /** A pause that is over. */
  public record Pause(Instant beganAt, Instant endedAt) {}
}
