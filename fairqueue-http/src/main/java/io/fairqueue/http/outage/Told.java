package io.fairqueue.http.outage;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What operators were told of one thing that fails, and when: the only memory of it that there is.
 * What comes and goes is told once a minute, what lasts once in five. Moments are nanoseconds. Not
 * thread-safe.
 */
final class Told {

  static final Duration BETWEEN = Duration.ofMinutes(1);
  static final Duration REMINDER = Duration.ofMinutes(5);

  /** More in five minutes nobody reads. */
  static final int MAX = 100;

  private final Map<String, Long> causes = new HashMap<>();

  /**
   * Whether a cause is to be told now, and so it is. A new one is; one that was told in this outage
   * is once in a while; one that was told in an outage before is, after a little.
   *
   * @param since when this outage began
   */
  boolean isDue(String cause, long since, long now) {
    @Nullable Long last = causes.get(cause);
    if (last == null ? !isRoom(now) : now - last < silence(last, since).toNanos()) {
      return false;
    }
    causes.put(cause, now);
    return true;
  }

  /** Forgets what is so long ago that it makes no difference any more; whether nothing is left. */
  boolean forget(long now) {
    causes.values().removeIf(last -> now - last >= REMINDER.toNanos());
    return causes.isEmpty();
  }

  private static Duration silence(long last, long since) {
    return last - since >= 0 ? REMINDER : BETWEEN;
  }

  private boolean isRoom(long now) {
    return causes.size() < MAX || forget(now) || causes.size() < MAX;
  }
}
