package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.server.PrivateServer;
import io.fairqueue.tck.server.TestPostgres;
import io.fairqueue.tck.server.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A server whose stores go away, hang, and come back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HealthIT {

  private static final Duration HEALED = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofSeconds(2);

  private PrivateServer postgres;
  private PrivateServer redis;
  private TestServer server;
  private Api api;

  @BeforeAll
  void start() {
    postgres = TestPostgres.startOwn();
    redis = TestRedis.startOwn();
    server = TestServer.on(postgres.url(), redis.url(), Map.of());
    api = server.api();
  }

  @BeforeEach
  void all_is_well() {
    awaitHealth(200);
  }

  @AfterAll
  void stop() {
    server.close();
    redis.close();
    postgres.close();
  }

  @Test
  @Tag("N3")
  void a_server_that_is_well_names_the_stores_it_asked() {
    assertThat(api.get("/health").expect(200).body())
        .isEqualTo("{\"status\":\"UP\",\"postgres\":\"UP\",\"redis\":\"UP\"}");
    api.get("/health/readiness").expect(200);
    api.get("/health/liveness").expect(200);
  }

  @Test
  @Tag("I4")
  @Tag("F13")
  @Tag("N3")
  void without_redis_the_sale_goes_on_and_health_says_so() {
    Organizer organizer = server.organizer();
    String event = organizer.onSale(2, Map.of());
    Fan before = server.newFan();
    redis.stop();
    try {
      Answer health = awaitHealth(503);
      assertThat(health.text("redis")).isEqualTo("DOWN");
      assertThat(health.text("postgres")).isEqualTo("UP");
      api.get("/health/readiness").expect(200);

      before.buy(event);
      server.newFan().buy(event);
      server.newFan().join(event).expect(201);
    } finally {
      redis.start();
    }
    awaitHealth(200);
    assertThat(api.get("/api/v1/events/" + event + "/availability").expect(200).number("held"))
        .isEqualTo(2);
  }

  @Test
  @Tag("H8")
  @Tag("I4")
  @Tag("N3")
  void without_postgres_nothing_is_half_done_and_everything_resumes() {
    Organizer organizer = server.organizer();
    String event = organizer.onSale(2, Map.of());
    Fan fan = server.newFan();
    postgres.stop();
    try {
      Answer health = awaitHealth(503);
      assertThat(health.text("postgres")).isEqualTo("DOWN");
      assertThat(health.text("redis")).isEqualTo("UP");
      api.get("/health/readiness").expect(503);
      api.get("/health/liveness").expect(200);

      for (Answer answer : List.of(fan.join(event), api.get("/api/v1/events"))) {
        answer.expectProblem(503, "STORE_UNAVAILABLE");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
      }
    } finally {
      postgres.start();
    }
    awaitHealth(200);
    api.get("/health/readiness").expect(200);
    fan.buy(event);
  }

  @Test
  @Tag("I25")
  void a_database_that_hangs_is_told_in_time() {
    Fan fan = server.newFan();
    String event = server.organizer().onSale(1, Map.of());
    postgres.freeze();
    try {
      assertThat(soon(() -> api.get("/health")).status()).isEqualTo(503);
      assertThat(soon(() -> api.get("/health/readiness")).status()).isEqualTo(503);
      soon(() -> api.get("/api/v1/events")).expectProblem(503, "STORE_UNAVAILABLE");
      soon(() -> fan.join(event)).expectProblem(503, "STORE_UNAVAILABLE");
      soon(() -> fan.position(event)).expectProblem(503, "STORE_UNAVAILABLE");
      soon(() -> api.get("/health/liveness")).expect(200);
    } finally {
      postgres.thaw();
    }
    awaitHealth(200);
    fan.buy(event);
  }

  @Test
  @Tag("I25")
  void a_redis_that_hangs_holds_nobody_up() {
    Fan fan = server.newFan();
    String event = server.organizer().onSale(1, Map.of());
    redis.freeze();
    try {
      assertThat(soon(() -> api.get("/health")).text("redis")).isEqualTo("DOWN");
      soon(() -> api.get("/health/readiness")).expect(200);
      soon(() -> fan.join(event)).expect(201);
      soon(() -> fan.position(event)).expect(200);
    } finally {
      redis.thaw();
    }
    awaitHealth(200);
  }

  private Answer awaitHealth(int status) {
    return await()
        .atMost(HEALED)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> api.get("/health"), answer -> answer.status() == status);
  }

  private static Answer soon(Supplier<Answer> call) {
    long start = System.nanoTime();
    Answer answer = call.get();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as("%s", answer.response())
        .isLessThan(SOON);
    return answer;
  }
}
