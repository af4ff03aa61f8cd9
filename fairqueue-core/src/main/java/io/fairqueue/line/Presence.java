package io.fairqueue.line;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.port.LineStore;
import io.fairqueue.port.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The fans seen in a line lately, by a poll or a socket, for events that pass over fans who are
 * gone.
 *
 * <p>A fan who polls every second is not written down every second: once in a third of the time
 * after which a fan counts as gone is enough. A fan whom this node has not seen for that long is
 * written down by the next {@link #flush}, and so is back within a second. Thread-safe; bounded:
 * above {@link #MAX_FANS} fans are written down each time they are seen.
 */
final class Presence {

  private static final int MAX_FANS = 1_000_000;
  private static final int BATCH = 1_000;

  private final LineStore lines;
  private final InstantSource time;
  private final Map<Fan, Noted> known = new ConcurrentHashMap<>();
  private final Map<Fan, Instant> pending = new ConcurrentHashMap<>();

  Presence(LineStore lines, InstantSource time) {
    this.lines = lines;
    this.time = time;
  }

  /** Never blocks. */
  void seen(Event event, CustomerId customer) {
    Duration presence = event.policy().presence();
    if (presence.isZero()) {
      return;
    }
    Instant now = time.instant();
    Fan fan = new Fan(event.id(), customer);
    Noted before = known.get(fan);
    if (before != null && now.isBefore(before.until())) {
      return;
    }
    if (pending.size() < MAX_FANS) {
      pending.put(fan, now);
      if (before != null || known.size() < MAX_FANS) {
        known.put(fan, new Noted(now.plus(presence.dividedBy(SalePolicy.PRESENCE_IS_NOTED))));
      }
    }
  }

  /** Writes down who was seen; to be called about once a second. What fails is tried again. */
  public void flush() {
    Instant now = time.instant();
    known.values().removeIf(noted -> !now.isBefore(noted.until()));
    Map<EventId, List<CustomerId>> byEvent = new HashMap<>();
    for (Fan fan : List.copyOf(pending.keySet())) {
      if (pending.remove(fan) != null) {
        byEvent.computeIfAbsent(fan.event(), any -> new ArrayList<>()).add(fan.customer());
      }
    }
    byEvent.forEach((event, fans) -> write(event, fans, now));
  }

  private void write(EventId event, List<CustomerId> fans, Instant now) {
    for (int from = 0; from < fans.size(); from += BATCH) {
      List<CustomerId> some = fans.subList(from, Math.min(fans.size(), from + BATCH));
      try {
        lines.seen(event, some, now);
      } catch (StoreUnavailableException later) {
        some.forEach(fan -> pending.putIfAbsent(new Fan(event, fan), now));
        throw later;
      }
    }
  }

  private record Fan(EventId event, CustomerId customer) {}

  /**
   * @param until before this the fan need not be written down again
   */
  private record Noted(Instant until) {}
}
