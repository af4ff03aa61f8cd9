package io.fairqueue.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.port.StoreDataException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a database to the form that this version needs. */
public final class PostgresMigrations {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresMigrations.class);

  private PostgresMigrations() {}

  /**
   * Applies what is missing, in order. Safe to repeat, and safe to call from many nodes at once:
   * one migrates, the others wait for it and find nothing left to do. One that was killed is safe
   * to start again.
   *
   * <p>A pool's connections are not used, since a migration may take longer than its time-outs.
   *
   * @throws io.fairqueue.port.StoreUnavailableException if the database does not answer
   * @throws io.fairqueue.port.StoreDataException if it does not let itself be migrated
   */
  public static void migrate(DataSource dataSource) {
    migrate(
        dataSource,
        (moved, entries) ->
            LOG.info("{} of {} entries are in the log of their line", moved, entries));
  }

  /** The same; what takes long tells how far it has come. */
  public static void migrate(DataSource dataSource, MigrationProgress progress) {
    DataSource connections =
        dataSource instanceof HikariDataSource pool
            ? PostgresDataSources.patient(pool)
            : dataSource;
    try {
      Flyway.configure(PostgresMigrations.class.getClassLoader())
          .dataSource(connections)
          .locations("classpath:db/migration")
          .javaMigrations(new EntriesToLog(connections, progress))
          .cleanDisabled(true)
          .lockRetryCount(120)
          .load()
          .migrate();
    } catch (FlywayException e) {
      RuntimeException told = Failures.translate(e);
      throw told == e
          ? new StoreDataException("postgres was not migrated: " + e.getMessage(), e)
          : told;
    }
  }
}
