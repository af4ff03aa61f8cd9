package io.fairqueue.postgres.migration;

import io.fairqueue.port.StoreDataException;
import io.fairqueue.postgres.sql.Statements;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Where it is told which migrations a schema has had: in a table of our own, so that an application
 * may have Flyway's usual one.
 *
 * <p>Releases before wrote into the usual one. Whether it is theirs or an application's is decided
 * by what it says of the first migration. If it is theirs, it is copied once, and from then on told
 * what is applied: nodes of the release before may go on, or start, and have to know.
 */
final class History {

  static final String TABLE = "fairqueue_history";
  private static final String OLDER = "flyway_schema_history";

  private static final Statements SQL = new Statements(History.class);

  private final Jdbi jdbi;
  private final String schema;

  private History(Jdbi jdbi, String schema) {
    this.jdbi = jdbi;
    this.schema = schema;
  }

  /** Of the schema that these connections find first; changes nothing. */
  static History of(DataSource connections) {
    Jdbi jdbi = Jdbi.create(connections);
    jdbi.registerArrayType(String.class, "text");
    return jdbi.withHandle(handle -> SQL.query(handle, "schema").mapTo(String.class).findOne())
        .map(schema -> new History(jdbi, schema))
        .orElseThrow(
            () -> new StoreDataException("the database's connections have no schema to look in"));
  }

  String schema() {
    return schema;
  }

  /** Which table tells today what was applied; changes nothing. */
  String table(Flyway ours) {
    return jdbi.withHandle(
        handle -> !exists(handle, "own") && isOlderOurs(handle, ours) ? OLDER : TABLE);
  }

  /**
   * Makes the schema and the table where they are not there, from the older one if that is ours.
   */
  void begin(Flyway ours) {
    jdbi.useHandle(handle -> SQL.update(handle, "create").execute());
    alone(
        handle -> {
          boolean own = exists(handle, "own");
          if (isOlderOurs(handle, ours)) {
            if (!own) {
              SQL.update(handle, "adopt.1-create").execute();
            }
            SQL.update(handle, "adopt.2-copy").bind("versions", versions(ours)).execute();
          } else if (!own) {
            // Also beside tables of an application, which Flyway would not begin beside by itself.
            ours.baseline();
          }
        });
  }

  /** Has nodes of the release before know what was applied. */
  void tellOlder(Flyway ours) {
    alone(
        handle -> {
          if (isOlderOurs(handle, ours)) {
            SQL.update(handle, "tellOlder").execute();
          }
        });
  }

  private void alone(Consumer<Handle> work) {
    jdbi.useTransaction(
        handle -> {
          SQL.query(handle, "lock").mapToMap().one();
          work.accept(handle);
        });
  }

  private static boolean exists(Handle handle, String which) {
    return SQL.query(handle, "tables").map((row, context) -> row.getBoolean(which)).one();
  }

  private static boolean isOlderOurs(Handle handle, Flyway ours) {
    if (!exists(handle, "older")) {
      return false;
    }
    MigrationInfo first =
        Arrays.stream(ours.info().all())
            .filter(each -> each.getState().isResolved() && each.getChecksum() != null)
            .min(Comparator.comparing(MigrationInfo::getVersion))
            .orElseThrow();
    return SQL.query(handle, "isOurs")
        .bind("script", first.getScript())
        .bind("checksum", first.getChecksum())
        .mapTo(Boolean.class)
        .one();
  }

  private static String[] versions(Flyway ours) {
    return Arrays.stream(ours.info().all())
        .map(MigrationInfo::getVersion)
        .filter(Objects::nonNull)
        .map(MigrationVersion::getVersion)
        .toArray(String[]::new);
  }
}
