package io.fairqueue.postgres.account;

import io.fairqueue.port.CustomerSession;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The account clock, and what this node knows by it.
 *
 * <ol>
 *   <li>Whatever ends sessions raises the clock, as the last lock of its transaction (by a trigger,
 *       so that nothing can forget it). A reader of n sees all changes up to n.
 *   <li>A node reads the changes since the n that it knows: twice a second, after each change of
 *       its own, and where somebody finds that the clock says something else.
 *   <li>A session that no known change has ended lives, as long as the clock says n.
 *   <li>Each change gives the clock a number by chance, the nonce. A clock that has never said what
 *       is known is one of another history (of a standby that took over): all changes are read
 *       again, and so they are from a store that was away.
 * </ol>
 *
 * Thread-safe.
 */
public final class AccountClock {

  private static final Logger LOG = LoggerFactory.getLogger(AccountClock.class);
  private static final Statements SQL = new Statements(AccountClock.class);
  private static final int PRUNED_AT_ONCE = 1_000;

  /** How old a peeked answer may be. */
  private static final Duration FRESH = Duration.ofMillis(1_500);

  /**
   * With more changes than a node keeps, the accounts are asked; it looks again that much later.
   */
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final Database database;
  private final InstantSource time;
  private final int maxChanges;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable AccountChanges known;
  private volatile Instant readAt = Instant.MIN;
  private volatile Instant readAgainAt = Instant.MIN;

  /**
   * @param maxChanges how many changes this node keeps
   */
  public AccountClock(Database database, InstantSource time, int maxChanges) {
    this.database = database;
    this.time = time;
    this.maxChanges = maxChanges;
  }

  /** What is known, as it is; empty where it is not all. Never blocks. */
  public Optional<AccountChanges> known() {
    return Optional.ofNullable(known);
  }

  /** The same, if it was all a moment ago. Never blocks. */
  Optional<AccountChanges> fresh() {
    return readAt.plus(FRESH).isBefore(time.instant()) ? Optional.empty() : known();
  }

  /** Reads what is new. */
  void refresh() {
    Instant now = time.instant();
    AccountChanges before = known;
    if (before == null && now.isBefore(readAgainAt)) {
      return;
    }
    try {
      if (before == null) {
        database.runAtLength(this::read);
      } else {
        before.forget(now);
        database.run(this::read);
      }
    } catch (StoreUnavailableException away) {
      known = null;
      throw away;
    }
  }

  /** This node has changed something, and knows it at once; the others learn of it. */
  void changed() {
    if (known != null) {
      try {
        database.run(this::read);
      } catch (StoreUnavailableException lost) {
        LOG.debug("the next reading finds it", lost);
      }
    }
  }

  /** Whether the clock says something else than these changes do; what is new is known then. */
  public boolean hasMoved(AccountChanges judged, long nonce) {
    if (known == judged) {
      database.run(this::read);
    }
    return known != judged || judged.moment().nonce() != nonce;
  }

  /**
   * A judge of sessions by what the clock has said in the caller's transaction; a caller that does
   * not know enough asks the accounts.
   *
   * @param nonce what it has said
   * @param sessions that will be judged
   */
  public SessionJudge at(Handle handle, long nonce, Collection<CustomerSession> sessions) {
    AccountChanges before = known;
    if (before != null && before.moment().nonce() != nonce) {
      read(handle);
    }
    AccountChanges now = known;
    return now == null ? PostgresSessionStore.live(handle, sessions)::contains : now;
  }

  void prune(Instant now) {
    int pruned;
    do {
      pruned =
          database.inTransaction(
              handle ->
                  SQL.update(handle, "prune")
                      .bind("now", now)
                      .bind("limit", PRUNED_AT_ONCE)
                      .execute());
    } while (pruned == PRUNED_AT_ONCE);
  }

  /** How many changes are known. */
  public int size() {
    AccountChanges now = known;
    return now == null ? 0 : now.size();
  }

  private AccountChanges read(Handle handle) {
    reading.lock();
    try {
      Instant asked = time.instant();
      AccountChanges all = known == null ? new AccountChanges() : known;
      List<AccountChanges.Reading> readings = changes(handle, all.moment());
      if (!all.add(readings)) {
        all = new AccountChanges();
        readings = changes(handle, all.moment());
        all.add(readings);
      }
      boolean tooMany = readings.size() >= maxChanges || all.size() >= maxChanges;
      if (tooMany) {
        LOG.warn("more than {} sessions have ended lately: accounts are asked", maxChanges);
        readAgainAt = asked.plus(AGAIN);
      }
      known = tooMany ? null : all;
      readAt = asked;
      return all;
    } finally {
      reading.unlock();
    }
  }

  private List<AccountChanges.Reading> changes(Handle handle, AccountChanges.Moment known) {
    return SQL.query(handle, "changes")
        .bind("known", known.n())
        .bind("nonce", known.nonce())
        .bind("limit", maxChanges)
        .map(
            (row, context) ->
                new AccountChanges.Reading(
                    new AccountChanges.Moment(row.getLong("clock"), row.getLong("clock_nonce")),
                    row.getBoolean("follows"),
                    Columns.uuidOrNull(row, "customer_id"),
                    row.getInt("epoch"),
                    Columns.uuidOrNull(row, "kept_session"),
                    Columns.uuidOrNull(row, "session"),
                    Columns.instantOrNull(row, "kept_until")))
        .list();
  }

  /** Whether sessions live. */
  @FunctionalInterface
  public interface SessionJudge {
    boolean lives(CustomerSession session);
  }
}
