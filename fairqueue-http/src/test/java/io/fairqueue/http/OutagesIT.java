package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.tck.server.PrivateServer;
import io.fairqueue.tck.server.TestPostgres;
import io.fairqueue.tck.server.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What operators read of stores that go and come back. */
final class OutagesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void a_store_that_goes_and_comes_back_is_two_lines_however_often_it_was_asked() throws Exception {
    try (PrivateServer postgres = TestPostgres.startOwn();
        PrivateServer redis = TestRedis.startOwn();
        ServerProcess server =
            ServerProcess.start(
                Map.of(
                    "FAIRQUEUE_POSTGRES_URL", postgres.url(),
                    "FAIRQUEUE_REDIS_URL", redis.url(),
                    "OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:1"))) {
      Api api = server.api();
      read(api).expect(404);
      postgres.stop();
      redis.stop();
      askInVain(api);
      redis.start();
      postgres.start();
      await().atMost(PATIENCE).until(() -> isBack(server, "postgres") && isBack(server, "redis"));
      await().atMost(PATIENCE).until(() -> server.log().contains("the export of traces"));
      read(api).expect(404);

      List<String> troubles =
          server
              .log()
              .lines()
              .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
              .filter(line -> line.contains("Outages") || line.contains("Failure"))
              .toList();
      assertThat(troubles)
          .hasSize(3)
          .anyMatch(line -> line.contains("the export of traces is failing: "))
          .anyMatch(line -> line.contains("postgres is failing: "))
          .anyMatch(line -> line.contains("redis is failing: "));
      assertThat(server.log())
          .doesNotContain("opentelemetry")
          .containsPattern("postgres works again, after \\d+\\.\\d s and \\d{2,} failed tries");
    }
  }

  /** By a crowd: each waits for its time-out. */
  private static void askInVain(Api api) throws InterruptedException {
    Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    List<Thread> crowd =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              statuses.add(read(api).status());
                              statuses.add(login(api).status());
                            }))
            .toList();
    for (Thread each : crowd) {
      each.join();
    }
    assertThat(statuses).hasSize(2 * crowd.size()).containsOnly(503);
  }

  private static boolean isBack(ServerProcess server, String store) {
    return server.log().contains(store + " works again, after ");
  }

  private static Answer read(Api api) {
    return api.get("/api/v1/events/" + UUID.randomUUID());
  }

  /** Counts in Redis, then reads an account. */
  private static Answer login(Api api) {
    return api.post(
        "/api/v1/auth/customer/login",
        Map.of("email", UUID.randomUUID() + "@fans.example", "password", "correct horse"));
  }
}
