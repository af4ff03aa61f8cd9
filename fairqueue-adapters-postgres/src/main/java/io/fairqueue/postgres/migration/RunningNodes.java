package io.fairqueue.postgres.migration;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Which nodes are running on a database.
 *
 * @param byVersion how many there are of each schema version
 */
public record RunningNodes(SortedMap<Integer, Integer> byVersion) {

  /**
   * The advisory locks of nodes in the schema {@code public}: a version each, and 0 for the gate
   * that they come through. Advisory locks are the database's, so each other schema has a family of
   * its own.
   */
  static final int LOCKS = 0x46_51_6E_64;

  /**
   * The first version whose nodes have a family by their schema. Older ones have {@link #LOCKS}
   * wherever they are, so those of the same role count in each schema.
   */
  private static final int FAMILIES = 40;

  private static final String PUBLIC = "public";

  private static final Statements SQL = new Statements(RunningNodes.class);

  /**
   * Asks the server.
   *
   * @throws io.fairqueue.port.StoreUnavailableException if it does not answer
   */
  public static RunningNodes read(HikariDataSource pool) {
    return new Database(pool).run(RunningNodes::read);
  }

  static RunningNodes read(Handle handle) {
    return SQL
        .query(handle, "read")
        .bind("family", Integer.toUnsignedLong(family(handle)))
        .bind("everywhere", Integer.toUnsignedLong(LOCKS))
        .bind("families", FAMILIES)
        .map((row, context) -> new Count(row.getInt("version"), row.getInt("nodes")))
        .stream()
        .collect(
            Collectors.collectingAndThen(
                Collectors.toMap(Count::version, Count::nodes, Integer::sum, TreeMap::new),
                RunningNodes::new));
  }

  /**
   * The family of a connection's schema. Two schemas that have the same one only wait for each
   * other's nodes.
   */
  static int family(Handle handle) {
    String schema = SQL.query(handle, "schema").mapTo(String.class).findOne().orElse(PUBLIC);
    return schema.equals(PUBLIC) ? LOCKS : LOCKS ^ schema.hashCode();
  }

  /** How many are of a version before this one. */
  int before(int version) {
    return byVersion.headMap(version).values().stream().mapToInt(Integer::intValue).sum();
  }

  private record Count(int version, int nodes) {}
}
