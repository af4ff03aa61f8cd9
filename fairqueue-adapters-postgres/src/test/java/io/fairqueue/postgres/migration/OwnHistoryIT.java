package io.fairqueue.postgres.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.port.LineListener;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.check.PostgresChecks;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.server.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A table of our own tells what was applied, whatever else there is in the schema. */
class OwnHistoryIT {

  private static final String OURS = "classpath:fairqueue/migration";

  private final String url = TestPostgres.freshDatabaseUrl();
  private final HikariDataSource pool =
      PostgresDataSources.pool(new PostgresConfig(url, null, null, 4));
  private final Jdbi jdbi = Jdbi.create(pool);

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  @Tag("I12")
  @Tag("I29")
  void aDatabaseOfTheReleaseBeforeGoesOn() {
    PreviousRelease.migrate(pool);
    List<String> before = told("flyway_schema_history");
    jdbi.useHandle(
        handle ->
            handle.execute(
                "insert into customers (id, email, email_verified, session_epoch, created_at,"
                    + " updated_at) values (gen_random_uuid(), 'ada@fans.example', true, 0,"
                    + " now(), now())"));

    int version = PostgresMigrations.migrate(pool);

    assertThat(told("fairqueue_history")).containsAll(before).hasSizeGreaterThan(before.size());
    assertThat(count("select count(*) from customers where email = 'ada@fans.example'"))
        .isEqualTo(1);
    assertThat(PostgresMigrations.state(pool))
        .isEqualTo(new SchemaState(version, version, 0, false, false));
    sell();
    List<String> after = told("fairqueue_history");
    assertThat(PostgresMigrations.migrate(pool)).isEqualTo(version);
    assertThat(told("fairqueue_history")).isEqualTo(after);
  }

  @Test
  @Tag("I12")
  void nodesOfTheReleaseBeforeMayStartBesideIt() {
    PreviousRelease.migrate(pool);
    int version = PostgresMigrations.migrate(pool);

    PreviousRelease.migrate(pool);

    assertThat(newest("flyway_schema_history")).isEqualTo(version);
    PostgresMigrations.migrate(
        pool, (moved, entries) -> {}, Duration.ZERO, OURS, "classpath:db/breaking");
    // By which they know that they can't.
    assertThat(newest("flyway_schema_history")).isEqualTo(9002);
  }

  @Test
  @Tag("I12")
  void whatANodeOfTheReleaseBeforeAppliedMeanwhileIsTakenOver() {
    PreviousRelease.migrate(pool);
    PostgresMigrations.migrate(pool);
    List<String> all = inAnyRank();
    jdbi.useHandle(
        handle ->
            handle.execute(
                "delete from fairqueue_history where version = ?",
                Integer.toString(PreviousRelease.LAST)));

    PostgresMigrations.migrate(pool);

    assertThat(inAnyRank()).isEqualTo(all);
  }

  @Test
  @Tag("I12")
  void whoLooksBeforeChangesNothing() {
    PreviousRelease.migrate(pool);

    SchemaState state = PostgresMigrations.state(pool);

    assertThat(state.applied()).isEqualTo(PreviousRelease.LAST);
    assertThat(state.pending()).isPositive();
    assertThat(state.isNewer()).isFalse();
    assertThat(exists("fairqueue_history")).isFalse();
  }

  @Test
  @Tag("I12")
  void manyNodesThatStartAtOnceOnTheReleaseBeforeTakeItOverOnce() throws Exception {
    PreviousRelease.migrate(pool);

    startMany();

    assertThat(told("fairqueue_history")).doesNotHaveDuplicates();
    sell();
  }

  @Test
  @Tag("I12")
  @Tag("I29")
  void anApplicationsHistoryIsLeftAlone() throws Exception {
    application().load().migrate();
    List<String> theirs = told("flyway_schema_history");

    startMany();

    assertThat(told("flyway_schema_history")).isEqualTo(theirs);
    assertThat(count("select count(*) from bookings")).isEqualTo(1);
    assertThat(application().load().migrate().migrationsExecuted).isZero();
    sell();
  }

  @Test
  @Tag("I12")
  @Tag("I29")
  void anApplicationMayComeAfterUsInTheSameSchema() {
    PostgresMigrations.migrate(pool);
    assertThatThrownBy(() -> application().load().migrate()).hasMessageContaining("non-empty");

    application().baselineOnMigrate(true).baselineVersion("0").load().migrate();

    assertThat(count("select count(*) from bookings")).isEqualTo(1);
    PostgresMigrations.migrate(pool);
    sell();
  }

  /** Its first migration has the name of ours. */
  private FluentConfiguration application() {
    return Flyway.configure().dataSource(pool).locations("classpath:db/application");
  }

  private void startMany() throws Exception {
    try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> starts = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        starts.add(nodes.submit(() -> PostgresMigrations.migrate(pool)));
      }
      for (Future<Integer> start : starts) {
        assertThat(start.get()).isGreaterThan(PreviousRelease.LAST);
      }
    }
  }

  private void sell() {
    try (PostgresStores stores = new PostgresStores(pool, LineListener.none())) {
      Fixtures given = new Fixtures(stores);
      var event = given.onSale(2);
      given.held(event.id(), Fixtures.START);
      assertThat(new PostgresChecks(pool).run(event.id()))
          .allSatisfy(result -> assertThat(result.passed()).as(result.toString()).isTrue());
    }
  }

  private List<String> inAnyRank() {
    return told("fairqueue_history").stream()
        .map(line -> line.substring(line.indexOf(' ')))
        .sorted()
        .toList();
  }

  private List<String> told(String table) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select concat_ws(' ', installed_rank, version, script, checksum, installed_on)"
                        + " from "
                        + table
                        + " order by installed_rank")
                .mapTo(String.class)
                .list());
  }

  private int newest(String table) {
    return (int) count("select max(version::int) from " + table + " where success");
  }

  private boolean exists(String table) {
    return count("select count(*) from pg_class where relname = '%s'".formatted(table)) > 0;
  }

  private long count(String query) {
    return jdbi.withHandle(handle -> handle.createQuery(query).mapTo(Long.class).one());
  }
}
