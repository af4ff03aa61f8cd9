package io.fairqueue.tck.server;

import org.jspecify.annotations.Nullable;

/**
 * A real Redis for tests, started once per JVM and shared: from the binaries that come as Maven
 * artifacts, or at {@code FAIRQUEUE_TEST_REDIS_URL}, or in a container with {@code
 * -Dfairqueue.test.stores=testcontainers}. A server that can't be had fails the test. Thread-safe.
 */
public final class TestRedis {

  private static @Nullable String shared;

  private TestRedis() {}

  /** Where the shared server listens. Tests share its keys: make yours unique, flush nothing. */
  public static synchronized String url() {
    if (shared == null) {
      shared = start();
    }
    return shared;
  }

  /** Starts a server of the test's own; it keeps nothing on disk. */
  public static PrivateServer startOwn() {
    return new PrivateRedis();
  }

  private static String start() {
    String given = System.getenv("FAIRQUEUE_TEST_REDIS_URL");
    if (given != null && !given.isBlank()) {
      return given;
    }
    return TestStores.inContainers() ? Containers.redis() : embedded();
  }

  private static String embedded() {
    PrivateRedis server = new PrivateRedis();
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "redis-end"));
    return server.url();
  }
}
