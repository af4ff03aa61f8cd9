package io.fairqueue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.tck.Fixtures;
import io.fairqueue.tck.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
