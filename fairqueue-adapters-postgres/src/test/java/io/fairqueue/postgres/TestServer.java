package io.fairqueue.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.port.LineListener;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.postgres.migration.PostgresMigrations;
import io.fairqueue.tck.server.PrivateServer;
import io.fairqueue.tck.server.TestPostgres;

/** A migrated database on a server of a test's own, which it may disturb. */
public final class TestServer implements AutoCloseable {

  private final PrivateServer server = TestPostgres.startOwn();
  private final HikariDataSource pool =
      PostgresDataSources.pool(new PostgresConfig(server.url(), null, null, 4));
  private final PostgresStores stores;

  public TestServer() {
    PostgresMigrations.migrate(pool);
    stores = new PostgresStores(pool, LineListener.none());
  }

  public PrivateServer server() {
    return server;
  }

  public HikariDataSource pool() {
    return pool;
  }

  public PostgresStores stores() {
    return stores;
  }

  @Override
  public void close() {
    stores.close();
    pool.close();
    server.close();
  }
}
