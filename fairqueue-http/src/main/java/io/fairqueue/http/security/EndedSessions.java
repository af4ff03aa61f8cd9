package io.fairqueue.http.security;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.SessionsEnded;
import io.fairqueue.port.Stores;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The accounts whose sessions were ended while such sessions could still be shown: a session whose
 * account isn't here lives to its end. So a crowd's sessions are known to be good without a look at
 * the store. Thread-safe.
 */
@Singleton
public final class EndedSessions {

  /** Longer than a session lives. */
  private static final Duration KEPT = Duration.ofHours(25);

  /** A commit may come so much later than the time it bears. */
  private static final Duration OVERLAP = Duration.ofSeconds(30);

  /** How old an answer may be. */
  private static final Duration LONGEST = Duration.ofMillis(1500);

  private final CustomerStore customers;
  private final InstantSource time;
  private final Map<CustomerId, End> ends = new ConcurrentHashMap<>();
  private volatile Instant readAt = Instant.MIN;

  EndedSessions(Stores stores, InstantSource time) {
    this.customers = stores.customers();
    this.time = time;
  }

  /** Whether a session lives, as of a moment ago; empty when that isn't known. Never blocks. */
  Optional<Boolean> isLive(CustomerId customer, int epoch) {
    if (readAt.isBefore(time.instant().minus(LONGEST))) {
      return Optional.empty();
    }
    End end = ends.get(customer);
    return Optional.of(end == null || end.epoch().equals(OptionalInt.of(epoch)));
  }

  /** An account was deleted here: nobody gets in with it any more. */
  public void deleted(CustomerId customer) {
    ends.put(customer, new End(OptionalInt.empty(), time.instant()));
  }

  /** Reads what is new; to be called twice a second. */
  public void refresh() {
    Instant now = time.instant();
    Instant since = readAt.equals(Instant.MIN) ? now.minus(KEPT) : readAt.minus(OVERLAP);
    for (SessionsEnded each : customers.sessionsEndedSince(since)) {
      ends.merge(
          each.customer(),
          new End(each.epoch(), now),
          (known, read) -> known.epoch().isEmpty() ? known : read);
    }
    ends.values().removeIf(end -> end.seenAt().isBefore(now.minus(KEPT)));
    readAt = now;
  }

  private record End(OptionalInt epoch, Instant seenAt) {}
}
