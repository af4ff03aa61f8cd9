package io.fairqueue.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.line.view.LineMemory;
import io.fairqueue.port.LineListener;
import io.fairqueue.postgres.account.AccountClock;
import io.fairqueue.postgres.commit.SaleNews;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.postgres.line.Lines;
import io.fairqueue.postgres.line.log.LogViews;
import io.fairqueue.postgres.migration.PostgresMigrations;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.tck.server.TemplateDatabase;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** A migrated database of a test class's own, with one node's pool and stores. */
public final class TestDatabase implements AutoCloseable {

  private static final int CONNECTIONS = 12;

  private static final TemplateDatabase MIGRATED = new TemplateDatabase(TestDatabase::migrate);

  private final String url = MIGRATED.copy();
  private final HikariDataSource pool = newPool();
  private final PostgresStores stores = new PostgresStores(pool, LineListener.none());

  private static void migrate(String url) {
    try (HikariDataSource connections = newPool(url)) {
      PostgresMigrations.migrate(connections);
    }
  }

  public PostgresStores stores() {
    return stores;
  }

  /** For nodes in processes of their own. */
  public String url() {
    return url;
  }

  public HikariDataSource pool() {
    return pool;
  }

  /** Lines as a node of its own sees them, over these connections. */
  public static Lines lines(DataSource connections) {
    Database database = new Database(connections);
    LogViews views = new LogViews(database, LineMemory.ofThisNode(), InstantSource.system());
    return new Lines(database, views, LineListener.none(), new SaleNews());
  }

  /** The account clock of a node that knows nothing yet. */
  public static AccountClock accounts(DataSource connections) {
    return new AccountClock(new Database(connections), InstantSource.system(), 1 << 10);
  }

  /** Another node's pool on the same database; its user closes it. */
  public HikariDataSource newPool() {
    return newPool(url);
  }

  private static HikariDataSource newPool(String url) {
    return PostgresDataSources.pool(new PostgresConfig(url, null, null, CONNECTIONS));
  }

  /** How many transactions the server ended because they waited for each other. */
  public long deadlocks() {
    return Jdbi.create(pool)
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select deadlocks from pg_stat_database where datname = current_database()")
                    .mapTo(Long.class)
                    .one());
  }

  @Override
  public void close() {
    stores.close();
    pool.close();
  }
}
