package io.fairqueue.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * How safe a commit is on a server.
 *
 * @param offHere what is off for our connections, though a crash then loses what was committed
 * @param offForOthers what is off where nobody turns it on, as ours may
 * @param inRecovery whether it follows another server
 * @param readOnly whether it takes no writes, for that or another reason
 */
public record PostgresPromises(
    List<String> offHere, List<String> offForOthers, boolean inRecovery, boolean readOnly) {

  private static final Statements SQL = new Statements(PostgresPromises.class);

  public PostgresPromises {
    offHere = List.copyOf(offHere);
    offForOthers = List.copyOf(offForOthers);
  }

  /**
   * Asks the server.
   *
   * @throws io.fairqueue.port.StoreUnavailableException if it does not answer
   */
  public static PostgresPromises read(DataSource dataSource) {
    return new Database(dataSource)
        .run(handle -> SQL.query(handle, "read").map((row, context) -> of(row)).one());
  }

  private static PostgresPromises of(ResultSet row) throws SQLException {
    return new PostgresPromises(
        names(row, "off_here"),
        names(row, "off_for_others"),
        row.getBoolean("in_recovery"),
        row.getBoolean("read_only"));
  }

  private static List<String> names(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
