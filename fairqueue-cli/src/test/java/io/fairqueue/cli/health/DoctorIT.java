package io.fairqueue.cli.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.cli.Run;
import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.http.FairQueueServer;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.process.ServerFile;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.message.Deliveries.Settlement;
import io.fairqueue.port.message.Deliveries.Taken;
import io.fairqueue.port.message.Subscriptions.Wish;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.server.TestPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor finds, and what it tells to do about it. */
@Tag("I27")
class DoctorIT {

  private static final Map<String, String> ANY_PORT = Map.of("FAIRQUEUE_PORT", "0");

  @TempDir Path files;

  @Test
  void commits_that_a_crash_loses_are_told_of() throws SQLException {
    String database = databaseWith("synchronous_commit = off");

    Run run = doctor(Map.of(), database);

    assertThat(part(run, "durability").path("health").asText()).isEqualTo("WEAK");
    assertThat(told(run, "durability")).contains("synchronous_commit", "crash", "turn on");
  }

  @Test
  void a_database_that_takes_no_writes_is_bad() throws SQLException {
    String database = databaseWith("default_transaction_read_only = on");

    Run run = doctor(Map.of(), database);

    assertThat(run.code()).isEqualTo(1);
    assertThat(part(run, "postgres").path("health").asText()).isEqualTo("BAD");
    assertThat(told(run, "postgres")).contains("read-only");
  }

  @Test
  void a_clock_that_is_off_is_told_of() throws SQLException {
    String database = databaseWith("search_path = public, pg_catalog");
    try (var connection = DriverManager.getConnection(database);
        var statement = connection.createStatement()) {
      statement.execute(
          "create function public.clock_timestamp() returns timestamptz"
              + " return pg_catalog.clock_timestamp() + interval '90 seconds'");
    }

    Run run = doctor(Map.of(), database);

    assertThat(part(run, "clock").path("health").asText()).isEqualTo("WEAK");
    assertThat(told(run, "clock")).containsPattern("\\+\\d{5} ms").contains("NTP");
  }

  @Test
  void keys_in_clear_are_told_of() throws SQLException {
    String database = databaseWith("work_mem = '4MB'");
    Run clear = doctor(Map.of(), database);
    assertThat(part(clear, "key secret").path("health").asText()).isEqualTo("WEAK");
    assertThat(told(clear, "key secret")).contains("FAIRQUEUE_KEY_SECRET");
    assertThat(told(clear, "management")).contains("FAIRQUEUE_MANAGEMENT");

    var secret = Map.of("FAIRQUEUE_KEY_SECRET", "sixteen characters");
    Run kept = doctor(secret, database);
    assertThat(part(kept, "key secret").path("health").asText()).isEqualTo("OK");
  }

  @Test
  @Tag("N38")
  void extras_that_are_set_by_half_or_that_nobody_can_read_are_told_of() throws Exception {
    String database = databaseWith("work_mem = '4MB'");
    assertThat(doctor(Map.of(), database).out())
        .doesNotContain("id tokens", "pictures", "countries");
    String missing = files.resolve("missing").toString();

    Run half =
        doctor(
            Map.of(
                "FAIRQUEUE_OIDC_ISSUERS",
                "https://id.example;shop;jwks=" + missing,
                "FAIRQUEUE_S3_URL",
                "https://s3.example",
                "FAIRQUEUE_S3_SECRET_KEY",
                "open sesame",
                "FAIRQUEUE_GEO_FILE",
                missing),
            database);

    assertThat(half.code()).isEqualTo(1);
    assertThat(told(half, "id tokens")).contains(missing);
    assertThat(part(half, "pictures").path("health").asText()).isEqualTo("BAD");
    assertThat(told(half, "pictures"))
        .contains("FAIRQUEUE_S3_BUCKET, FAIRQUEUE_S3_ACCESS_KEY missing");
    assertThat(part(half, "countries").path("health").asText()).isEqualTo("WEAK");
    assertThat(half.out()).doesNotContain("open sesame");

    Run unfit = doctor(Map.of("FAIRQUEUE_OIDC_ISSUERS", "https://id.example"), database);
    assertThat(part(unfit, "id tokens").path("health").asText()).isEqualTo("BAD");
    Run well = doctor(Map.of("FAIRQUEUE_OIDC_ISSUERS", "https://id.example;shop"), database);
    assertThat(part(well, "id tokens").path("health").asText()).isEqualTo("OK");
  }

  @Test
  @Tag("H7")
  @Tag("N42")
  void messages_that_nobody_carries_are_told_of() throws SQLException {
    String database = databaseWith("work_mem = '4MB'");
    assertThat(part(doctor(Map.of(), database), "messages").path("health").asText())
        .isEqualTo("OK");
    Lane lane = new Lane(Channel.LISTENER, "books");
    try (var pool = PostgresDataSources.pool(new PostgresConfig(database, null, null, 2));
        var stores = new PostgresStores(pool, LineListener.none())) {
      stores.subscriptions().serve(lane, Wish.everything(), Fixtures.START);
      new Fixtures(stores).customer();

      assertThat(told(doctor(Map.of(), database), "messages"))
          .contains("facts wait since 2026-03-01", "hands them on: 1");

      stores.outbox().relay(Fixtures.START, 10);
      Run late = doctor(Map.of(), database);
      assertThat(late.code()).isZero();
      assertThat(part(late, "messages").path("health").asText()).isEqualTo("WEAK");
      assertThat(told(late, "messages")).contains("listener is due since 2026-03-01", "has to run");

      Taken taken =
          stores.deliveries().take(lane, 1, Fixtures.START, Fixtures.START.plusSeconds(60)).get(0);
      stores.deliveries().settle(taken, new Settlement.Dead("no paper", null), Fixtures.START);
      assertThat(told(doctor(Map.of(), database), "messages"))
          .startsWith("1 given up: see fairqueue dead-letters list --channel listener");
    }
  }

  @Test
  void a_server_is_asked_what_it_has_seen() throws Exception {
    Path data = files.resolve("data");
    var settings = Map.of("FAIRQUEUE_DATA", data.toString(), "FAIRQUEUE_PORT", "0");
    try (FairQueueServer server = FairQueueServer.start(ServerConfig.read(settings))) {
      Run well = doctor(data);
      assertThat(well.code()).isZero();
      for (String part : new String[] {"postgres", "redis", "files", "management", "proxies"}) {
        assertThat(part(well, part).path("health").asText()).as(part).isEqualTo("OK");
      }
      assertThat(told(well, "management")).contains(server.managementUrl().toString());
      assertThat(told(well, "nodes")).startsWith("1 of schema ");
      assertThat(well.out())
          .doesNotContain(ServerFile.read(data).orElseThrow().redis())
          .doesNotContain("password=");

      passOn(server.baseUrl());
      Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

      Run amiss = doctor(data);
      assertThat(part(amiss, "proxies").path("health").asText()).isEqualTo("WEAK");
      assertThat(told(amiss, "proxies")).contains("FAIRQUEUE_TRUSTED_PROXIES");
      assertThat(part(amiss, "files").path("health").asText()).isEqualTo("BAD");
      assertThat(told(amiss, "files")).contains("chmod -R go= " + data);
      assertThat(amiss.code()).isEqualTo(1);
    }
  }

  private static Run doctor(Path data) {
    return Run.of(ANY_PORT, "", "doctor", "--data", data.toString(), "--json");
  }

  private static Run doctor(Map<String, String> settings, String database) {
    var all = new HashMap<>(ANY_PORT);
    all.putAll(settings);
    return Run.of(all, "", "doctor", "--postgres-url", database, "--json");
  }

  /** What is amiss, and what to do. */
  private static String told(Run run, String name) {
    JsonNode finding = part(run, name);
    return finding.path("detail").asText() + "; " + finding.path("remedy").asText();
  }

  private static JsonNode part(Run run, String name) {
    for (JsonNode finding : run.json()) {
      if (finding.path("part").asText().equals(name)) {
        return finding;
      }
    }
    throw new AssertionError("nothing about " + name + ": " + run);
  }

  private static void passOn(URI server) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(server.resolve("/api/v1/events"))
              .header("X-Forwarded-For", "192.0.2.1")
              .build();
      assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }
  }

  private static String databaseWith(String setting) throws SQLException {
    String url = TestPostgres.freshDatabaseUrl();
    assertThat(Run.of("migrate", "--postgres-url", url).code()).isZero();
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      String name = connection.getCatalog();
      statement.execute("alter database %s set %s".formatted(name, setting));
    }
    return url;
  }
}
