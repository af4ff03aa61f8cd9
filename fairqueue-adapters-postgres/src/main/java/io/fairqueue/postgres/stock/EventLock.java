package io.fairqueue.postgres.stock;

import io.fairqueue.domain.EventId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/**
 * The advisory lock of an event: shared by those who sell, exclusive for those who change it.
 * PostgreSQL hands it out in the order in which it was asked for, which it does not do with locks
 * of rows: there, holds that share a lock would for ever overtake a writer that wants it alone.
 *
 * <p>It is the first lock of every transaction that takes it, and nobody asks for it who holds a
 * row.
 */
public final class EventLock {

  private EventLock() {}

  /** Two events with one key only wait for each other more often than they need to. */
  public static long key(EventId event) {
    return event.value().getMostSignificantBits()
        ^ Long.rotateLeft(event.value().getLeastSignificantBits(), 29);
  }

  /**
   * Runs two statements in one round trip: the first waits for the lock, the second reads what is
   * committed by then.
   */
  public static <T> Optional<T> thenFind(Query lockAndRead, Row<T> reader) {
    return lockAndRead.execute(
        (statement, context) -> {
          try (context) {
            PreparedStatement executed = statement.get();
            executed.getMoreResults();
            try (ResultSet row = executed.getResultSet()) {
              return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
            }
          }
        });
  }

  /** Reads the row that was found. */
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}
