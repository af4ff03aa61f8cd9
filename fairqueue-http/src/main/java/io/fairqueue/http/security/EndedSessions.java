package io.fairqueue.http.security;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.port.CustomerSession;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.SessionStore;
import io.fairqueue.port.SessionsEnded;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.Stores;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions that were ended while they could still be shown, with their accounts or alone: one
 * that isn't here lives to its end. So a crowd's sessions are known to be good without a look at
 * the store. Bounded: with more of them nothing is known, and the store is asked. Thread-safe.
 */
@Singleton
public final class EndedSessions {

  private static final Logger LOG = LoggerFactory.getLogger(EndedSessions.class);

  /** Longer than a session lives. */
  private static final Duration KEPT = Duration.ofHours(25);

  /** A commit may come so much later than the time it bears. */
  private static final Duration OVERLAP = Duration.ofSeconds(30);

  /** How old an answer may be. */
  private static final Duration LONGEST = Duration.ofMillis(1500);

  /** Some 50 MiB. */
  private static final int MOST = 1 << 18;

  private final CustomerStore customers;
  private final SessionStore store;
  private final InstantSource time;
  private final Map<CustomerId, End> accounts = new ConcurrentHashMap<>();
  private final Map<UUID, Instant> sessions = new ConcurrentHashMap<>();
  private volatile Instant readAt = Instant.MIN;
  private volatile boolean tooMany;

  EndedSessions(Stores stores, InstantSource time, MeterRegistry metrics) {
    this.customers = stores.customers();
    this.store = stores.sessions();
    this.time = time;
    metrics.gaugeMapSize("fairqueue.accounts.sessions.ended", List.of(), accounts);
    metrics.gaugeMapSize("fairqueue.sessions.ended", List.of(), sessions);
  }

  /** Whether a session lives, as of a moment ago; empty when that isn't known. Never blocks. */
  Optional<Boolean> isLive(CustomerSession session) {
    if (!isFresh()) {
      return Optional.empty();
    }
    End end = accounts.get(session.customer());
    return Optional.of((end == null || end.lets(session)) && !sessions.containsKey(session.id()));
  }

  /** Whether a session was ended alone, as of a moment ago; empty when that isn't known. */
  Optional<Boolean> isEnded(UUID session) {
    return isFresh() ? Optional.of(sessions.containsKey(session)) : Optional.empty();
  }

  /** An account was deleted here: nobody gets in with it any more. */
  public void deleted(CustomerId customer) {
    accounts.put(customer, new End(OptionalInt.empty(), null, time.instant()));
  }

  /** A session was ended here. */
  public void ended(UUID session, Instant expiresAt) {
    sessions.put(session, expiresAt);
  }

  /** Something was ended here: others learn of it soon, this node at once. */
  public void refreshNow() {
    try {
      refresh();
    } catch (StoreUnavailableException lost) {
      LOG.debug("the next reading finds it", lost);
    }
  }

  /** Reads what is new; to be called twice a second. */
  public void refresh() {
    Instant now = time.instant();
    Instant since = readAt.equals(Instant.MIN) ? now.minus(KEPT) : readAt.minus(OVERLAP);
    for (SessionsEnded each : customers.sessionsEndedSince(since)) {
      accounts.merge(each.customer(), new End(each.epoch(), each.kept(), now), End::later);
    }
    sessions.putAll(store.endedSince(since, MOST));
    accounts.values().removeIf(end -> end.seenAt().isBefore(now.minus(KEPT)));
    sessions.values().removeIf(end -> end.isBefore(now));
    tooMany = accounts.size() >= MOST || sessions.size() >= MOST;
    readAt = now;
  }

  private boolean isFresh() {
    return !tooMany && !readAt.isBefore(time.instant().minus(LONGEST));
  }

  /**
   * @param epoch sessions of this epoch count; empty where the account was deleted
   * @param kept the one of an older epoch that counts too
   */
  private record End(OptionalInt epoch, @Nullable UUID kept, Instant seenAt) {

    boolean lets(CustomerSession session) {
      return epoch.isPresent()
          && (epoch.getAsInt() == session.epoch() || session.id().equals(kept));
    }

    /** Epochs only rise, and nothing comes after a deletion. */
    End later(End other) {
      if (epoch.isEmpty() || other.epoch.isEmpty()) {
        return epoch.isEmpty() ? this : other;
      }
      return other.epoch.getAsInt() >= epoch.getAsInt() ? other : this;
    }
  }
}
