package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Api;
import io.lettuce.core.RedisClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests that mean nothing leave nothing behind: no keys, no series of metrics, no rows. */
@Tag("N67")
final class JunkIT extends OwnRedisSuite {

  private static final int REQUESTS = 3_000;

  @Test
  void thousands_of_requests_that_mean_nothing_grow_nothing() throws Exception {
    junk(200);
    long keys = keys();
    long series = series();
    long rows = rows();

    junk(REQUESTS);

    await().atMost(Duration.ofSeconds(30)).until(() -> keys() <= keys + 10);
    assertThat(series()).isLessThan(series + 40);
    assertThat(rows()).isEqualTo(rows);
  }

  private void junk(int count) throws Exception {
    List<Callable<Integer>> requests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int kind = i % 10;
      requests.add(() -> send(kind));
    }
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (var sent : threads.invokeAll(requests)) {
        assertThat(sent.get()).isBetween(400, 499);
      }
    }
  }

  private int send(int kind) {
    Api api = server.api();
    String random = UUID.randomUUID().toString();
    String event = "/api/v1/events/" + random;
    var request =
        switch (kind) {
          case 0 -> api.request("/" + random).GET();
          case 1 -> api.request("/api/v1/" + random).GET();
          case 2 -> api.request(event).GET();
          case 3 -> api.request(event + "/queue").POST(BodyPublishers.noBody());
          case 4 -> api.request("/api/v1/me").header("Authorization", "Bearer " + random).GET();
          case 5 -> api.request("/health").method(method(random), BodyPublishers.noBody());
          case 6 -> api.request("/api/v1/events?sort=" + random).header("User-Agent", random).GET();
          case 7 -> api.request(event + "/seats").header("X-Request-Id", random).GET();
          case 8 ->
              organizer
                  .api()
                  .request("/api/v1/events")
                  .header("Idempotency-Key", random)
                  .header("Content-Type", "application/json")
                  .POST(
                      BodyPublishers.ofString(
                          "{\"" + random + "\":\"" + "x".repeat(5_000) + "\"}"));
          default ->
              api.request("/api/v1/auth/customer/register")
                  .header("Idempotency-Key", random)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{\"name\":\"" + random + "\"}"));
        };
    return api.send(request).status();
  }

  /** Letters only. */
  private static String method(String random) {
    return random.replaceAll("[^a-f]", "").toUpperCase(Locale.ROOT) + "X";
  }

  private long keys() {
    RedisClient client = RedisClient.create(redis.url());
    try (var connection = client.connect()) {
      return connection.sync().dbsize();
    } finally {
      client.shutdown();
    }
  }

  private long series() {
    return server.management().get("/metrics").expect(200).body().lines().count();
  }

  private long rows() {
    return server.count("select count(*) from named_requests");
  }
}
