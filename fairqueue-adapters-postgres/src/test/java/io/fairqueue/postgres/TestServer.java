package io.fairqueue.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.port.LineListener;
import io.fairqueue.tck.PrivateServer;
import io.fairqueue.tck.TestPostgres;

/** A migrated database on a server of a test's own, which it may disturb. */
final class TestServer implements AutoCloseable {

  private final PrivateServer server = TestPostgres.startOwn();
  private final HikariDataSource pool =
      PostgresDataSources.pool(new PostgresConfig(server.url(), null, null, 4));
  private final PostgresStores stores;

  TestServer() {
    PostgresMigrations.migrate(pool);
    stores = new PostgresStores(pool, LineListener.none());
  }

  PrivateServer server() {
    return server;
  }

  HikariDataSource pool() {
    return pool;
  }

  PostgresStores stores() {
    return stores;
  }

  @Override
  public void close() {
    stores.close();
    pool.close();
    server.close();
  }
}
