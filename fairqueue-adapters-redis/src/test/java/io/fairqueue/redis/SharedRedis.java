package io.fairqueue.redis;

import io.fairqueue.tck.server.TestRedis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The connections that tests of this module share; tests make their keys unique. */
final class SharedRedis {

  /** These tests are not about time-outs, and a busy machine may be slow. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  static final Pepper PEPPER =
      new Pepper("a secret of these tests alone".getBytes(StandardCharsets.UTF_8));

  private static @Nullable RedisConnections connections;

  private SharedRedis() {}

  static synchronized RedisConnections connections() {
    if (connections == null) {
      connections = new RedisConnections(new RedisConfig(TestRedis.url(), TIMEOUT));
      Runtime.getRuntime().addShutdownHook(new Thread(connections::close));
    }
    return connections;
  }
}
