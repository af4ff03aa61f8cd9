package io.fairqueue.postgres.sql;

import io.fairqueue.port.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * The moment by which the database must have answered. Before each round trip what is left of it
 * becomes the socket's time-out, so that a server that is there and says nothing is noticed in
 * time.
 */
final class Deadline implements SqlLogger {

  private static final int MIN_MILLIS = 50;

  /** What a commit takes where the disk is slow; less would leave its outcome unknown. */
  private static final int COMMIT_MILLIS = 300;

  /** What a statement does that commits by itself. */
  private static final Pattern WRITE =
      Pattern.compile("\\b(insert\\s+into|delete\\s+from|update\\s+\\w+(\\s+\\w+)?\\s+set)\\b");

  private final long endNanos;
  private final boolean perStatement;
  private final Duration limit;
  private boolean inTransaction;
  private boolean writing;

  private Deadline(Duration limit, boolean perStatement) {
    this.limit = limit;
    this.perStatement = perStatement;
    this.endNanos = System.nanoTime() + limit.toNanos();
  }

  /** For everything that is done under it. */
  static Deadline overall(Duration limit) {
    return new Deadline(limit, false);
  }

  /** Begins again with each statement: work of many bounded steps. */
  static Deadline perStatement(Duration limit) {
    return new Deadline(limit, true);
  }

  boolean isOver() {
    return !perStatement && System.nanoTime() - endNanos >= 0;
  }

  @Override
  public void logBeforeExecution(StatementContext context) {
    @Nullable Connection connection = context.getConnection();
    if (connection != null) {
      limit(connection);
    }
    if (!inTransaction) {
      writing = WRITE.matcher(context.getRawSql()).find();
    }
  }

  /** Begins a try of work. */
  void begin(boolean transaction) {
    inTransaction = transaction;
    writing = false;
  }

  /** Whether what fails now may have been committed all the same. */
  boolean mayBeCommitted() {
    return writing;
  }

  /** Lets the next round trip on this connection take no longer than what is left. */
  void limit(Connection connection) {
    if (isOver()) {
      throw new StoreUnavailableException(Failures.STORE, "no answer in time");
    }
    limit(connection, Math.max(MIN_MILLIS, leftMillis()));
  }

  /**
   * The same for a commit; from here on the work may be done, whatever is heard of it.
   *
   * @throws StoreUnavailableException if too little is left for a slow one; nothing is committed
   *     then
   */
  void commit(Connection connection) {
    long left = leftMillis();
    if (left < COMMIT_MILLIS) {
      throw new StoreUnavailableException(Failures.STORE, "too little time left to commit");
    }
    limit(connection, left);
    writing = true;
  }

  private long leftMillis() {
    return (perStatement ? limit.toNanos() : endNanos - System.nanoTime()) / 1_000_000;
  }

  private static void limit(Connection connection, long millis) {
    try {
      connection.setNetworkTimeout(Runnable::run, (int) millis);
    } catch (SQLException e) {
      throw new StoreUnavailableException(Failures.STORE, e);
    }
  }
}
