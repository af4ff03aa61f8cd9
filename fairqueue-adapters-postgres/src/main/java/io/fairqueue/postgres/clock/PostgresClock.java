package io.fairqueue.postgres.clock;

import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/** Reads the server's clock, which all nodes share. Thread-safe. */
public final class PostgresClock {

  private static final Statements SQL = new Statements(PostgresClock.class);

  private final Database database;

  public PostgresClock(DataSource dataSource) {
    this(new Database(dataSource));
  }

  public PostgresClock(Database database) {
    this.database = database;
  }

  /**
   * How far the server is ahead of this clock; negative when it is behind. Off by at most half a
   * round trip.
   *
   * @throws io.fairqueue.port.StoreUnavailableException if the server does not answer
   */
  public Duration offset(InstantSource clock) {
    return database.run(
        handle -> {
          Instant before = clock.instant();
          Instant server = read(handle);
          Duration roundTrip = Duration.between(before, clock.instant());
          return Duration.between(before.plus(roundTrip.dividedBy(2)), server);
        });
  }

  /** Asks the server anything at all. */
  public void ping() {
    database.run(PostgresClock::read);
  }

  private static Instant read(Handle handle) {
    return SQL.query(handle, "now").map((row, context) -> Columns.instant(row, "now")).one();
  }
}
