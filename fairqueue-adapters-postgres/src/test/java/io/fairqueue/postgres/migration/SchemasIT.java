package io.fairqueue.postgres.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.domain.Event;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.check.PostgresChecks;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.server.TestPostgres;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Tables in a schema of their own, beside an application's, and beside another instance's. */
class SchemasIT {

  private static final String OURS = "classpath:fairqueue/migration";

  private final String url = TestPostgres.freshDatabaseUrl();
  private final HikariDataSource tickets = pool("tickets");
  private final DataSource application = plain();

  @AfterEach
  void close() {
    tickets.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Tag("I12")
  @Tag("I29")
  void anApplicationHasTheOtherSchemaForItself(boolean itComesFirst) {
    if (itComesFirst) {
      migrateApplication();
    }
    assertThat(PostgresMigrations.state(tickets).applied()).isZero();
    int version = PostgresMigrations.migrate(tickets);
    if (!itComesFirst) {
      migrateApplication();
    }

    assertThat(PostgresMigrations.migrate(tickets)).isEqualTo(version);
    assertThat(PostgresMigrations.state(tickets).applied()).isEqualTo(version);
    assertThat(tables("public")).isEqualTo(2);
    assertThat(tables("tickets")).isGreaterThan(30);
    sell(tickets);
    assertThat(text(application, "show search_path")).isEqualTo("\"$user\", public");
  }

  @Test
  @Tag("I12")
  void connectionsOfTheEmbeddersOwnNameTheSchemaThemselves() {
    PGSimpleDataSource own = plain();
    own.setCurrentSchema("theirs");

    PostgresMigrations.migrate(own);

    sell(own);
    assertThat(tables("theirs")).isGreaterThan(30);
    assertThat(tables("public")).isZero();
  }

  @Test
  @Tag("I29")
  void noSchemaIsMadeThatHidesTheTablesOfOthersWhoNameNone() {
    String role = text(application, "select current_user");
    try (HikariDataSource unnamed = pool(null);
        HikariDataSource named = pool(role)) {
      PostgresMigrations.migrate(unnamed);

      assertThatThrownBy(() -> PostgresMigrations.migrate(named))
          .isInstanceOf(StoreDataException.class)
          .hasMessageContaining("would hide the tables in public");
      assertThat(text(unnamed, "select current_schema()")).isEqualTo("public");
    }
  }

  @Test
  @Tag("I29")
  void twoInstancesKnowNothingOfEachOther() {
    try (HikariDataSource other = pool(null)) {
      int version = PostgresMigrations.migrate(tickets);
      assertThat(PostgresMigrations.migrate(other)).isEqualTo(version);
      Event.Active here = sell(tickets);
      sell(other);
      assertThat(events(tickets)).isEqualTo(1);
      assertThat(events(other)).isEqualTo(1);

      // Whatever the search path of whoever writes: it finds the other instance's tables first.
      long before = rules(other);
      Jdbi.create(application)
          .useHandle(
              handle ->
                  handle.execute(
                      "update tickets.events set version = version + 1, max_active = 7 where id = ?",
                      here.id().value()));
      assertThat(rules(other)).isEqualTo(before);
    }
  }

  @Test
  @Tag("I12")
  @Tag("I29")
  void nodesOfOneInstanceAreNotInTheOthersWay() {
    try (HikariDataSource other = pool("others")) {
      int version = PostgresMigrations.migrate(tickets);
      PostgresMigrations.migrate(other);
      try (RunningNode node = RunningNode.register(other, version)) {
        assertThat(RunningNodes.read(other).byVersion()).isEqualTo(Map.of(version, 1));
        assertThat(RunningNodes.read(tickets).byVersion()).isEmpty();

        assertThat(breaking(tickets)).isEqualTo(9002);
        node.probe();
        RunningNode.register(other, version).close();
        assertThatThrownBy(() -> RunningNode.register(tickets, version))
            .isInstanceOf(StoreDataException.class);
        assertThatThrownBy(() -> breaking(other)).hasMessageContaining("1 still runs");
      }
    }
  }

  @Test
  @Tag("I12")
  @Tag("I29")
  void anOldNodeDoesNotSayWhichSchemaItIsInAndIsWaitedForInEach() {
    PostgresMigrations.migrate(tickets);
    try (Handle old = Jdbi.open(application)) {
      old.execute("select pg_advisory_lock_shared(?, ?)", RunningNodes.LOCKS, 35);

      assertThat(RunningNodes.read(tickets).byVersion()).isEqualTo(Map.of(35, 1));
      assertThatThrownBy(() -> breaking(tickets)).hasMessageContaining("1 still runs");
    }

    assertThat(breaking(tickets)).isEqualTo(9002);
  }

  private static int breaking(DataSource dataSource) {
    return PostgresMigrations.migrate(
        dataSource, (moved, entries) -> {}, Duration.ZERO, OURS, "classpath:db/breaking");
  }

  private void migrateApplication() {
    Flyway.configure()
        .dataSource(application)
        .locations("classpath:db/application")
        .load()
        .migrate();
  }

  private static Event.Active sell(DataSource dataSource) {
    try (PostgresStores stores = new PostgresStores(dataSource, LineListener.none())) {
      Fixtures given = new Fixtures(stores);
      Event.Active event = given.onSale(2);
      given.held(event.id(), Fixtures.START);
      assertThat(new PostgresChecks(dataSource).run(event.id()))
          .allSatisfy(result -> assertThat(result.passed()).as(result.toString()).isTrue());
      return event;
    }
  }

  private static long events(DataSource dataSource) {
    return count(dataSource, "select count(*) from events");
  }

  private static long rules(DataSource dataSource) {
    return count(dataSource, "select count(*) from event_rules");
  }

  private long tables(String schema) {
    return count(
        application, "select count(*) from pg_tables where schemaname = '%s'".formatted(schema));
  }

  private static String text(DataSource dataSource, String query) {
    return Jdbi.create(dataSource)
        .withHandle(handle -> handle.createQuery(query).mapTo(String.class).one());
  }

  private static long count(DataSource dataSource, String query) {
    return Jdbi.create(dataSource)
        .withHandle(handle -> handle.createQuery(query).mapTo(Long.class).one());
  }

  private HikariDataSource pool(@Nullable String schema) {
    return PostgresDataSources.pool(new PostgresConfig(url, null, null, 4, schema));
  }

  private PGSimpleDataSource plain() {
    PGSimpleDataSource connections = new PGSimpleDataSource();
    connections.setUrl(url);
    return connections;
  }
}
