package io.fairqueue.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.domain.OneTimeCode;
import io.fairqueue.port.BackoffPolicy;
import io.fairqueue.port.CodeStore;
import io.fairqueue.port.CodeSubject;
import io.fairqueue.tck.fixture.Fixtures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

/** A cluster of one node refuses keys of several slots just as a large one does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisClusterIT {

  private static final int SLOTS = 16_384;

  private RedisServer server;
  private RedisConnections redis;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    int port = freePort();
    server =
        RedisServer.newRedisServer()
            .port(port)
            .setting("bind 127.0.0.1")
            .setting("save \"\"")
            .setting("dir " + directory)
            .setting("cluster-enabled yes")
            .build();
    server.start();
    takeAllSlots(port);
    redis = new RedisConnections(RedisConfig.of("redis+cluster://localhost:" + port));
    await().ignoreExceptions().untilAsserted(redis::ping);
  }

  @AfterAll
  void end() throws IOException {
    redis.close();
    server.stop();
  }

  @Test
  void codesAndLimitsHaveOneKeyEach() {
    RedisCodeStore codes = new RedisCodeStore(redis, SharedRedis.PEPPER);
    RedisRateLimiter limiter = new RedisRateLimiter(redis, SharedRedis.PEPPER);
    var email = Fixtures.email();
    var subject = CodeSubject.login(email);
    var code = new OneTimeCode("123456");
    var request = UUID.randomUUID();
    codes.put(
        subject,
        new CodeStore.Issued(request, code, "here", "note", Fixtures.START.plusSeconds(60)),
        Fixtures.START);

    assertThat(codes.take(subject, new CodeStore.Offered(request, code, "here"), Fixtures.START))
        .hasValue("note");
    assertThat(limiter.acquire(email.value(), 1, Duration.ofMinutes(1), Fixtures.START)).isEmpty();
    assertThat(limiter.acquire(email.value(), 1, Duration.ofMinutes(1), Fixtures.START))
        .hasValue(Duration.ofMinutes(1));
  }

  @Test
  void failuresHaveOneKeyEach() {
    RedisBackoffs backoffs = new RedisBackoffs(redis, SharedRedis.PEPPER);
    String who = UUID.randomUUID().toString();
    var policy =
        new BackoffPolicy(1, Duration.ofSeconds(1), Duration.ofSeconds(5), 9, Duration.ofHours(1));

    assertThat(backoffs.attempt(who, policy, Fixtures.START)).isEmpty();
    assertThat(backoffs.attempt(who, policy, Fixtures.START)).hasValue(Duration.ofSeconds(1));
    backoffs.reset(who);
    assertThat(backoffs.attempt(who, policy, Fixtures.START)).isEmpty();
    backoffs.trust(who, Fixtures.START.plusSeconds(60), Fixtures.START);
    assertThat(backoffs.isTrusted(who, Fixtures.START)).isTrue();
  }

  @Test
  void readingsHaveOneKeyEach() {
    RedisSharedReadings readings = new RedisSharedReadings(redis);
    String key = "stock:" + UUID.randomUUID();

    await()
        .untilAsserted(
            () -> {
              readings.put(key, "a reading", readings.look(key));
              assertThat(readings.look(key).found().orElseThrow().reading()).isEqualTo("a reading");
            });
  }

  private static void takeAllSlots(int port) {
    try (RedisClient client = RedisClient.create("redis://localhost:" + port);
        StatefulRedisConnection<String, String> node = client.connect()) {
      node.sync().clusterAddSlots(IntStream.range(0, SLOTS).toArray());
      await().until(() -> node.sync().clusterInfo().contains("cluster_state:ok"));
    }
  }

  private static int freePort() throws IOException {
    int port;
    do { // the cluster bus takes the port that is 10,000 higher
      try (ServerSocket socket = new ServerSocket(0)) {
        port = socket.getLocalPort();
      }
    } while (port > 55_000);
    return port;
  }
}
