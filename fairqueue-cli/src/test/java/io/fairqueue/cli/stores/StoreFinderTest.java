package io.fairqueue.cli.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFinderTest {

  private static final String BY_OPTION = "jdbc:postgresql://option/db";
  private static final String BY_ENVIRONMENT = "jdbc:postgresql://environment/db";
  private static final String BY_FILE = "jdbc:postgresql://file/db";

  @TempDir Path data;

  private final StoreOptions options = new StoreOptions();

  @BeforeEach
  void aServerRuns() throws IOException {
    options.data = data;
    Files.writeString(
        data.resolve("server.json"),
        """
        {"pid": 1, "url": "http://localhost:1", "postgres": "%s", "postgresPid": 2,
         "redis": "redis://file", "redisPid": 3}
        """
            .formatted(BY_FILE));
  }

  @Test
  void options_come_first() {
    options.postgresUrl = BY_OPTION;
    options.redisUrl = "redis://option";
    FoundStores found = finder(environment()).find(options);
    assertThat(found.postgres().jdbcUrl()).isEqualTo(BY_OPTION);
    assertThat(found.redisUrl()).isEqualTo("redis://option");
    assertThat(found.source()).isEqualTo("--postgres-url");
  }

  @Test
  void then_the_environment() {
    FoundStores found = finder(environment()).find(options);
    assertThat(found.postgres().jdbcUrl()).isEqualTo(BY_ENVIRONMENT);
    assertThat(found.postgres().user()).isEqualTo("ann");
    assertThat(found.redisUrl()).isEqualTo("redis://environment");
  }

  @Test
  void then_the_server_that_runs_on_the_data_directory() {
    FoundStores found = finder(Map.of()).find(options);
    assertThat(found.postgres().jdbcUrl()).isEqualTo(BY_FILE);
    assertThat(found.redisUrl()).isEqualTo("redis://file");
  }

  @Test
  void a_database_of_ones_own_does_not_meet_the_redis_of_a_server_that_happens_to_run() {
    options.postgresUrl = BY_OPTION;
    assertThat(finder(Map.of()).find(options).redisUrl()).isNull();
  }

  @Test
  void a_schema_goes_with_the_database() {
    var settings =
        Map.of("FAIRQUEUE_POSTGRES_URL", BY_ENVIRONMENT, "FAIRQUEUE_POSTGRES_SCHEMA", "tickets");
    assertThat(finder(settings).find(options).postgres().schema()).isEqualTo("tickets");
    assertThat(finder(environment()).find(options).postgres().schema()).isNull();
    var unfit = Map.of("FAIRQUEUE_POSTGRES_URL", BY_ENVIRONMENT, "FAIRQUEUE_POSTGRES_SCHEMA", "A");
    assertThatExceptionOfType(NoStoresException.class)
        .isThrownBy(() -> finder(unfit).find(options))
        .withMessageContaining("FAIRQUEUE_POSTGRES_SCHEMA takes");
  }

  @Test
  void else_says_that_there_are_none(@TempDir Path empty) {
    options.data = empty;
    assertThatExceptionOfType(NoStoresException.class)
        .isThrownBy(() -> finder(Map.of()).find(options))
        .withMessageContaining("fairqueue serve");
  }

  @Test
  void prints_no_password() {
    assertThat(finder(environment()).find(options).toString()).doesNotContain("secret");
    assertThat(new Settings(environment()).toString()).doesNotContain("secret");
  }

  private static StoreFinder finder(Map<String, String> environment) {
    return new StoreFinder(new Settings(environment));
  }

  private static Map<String, String> environment() {
    return Map.of(
        "FAIRQUEUE_POSTGRES_URL", BY_ENVIRONMENT,
        "FAIRQUEUE_POSTGRES_USER", "ann",
        "FAIRQUEUE_POSTGRES_PASSWORD", "secret",
        "FAIRQUEUE_REDIS_URL", "redis://environment");
  }
}
