package io.fairqueue.postgres.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.postgres.NodeProcess;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.tck.server.TestPostgres;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nodes of several releases on one database, and migrations. */
@Tag("I12")
class RunningNodesIT {

  private static final String OURS = "classpath:fairqueue/migration";
  private static final String BEARABLE = "classpath:db/bearable";
  private static final String BREAKING = "classpath:db/breaking";

  private final String url = TestPostgres.freshDatabaseUrl();
  private final HikariDataSource older = pool();
  private final HikariDataSource newer = pool();
  private int version;

  @BeforeEach
  void migrate() {
    version = PostgresMigrations.migrate(older);
  }

  @AfterEach
  void close() {
    older.close();
    newer.close();
  }

  @Test
  void whatOlderNodesCantBearWaitsForThemToEnd() {
    try (RunningNode one = RunningNode.register(older, version)) {
      try (RunningNode two = RunningNode.register(older, version)) {
        assertThat(RunningNodes.read(newer).byVersion()).isEqualTo(Map.of(version, 2));
        assertThatThrownBy(() -> upgrade(OURS, BREAKING))
            .isInstanceOf(StoreDataException.class)
            .hasMessageContaining("migration 9002")
            .hasMessageContaining("2 still run");
        assertThat(has("subject")).isTrue();
        two.probe();
      }
      assertThatThrownBy(() -> upgrade(OURS, BREAKING)).hasMessageContaining("1 still runs");
      one.probe();
    }
    assertThat(upgrade(OURS, BREAKING)).isEqualTo(9002);
    assertThat(has("subject")).isFalse();
  }

  @Test
  void whatOlderNodesCanBearGoesOnAtOnce() {
    try (RunningNode one = RunningNode.register(older, version)) {
      assertThat(upgrade(OURS, BEARABLE)).isEqualTo(9001);
      assertThat(has("tomorrow")).isTrue();
      try (RunningNode two = RunningNode.register(newer, 9001)) {
        assertThat(RunningNodes.read(newer).byVersion()).isEqualTo(Map.of(version, 1, 9001, 1));
        two.probe();
      }
      one.probe();
      // The release before finds a migration that it doesn't know, and starts all the same.
      assertThat(PostgresMigrations.migrate(older)).isEqualTo(version);
      RunningNode.register(older, version).close();
    }
  }

  @Test
  void aNodeThatIsTooOldDoesNotStart() {
    upgrade(OURS, BREAKING);

    assertThatThrownBy(() -> RunningNode.register(older, version))
        .isInstanceOf(StoreDataException.class)
        .hasMessageContaining("9002");
    // PostgreSQL gives its lock back when it has noticed that the connection is closed.
    await().untilAsserted(() -> assertThat(RunningNodes.read(newer).byVersion()).isEmpty());
    RunningNode.register(newer, 9002).close();
  }

  @Test
  void noNodeStartsWhileTheGateIsShut() {
    try (UpgradeGate gate = UpgradeGate.pass(newer, 9002, Duration.ZERO)) {
      assertThatThrownBy(() -> RunningNode.register(older, version))
          .as("%s", gate)
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("being migrated");
    }
    RunningNode.register(older, version).close();
  }

  @Test
  @Tag("I19")
  void aCrashedNodeIsNotInTheWay() {
    try (NodeProcess node = NodeProcess.start(url, version)) {
      assertThatThrownBy(() -> upgrade(OURS, BREAKING)).hasMessageContaining("1 still runs");
      node.crash();

      await().until(() -> RunningNodes.read(newer).byVersion().isEmpty());
      assertThat(upgrade(OURS, BREAKING)).isEqualTo(9002);
    }
  }

  @Test
  @Tag("I19")
  void aNodeWhoseConnectionWasLostRegistersAgain() {
    try (RunningNode node = RunningNode.register(older, version)) {
      disconnect();
      await()
          .until(
              () -> {
                node.hold();
                return RunningNodes.read(newer).byVersion().equals(Map.of(version, 1));
              });
      node.probe();
    }
  }

  @Test
  void aNodeThatWasOutgrownWhileItWasAwayIsNotWell() {
    try (RunningNode node = RunningNode.register(older, version)) {
      Jdbi.create(newer)
          .useHandle(
              gate -> {
                gate.execute("select pg_advisory_lock(?, 0)", RunningNodes.LOCKS);
                disconnect();
                await().until(() -> RunningNodes.read(gate).byVersion().isEmpty());
                Flyway.configure()
                    .dataSource(newer)
                    .locations(OURS, BREAKING)
                    .table(History.TABLE)
                    .javaMigrations(new EntriesToLog(newer, (moved, entries) -> {}))
                    .load()
                    .migrate();
                assertThatThrownBy(node::hold).isInstanceOf(StoreUnavailableException.class);
                gate.execute("select pg_advisory_unlock(?, 0)", RunningNodes.LOCKS);
              });

      node.hold();
      assertThatThrownBy(node::probe).isInstanceOf(StoreDataException.class);
    }
  }

  private int upgrade(String... locations) {
    return PostgresMigrations.migrate(newer, (moved, entries) -> {}, Duration.ZERO, locations);
  }

  private boolean has(String column) {
    return Jdbi.create(newer)
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select exists (select from information_schema.columns"
                            + " where table_name in ('events', 'audit_log') and column_name = :column)")
                    .bind("column", column)
                    .mapTo(Boolean.class)
                    .one());
  }

  /** The server ends the connections on which nodes are registered. */
  private void disconnect() {
    Jdbi.create(newer)
        .useHandle(
            handle ->
                handle
                    .createQuery(
                        "select pg_terminate_backend(pid, 5000) from pg_stat_activity"
                            + " where application_name = 'fairqueue node'"
                            + " and datname = current_database()")
                    .mapTo(Boolean.class)
                    .list());
  }

  private HikariDataSource pool() {
    return PostgresDataSources.pool(new PostgresConfig(url, null, null, 4));
  }
}
