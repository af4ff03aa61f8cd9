package io.fairqueue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.Ticket;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.tck.Fixtures;
import io.fairqueue.tck.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
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
    String url = TestPostgres.freshDatabaseUrl();
    try (HikariDataSource pool = pool(url);
        PostgresStores stores = new PostgresStores(pool, LineListener.none())) {
      Flyway.configure().dataSource(plain(url)).target("1").load().migrate();
      Fixtures given = new Fixtures(stores);
      Claim.Claimed sold = given.held(given.onSale(3).id(), Fixtures.START);
      sellByHand(pool, sold.id());

      PostgresMigrations.migrate(pool);

      assertThat(stores.tickets().ofClaim(sold.id()))
          .singleElement()
          .isInstanceOfSatisfying(
              Ticket.Valid.class,
              ticket -> {
                HeldUnit unit = sold.facts().units().getFirst();
                assertThat(ticket.facts().unitId()).isEqualTo(unit.unitId());
                assertThat(ticket.facts().label()).isEqualTo(unit.label());
              });
      assertThat(new PostgresChecks(pool).run(sold.facts().eventId()))
          .allSatisfy(result -> assertThat(result.passed()).as(result.toString()).isTrue());
    }
  }

  /** As it was done before there were tickets. */
  private static void sellByHand(HikariDataSource pool, ClaimId claim) {
    Jdbi.create(pool)
        .useHandle(
            handle ->
                handle.execute(
                    "with paid as (insert into payments (id, claim_id, attempt, reference, status,"
                        + " amount_minor, currency, created_at, updated_at) select"
                        + " gen_random_uuid(), id, 1, 'by hand', 'SUCCEEDED', amount_minor,"
                        + " currency, created_at, created_at from claims where id = ?"
                        + " returning id, claim_id), sold as (update units u set state = 'SOLD'"
                        + " from paid where u.claim_id = paid.claim_id)"
                        + " update claims c set status = 'CONFIRMED', confirmed_at = c.created_at,"
                        + " confirmed_by = paid.id from paid where c.id = paid.claim_id",
                    claim.value()));
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
}
