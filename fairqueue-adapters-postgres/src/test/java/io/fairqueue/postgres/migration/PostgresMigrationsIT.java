package io.fairqueue.postgres.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.Ticket;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.check.PostgresChecks;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Statements;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.server.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

final class PostgresMigrationsIT {

  @Test
  @Tag("I12")
  @Tag("N34")
  void aSecondStartFindsNothingToDo() {
    try (HikariDataSource pool = pool(TestPostgres.freshDatabaseUrl());
        PostgresStores stores = new PostgresStores(pool, LineListener.none())) {
      PostgresMigrations.migrate(pool);
      var event = new Fixtures(stores).onSale(3);

      PostgresMigrations.migrate(pool);

      assertThat(stores.events().find(event.id())).contains(event);
    }
  }

  @Test
  @Tag("I12")
  void whatWasSoldBeforeThereWereTicketsHasThem() {
    try (OldSale sale = new OldSale()) {
      HeldUnit unit =
          sale.stores().claims().find(sale.sold()).orElseThrow().facts().units().getFirst();

      assertThat(sale.stores().tickets().ofClaim(sale.sold()))
          .singleElement()
          .isInstanceOfSatisfying(
              Ticket.Valid.class,
              ticket -> {
                assertThat(ticket.facts().unitId()).isEqualTo(unit.unitId());
                assertThat(ticket.facts().label()).isEqualTo("Standing 1");
              });
    }
  }

  @Test
  @Tag("I12")
  void anOldSaleGoesOnAsItWas() {
    try (OldSale sale = new OldSale()) {
      assertThat(new PostgresChecks(sale.pool()).run(sale.event()))
          .allSatisfy(result -> assertThat(result.passed()).as(result.toString()).isTrue());
      assertThat(sale.entryOf(sale.paid()))
          .isInstanceOfSatisfying(
              QueueEntry.Completed.class,
              entry -> assertThat(entry.claimId()).isEqualTo(sale.sold()));
      assertThat(sale.entryOf(sale.held()))
          .isInstanceOfSatisfying(
              QueueEntry.Completed.class,
              entry ->
                  assertThat(Fixtures.liveClaim(sale.stores().claims(), sale.event(), sale.held()))
                      .map(Claim::id)
                      .contains(entry.claimId()));
      assertThat(sale.entryOf(sale.admitted())).isInstanceOf(QueueEntry.Admitted.class);
      assertThat(sale.entryOf(sale.waiting())).isInstanceOf(QueueEntry.Waiting.class);
    }
  }

  @Test
  @Tag("I12")
  @Tag("D5")
  void whoWasAdmittedBeforeStillCountsForTheRate() {
    try (OldSale sale = new OldSale()) {
      Instant lastMoment = Fixtures.START.plusSeconds(60).minusMillis(1);

      assertThat(sale.stores().lineReads().activity(sale.event(), lastMoment).admittedInWindow())
          .isEqualTo(3);
      assertThat(sale.admit(3, lastMoment)).isEmpty();
      assertThat(sale.admit(3, Fixtures.START.plusSeconds(60))).hasSize(1);
    }
  }

  @Test
  @Tag("I12")
  void manyNodesMayStartAtOnce() throws Exception {
    String url = TestPostgres.freshDatabaseUrl();
    try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> starts = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        starts.add(nodes.submit(() -> PostgresMigrations.migrate(plain(url))));
      }
      for (Future<?> start : starts) {
        start.get();
      }
    }
    try (HikariDataSource pool = pool(url);
        PostgresStores stores = new PostgresStores(pool, LineListener.none())) {
      assertThat(stores.events().live()).isEmpty();
    }
  }

  @Test
  @Tag("I10")
  void aDatabaseThatIsNotThereIsUnavailable() {
    PGSimpleDataSource nowhere = plain("jdbc:postgresql://127.0.0.1:1/none");

    assertThatThrownBy(() -> PostgresMigrations.migrate(nowhere))
        .isInstanceOf(StoreUnavailableException.class);
  }

  private static HikariDataSource pool(String url) {
    return PostgresDataSources.pool(new PostgresConfig(url, null, null, 4));
  }

  private static PGSimpleDataSource plain(String url) {
    PGSimpleDataSource connections = new PGSimpleDataSource();
    connections.setUrl(url);
    return connections;
  }

  /** A sale that began on the first version of the tables, brought up to date. */
  private record OldSale(
      HikariDataSource pool,
      PostgresStores stores,
      EventId event,
      CustomerId paid,
      CustomerId held,
      CustomerId admitted,
      CustomerId waiting,
      ClaimId sold)
      implements AutoCloseable {

    private static final Statements SQL = new Statements(PostgresMigrationsIT.class);

    OldSale() {
      this(TestPostgres.freshDatabaseUrl());
    }

    private OldSale(String url) {
      this(url, PostgresMigrationsIT.pool(url));
    }

    private OldSale(String url, HikariDataSource pool) {
      this(
          pool,
          new PostgresStores(pool, LineListener.none()),
          new EventId(UUID.randomUUID()),
          new CustomerId(UUID.randomUUID()),
          new CustomerId(UUID.randomUUID()),
          new CustomerId(UUID.randomUUID()),
          new CustomerId(UUID.randomUUID()),
          new ClaimId(UUID.randomUUID()));
      PreviousRelease.migrate(plain(url), 1);
      Jdbi.create(pool).useHandle(this::write);
      PostgresMigrations.migrate(pool);
    }

    private void write(Handle handle) {
      SQL.update(handle, "saleInVersion1")
          .bind("event", event.value())
          .bind("paid", paid.value())
          .bind("held", held.value())
          .bind("admitted", admitted.value())
          .bind("waiting", waiting.value())
          .bind("sold", sold.value())
          .bind("at", Columns.timestamp(Fixtures.START))
          .execute();
      SQL.update(handle, "draftInVersion1")
          .bind("event", event.value())
          .bind("draft", draft().value())
          .execute();
      SQL.update(handle, "confirmInVersion1")
          .bind("sold", sold.value())
          .bind("at", Columns.timestamp(Fixtures.START))
          .execute();
    }

    EventId draft() {
      return new EventId(
          new UUID(
              event.value().getMostSignificantBits(),
              ~event.value().getLeastSignificantBits() >>> 2 | Long.MIN_VALUE));
    }

    QueueEntry entryOf(CustomerId customer) {
      return stores.lineReads().find(event, customer).orElseThrow();
    }

    List<QueueEntry.Admitted> admit(int perMinute, Instant now) {
      AdmissionPolicy policy =
          new AdmissionPolicy(
              OptionalInt.of(perMinute), OptionalInt.empty(), 1, 1, Duration.ofMinutes(5));
      return stores.lines().admit(event, policy, 10, now);
    }

    @Override
    public void close() {
      stores.close();
      pool.close();
    }
  }
}
