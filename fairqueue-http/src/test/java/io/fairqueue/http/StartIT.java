package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.http.config.ConfigurationException;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.tck.server.PrivateServer;
import io.fairqueue.tck.server.TestPostgres;
import io.fairqueue.tck.server.TestRedis;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Starting on what there is. */
final class StartIT {

  @Test
  @Tag("H8")
  @Tag("I10")
  void a_database_that_comes_late_is_waited_for() {
    try (PrivateServer postgres = TestPostgres.startOwn()) {
      postgres.stop();
      var server =
          CompletableFuture.supplyAsync(
              () -> TestServer.on(postgres.url(), TestRedis.url(), Map.of()));
      postgres.start();

      try (TestServer started = server.join()) {
        started.api().get("/health").expect(200);
      }
    }
  }

  @Test
  @Tag("I10")
  void a_database_that_never_comes_ends_the_start_with_a_plain_sentence() {
    assertThatThrownBy(
            () ->
                TestServer.on(
                    "jdbc:postgresql://localhost:1/nowhere",
                    TestRedis.url(),
                    Map.of("FAIRQUEUE_START_TIMEOUT", "1s")))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessage(
            "postgres is unavailable: no answer within 1 s: Connection to localhost:1 refused");
  }

  @Test
  @Tag("I12")
  @Tag("N34")
  void a_second_start_finds_the_database_ready() {
    String database = TestPostgres.freshDatabaseUrl();
    String session;
    try (TestServer first = TestServer.on(database, TestRedis.url(), Map.of())) {
      session = first.newFan().api().token();
    }
    try (TestServer second = TestServer.on(database, TestRedis.url(), Map.of())) {
      second.api().as(session).get("/api/v1/me").expect(200);
    }
  }

  @Test
  @Tag("I12")
  void two_nodes_that_start_at_once_share_one_database_and_one_key() {
    String database = TestPostgres.freshDatabaseUrl();
    var starts =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> TestServer.on(database, TestRedis.url(), Map.of())))
            .limit(2)
            .toList();
    try (TestServer one = starts.get(0).join();
        TestServer two = starts.get(1).join()) {
      var fan = one.newFan();

      fan.at(two.url()).api().get("/api/v1/me").expect(200);
      assertThat(two.api().get("/.well-known/jwks.json").body())
          .isEqualTo(one.api().get("/.well-known/jwks.json").body());
    }
  }

  @Test
  @Tag("I12")
  void a_migration_that_fails_stops_the_start() throws SQLException {
    String database = TestPostgres.freshDatabaseUrl();
    try (var connection = DriverManager.getConnection(database);
        var statement = connection.createStatement()) {
      statement.execute("create table events (somebody text)");
    }

    assertThatThrownBy(() -> TestServer.on(database, TestRedis.url(), Map.of()))
        .isInstanceOf(StoreDataException.class);
  }

  @Test
  @Tag("I9")
  void another_key_secret_than_the_one_used_stops_the_start() {
    String database = TestPostgres.freshDatabaseUrl();
    var secret = Map.of("FAIRQUEUE_KEY_SECRET", "the first secret of two");
    TestServer.on(database, TestRedis.url(), secret).close();

    assertThatThrownBy(
            () ->
                TestServer.on(
                    database,
                    TestRedis.url(),
                    Map.of("FAIRQUEUE_KEY_SECRET", "the other secret of two")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("FAIRQUEUE_KEY_SECRET");
    assertThatThrownBy(() -> TestServer.on(database, TestRedis.url(), Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("FAIRQUEUE_KEY_SECRET");
    TestServer.on(database, TestRedis.url(), secret).close();
  }

  @Test
  void a_port_that_is_taken_ends_the_start_with_a_plain_sentence() {
    try (TestServer first =
        TestServer.on(TestPostgres.freshDatabaseUrl(), TestRedis.url(), Map.of())) {
      String port = Integer.toString(first.url().getPort());

      assertThatThrownBy(() -> first.sibling(Map.of("FAIRQUEUE_PORT", port)))
          .isInstanceOf(ConfigurationException.class)
          .hasMessage("port %s can't be listened on: is another server there?", port);
      first.api().get("/health").expect(200);
    }
  }

  @Test
  @Tag("I20")
  void a_database_alone_suffices() {
    var config =
        ServerConfig.read(
            Map.of(
                "FAIRQUEUE_PORT", "0", "FAIRQUEUE_POSTGRES_URL", TestPostgres.freshDatabaseUrl()));
    try (FairQueueServer server = FairQueueServer.start(config)) {
      var api = new Api(server.baseUrl(), null);

      assertThat(api.get("/health").expect(200).body())
          .isEqualTo("{\"status\":\"UP\",\"postgres\":\"UP\"}");
      api.post("/api/v1/auth/customer/otp/request", Map.of("email", "a@fans.example"))
          .expectProblem(503, "MAIL_NOT_CONFIGURED");
      api.get("/dev/mailbox").expectProblem(404, "NOT_FOUND");
      api.get("/sandbox/checkout/x").expectProblem(404, "NOT_FOUND");
      assertThat(server.redisUrl()).isNull();
    }
  }

  @Test
  @Tag("I20")
  void a_redis_that_is_away_does_not_keep_a_server_from_starting() {
    try (PrivateServer redis = TestRedis.startOwn()) {
      redis.stop();
      try (TestServer server =
          TestServer.on(TestPostgres.freshDatabaseUrl(), redis.url(), Map.of())) {
        assertThat(server.api().get("/health").expect(503).text("redis")).isEqualTo("DOWN");
        server.api().get("/health/readiness").expect(200);
        server.newFan();
      }
      redis.start();
    }
  }
}
