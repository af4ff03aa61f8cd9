package io.fairqueue.http;

import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.server.PrivateServer;
import io.fairqueue.tck.server.TestRedis;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Two nodes on a database and a Redis of their own: a test may stop the Redis. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OwnRedisSuite {

  PrivateServer redis;
  TestServer server;
  TestServer other;
  Organizer organizer;

  @BeforeAll
  void start() {
    redis = TestRedis.startOwn();
    server = TestServer.on(TestServer.freshDatabaseUrl(), redis.url(), Map.of());
    other = server.sibling(Map.of());
    organizer = server.organizer();
  }

  @AfterAll
  void stop() {
    other.close();
    server.close();
    redis.close();
  }
}
