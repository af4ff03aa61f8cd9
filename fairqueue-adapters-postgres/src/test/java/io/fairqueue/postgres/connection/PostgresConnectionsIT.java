package io.fairqueue.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.server.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a node asks of the connections that it keeps. */
final class PostgresConnectionsIT {

  @Test
  @Tag("F13")
  void connectionsToAServerThatTakesNoWritesAnyMoreAreReplaced() throws SQLException {
    try (TestDatabase database = new TestDatabase()) {
      EventId event = new Fixtures(database.stores()).onSale(5).id();
      int connections = database.pool().getMaximumPoolSize();
      onEach(database.pool(), connections, "set session characteristics as transaction read only");
      AtomicInteger refused = new AtomicInteger();

      Awaitility.await()
          .until(
              () -> {
                try {
                  database
                      .stores()
                      .lines()
                      .join(event, new CustomerId(UUID.randomUUID()), Fixtures.START);
                  return refused.get() >= 0;
                } catch (StoreUnavailableException e) {
                  refused.incrementAndGet();
                  return false;
                }
              });

      assertThat(refused).hasValueLessThanOrEqualTo(connections);
    }
  }

  @Test
  @Tag("F13")
  void aServerThatTakesNoWritesGivesNoConnection() {
    String url = TestPostgres.freshDatabaseUrl();
    try (HikariDataSource pool = PostgresDataSources.pool(new PostgresConfig(url, null, null, 2))) {
      Jdbi.create(pool)
          .useHandle(
              handle ->
                  handle.execute(
                      "do $$ begin execute format('alter database %I set"
                          + " default_transaction_read_only = on', current_database()); end $$"));
    }
    try (HikariDataSource pool = PostgresDataSources.pool(new PostgresConfig(url, null, null, 2))) {
      Database database = new Database(pool);

      assertThatThrownBy(() -> database.run(handle -> handle.execute("select 1")))
          .isInstanceOf(StoreUnavailableException.class)
          .hasStackTraceContaining("takes no writes");
    }
  }

  @ParameterizedTest
  @CsvSource({"off, on", "local, on", "remote_write, on", "on, on", "remote_apply, remote_apply"})
  @Tag("D10")
  void whatIsAnsweredAsCommittedIsOnTheDiskWhateverTheServersDefault(
      String server, String session) {
    String url = TestPostgres.freshDatabaseUrl();
    try (HikariDataSource pool = PostgresDataSources.pool(new PostgresConfig(url, null, null, 2))) {
      Jdbi.create(pool)
          .useHandle(
              handle ->
                  handle.execute(
                      ("do $$ begin execute format('alter database %I set synchronous_commit ="
                              + " SERVER', current_database()); end $$")
                          .replace("SERVER", server)));
    }
    try (HikariDataSource pool = PostgresDataSources.pool(new PostgresConfig(url, null, null, 2))) {
      String found =
          Jdbi.create(pool)
              .withHandle(
                  handle ->
                      handle.createQuery("show synchronous_commit").mapTo(String.class).one());

      assertThat(found).isEqualTo(session);
    }
  }

  @Test
  @Tag("I19")
  void whoHasTooLittleTimeLeftForASlowCommitRollsBack() {
    try (TestDatabase database = new TestDatabase()) {
      Jdbi outside = Jdbi.create(database.pool());
      outside.useHandle(
          handle -> {
            handle.execute("create table slow (id integer)");
            handle.execute(
                "create function flush_slowly() returns trigger language plpgsql as $$ begin"
                    + " perform pg_sleep(0.25); return null; end $$");
            handle.execute(
                "create constraint trigger slow_flush after insert on slow deferrable initially"
                    + " deferred for each row execute function flush_slowly()");
          });

      assertThatThrownBy(
              () ->
                  new Database(database.pool())
                      .inTransaction(
                          handle -> {
                            handle.execute("insert into slow values (1)");
                            return handle
                                .createQuery("select 1 from pg_sleep(1.7)")
                                .mapToMap()
                                .one();
                          }))
          .isInstanceOf(StoreUnavailableException.class);

      Awaitility.await().until(() -> running(outside) == 0);
      assertThat(
              outside.<Long, RuntimeException>withHandle(
                  handle ->
                      handle.createQuery("select count(*) from slow").mapTo(Long.class).one()))
          .isZero();
    }
  }

  /** Transactions of others in this database. */
  private static long running(Jdbi outside) {
    return outside.withHandle(
        handle ->
            handle
                .createQuery(
                    "select count(*) from pg_stat_activity where datname = current_database() and"
                        + " pid <> pg_backend_pid() and xact_start is not null")
                .mapTo(Long.class)
                .one());
  }

  private static void onEach(HikariDataSource pool, int connections, String statement)
      throws SQLException {
    List<Connection> all = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      all.add(pool.getConnection());
    }
    for (Connection each : all) {
      try (Statement run = each.createStatement()) {
        run.execute(statement);
      }
      each.close();
    }
  }
}
