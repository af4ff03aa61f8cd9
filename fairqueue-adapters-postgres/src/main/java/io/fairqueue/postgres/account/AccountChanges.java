package io.fairqueue.postgres.account;

import io.fairqueue.port.CustomerSession;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The changes of accounts up to what the account clock said: at least those, since the moment is
 * set after they were added. So who reads the moment first, and judges then, judges as of it or
 * later. Thread-safe for one writer.
 */
public final class AccountChanges implements AccountClock.SessionJudge {

  private final ConcurrentMap<UUID, End> accounts = new ConcurrentHashMap<>();
  private final ConcurrentMap<UUID, Instant> sessions = new ConcurrentHashMap<>();
  private volatile Moment moment = new Moment(0, 0);

  /** What the clock said. */
  public Moment moment() {
    return moment;
  }

  int size() {
    return accounts.size() + sessions.size();
  }

  @Override
  public boolean lives(CustomerSession session) {
    End end = accounts.get(session.customer().value());
    return (end == null || end.lets(session)) && !isEnded(session.id());
  }

  /** Whether a session was ended alone. */
  boolean isEnded(UUID session) {
    return sessions.containsKey(session);
  }

  /** Adds what was read; {@code false} if it is of another history. */
  boolean add(List<Reading> readings) {
    if (!readings.getFirst().follows()) {
      return false;
    }
    for (Reading each : readings) {
      Instant until = each.keptUntil();
      if (until == null) {
        continue;
      }
      if (each.customer() != null) {
        accounts.merge(
            each.customer(), new End(each.epoch(), each.keptSession(), until), End::later);
      } else if (each.session() != null) {
        sessions.put(each.session(), until);
      }
    }
    moment = readings.getFirst().clock();
    return true;
  }

  /** Forgets what is over by itself. */
  void forget(Instant now) {
    accounts.values().removeIf(end -> end.until().isBefore(now));
    sessions.values().removeIf(until -> until.isBefore(now));
  }

  /**
   * What the clock says.
   *
   * @param n how many changes there were
   * @param nonce given to it by the last one: no other history has the same
   */
  public record Moment(long n, long nonce) {}

  /**
   * A change as it was read, with the clock; without a time where there was none.
   *
   * @param follows whether the clock has said what is known
   * @param customer whose older sessions are over, but for the kept one; or null
   * @param session the one that is over; or null
   */
  record Reading(
      Moment clock,
      boolean follows,
      @Nullable UUID customer,
      int epoch,
      @Nullable UUID keptSession,
      @Nullable UUID session,
      @Nullable Instant keptUntil) {}

  /** Sessions of an epoch that is not known yet were made after it was raised. */
  private record End(int epoch, @Nullable UUID kept, Instant until) {

    boolean lets(CustomerSession session) {
      return session.epoch() >= epoch || session.id().equals(kept);
    }

    End later(End other) {
      return other.epoch >= epoch ? other : this;
    }
  }
}
