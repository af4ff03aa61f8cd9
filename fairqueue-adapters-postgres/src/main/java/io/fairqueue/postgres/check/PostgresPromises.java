package io.fairqueue.postgres.check;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How safe a commit is on a server.
 *
 * @param off the settings that are off, though a crash then loses what was committed; servers turn
 *     {@code synchronous_commit} on for themselves
 * @param inRecovery whether it follows another server
 * @param readOnly whether it takes no writes, for that or another reason
 */
public record PostgresPromises(List<String> off, boolean inRecovery, boolean readOnly) {

  private static final Statements SQL = new Statements(PostgresPromises.class);
  private static final int SOCKET_SECONDS = 2;

  public PostgresPromises {
    off = List.copyOf(off);
  }

  /**
   * Asks the server, past the pool: that takes no connection to a server that takes no writes.
   *
   * @throws io.fairqueue.port.StoreUnavailableException if it does not answer
   */
  public static PostgresPromises read(HikariDataSource pool) {
    PGSimpleDataSource single = PostgresDataSources.withoutTimeouts(pool);
    single.setSocketTimeout(SOCKET_SECONDS);
    return new Database(single)
        .run(handle -> SQL.query(handle, "read").map((row, context) -> of(row)).one());
  }

  private static PostgresPromises of(ResultSet row) throws SQLException {
    return new PostgresPromises(
        List.of((String[]) row.getArray("off").getArray()),
        row.getBoolean("in_recovery"),
        row.getBoolean("read_only"));
  }
}
