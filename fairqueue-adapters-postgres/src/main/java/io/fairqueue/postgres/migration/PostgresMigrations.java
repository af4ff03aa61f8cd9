package io.fairqueue.postgres.migration;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.postgres.sql.Failures;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to the form that this version needs.
 *
 * <p>Each release runs beside the one before it: a migration adds what the new release wants, and a
 * later one takes away what no running release uses. One that older nodes can't bear says so by its
 * description, which begins with {@value #BREAKING}: it waits a little for them to end, and then
 * refuses; and a node that is older than one that was applied does not start.
 *
 * <p>An application may have migrations of its own in the same database, and the same schema: ours
 * lie in a place of their own, and what was applied is told in a table of its own, {@value
 * History#TABLE}, in the schema that the data source's connections find first, which is made if it
 * is not there.
 */
public final class PostgresMigrations {

  /** How the description of a migration begins that older nodes can't bear. */
  static final String BREAKING = "breaking ";

  private static final String LOCATION = "classpath:fairqueue/migration";
  private static final Duration MAX_WAIT = Duration.ofSeconds(15);
  private static final Logger LOG = LoggerFactory.getLogger(PostgresMigrations.class);

  private PostgresMigrations() {}

  /**
   * Applies what is missing, in order. Safe to repeat, and safe to call from many nodes at once:
   * one migrates, the others wait for it and find nothing left to do. One that was killed is safe
   * to start again.
   *
   * <p>A pool's connections are not used, since a migration may take longer than its time-outs.
   *
   * @return the newest migration that this release knows: its schema version
   * @throws io.fairqueue.port.StoreUnavailableException if the database does not answer
   * @throws io.fairqueue.port.StoreDataException if it does not let itself be migrated, or older
   *     nodes are running that could not bear it
   */
  public static int migrate(DataSource dataSource) {
    return migrate(
        dataSource,
        (moved, entries) ->
            LOG.info("{} of {} entries are in the log of their line", moved, entries));
  }

  /** The same; what takes long tells how far it has come. */
  public static int migrate(DataSource dataSource, MigrationProgress progress) {
    return migrate(dataSource, progress, MAX_WAIT, LOCATION);
  }

  /**
   * The same.
   *
   * @param maxWait how long to wait for older nodes to end, where one has to
   * @param locations of the migrations
   */
  static int migrate(
      DataSource dataSource, MigrationProgress progress, Duration maxWait, String... locations) {
    DataSource connections = pastThePool(dataSource);
    try {
      History history = History.of(connections);
      Flyway flyway = flyway(connections, history.schema(), History.TABLE, progress, locations);
      history.begin(flyway);
      MigrationInfoService known = flyway.info();
      OptionalInt breaking =
          versions(
              Stream.of(known.pending())
                  .filter(migration -> migration.getDescription().startsWith(BREAKING)));
      if (breaking.isEmpty()) {
        flyway.migrate();
        history.tellOlder(flyway);
      } else {
        try (UpgradeGate gate = UpgradeGate.pass(connections, breaking.getAsInt(), maxWait)) {
          LOG.debug("no older node is at {}", gate);
          flyway.migrate();
          history.tellOlder(flyway);
        }
      }
      return versions(Stream.of(known.all()).filter(migration -> migration.getState().isResolved()))
          .orElseThrow();
    } catch (FlywayException | JdbiException e) {
      RuntimeException translated = Failures.translate(e);
      throw translated == e
          ? new StoreDataException("postgres was not migrated: " + e.getMessage(), e)
          : translated;
    }
  }

  /**
   * Which migrations a database has, and which of this release it lacks; changes nothing.
   *
   * @throws io.fairqueue.port.StoreUnavailableException if the database does not answer
   * @throws io.fairqueue.port.StoreDataException if it does not let itself be read
   */
  public static SchemaState state(DataSource dataSource) {
    try {
      DataSource connections = pastThePool(dataSource);
      History history = History.of(connections);
      MigrationProgress nobody = (moved, entries) -> {};
      Flyway flyway = flyway(connections, history.schema(), History.TABLE, nobody, LOCATION);
      String table = history.table(flyway);
      MigrationInfo[] all =
          flyway(connections, history.schema(), table, nobody, LOCATION).info().all();
      int known = versions(Stream.of(all).filter(each -> each.getState().isResolved())).orElse(0);
      return new SchemaState(
          versions(Stream.of(all).filter(each -> each.getState().isApplied())).orElse(0),
          known,
          (int) Stream.of(all).filter(each -> each.getState() == MigrationState.PENDING).count(),
          Stream.of(all).anyMatch(each -> each.getState().isFailed()),
          versions(
                      Stream.of(all)
                          .filter(each -> each.getState().isApplied())
                          .filter(each -> each.getDescription().startsWith(BREAKING)))
                  .orElse(0)
              > known);
    } catch (FlywayException | JdbiException e) {
      RuntimeException translated = Failures.translate(e);
      throw translated == e
          ? new StoreDataException("postgres was not read: " + e.getMessage(), e)
          : translated;
    }
  }

  private static DataSource pastThePool(DataSource dataSource) {
    return dataSource instanceof HikariDataSource pool && pool.getJdbcUrl() != null
        ? PostgresDataSources.withoutTimeouts(pool)
        : dataSource;
  }

  private static Flyway flyway(
      DataSource connections,
      String schema,
      String table,
      MigrationProgress progress,
      String... locations) {
    return Flyway.configure(PostgresMigrations.class.getClassLoader())
        .dataSource(connections)
        .locations(locations)
        .defaultSchema(schema)
        .table(table)
        .baselineVersion("0")
        .baselineDescription("before FairQueue")
        .javaMigrations(new EntriesToLog(connections, progress))
        .cleanDisabled(true)
        .lockRetryCount(120)
        .load();
  }

  private static OptionalInt versions(Stream<MigrationInfo> migrations) {
    return migrations
        .mapToInt(migration -> Integer.parseInt(migration.getVersion().getVersion()))
        .max();
  }
}
