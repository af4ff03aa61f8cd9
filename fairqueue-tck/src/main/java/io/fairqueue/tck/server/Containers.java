package io.fairqueue.tck.server;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Stores in containers, ended with the JVM. Loaded by those only who asked for it. */
final class Containers {

  private static final int REDIS_PORT = 6379;

  private Containers() {}

  static String postgres() {
    PostgreSQLContainer server =
        new PostgreSQLContainer(DockerImageName.parse("postgres:18-alpine"))
            .withCommand("postgres", "-c", "max_connections=300", "-c", "fsync=off");
    server.start();
    return "%s&user=%s&password=%s"
        .formatted(server.getJdbcUrl(), server.getUsername(), server.getPassword());
  }

  static String redis() {
    GenericContainer<?> server =
        new GenericContainer<>(DockerImageName.parse("redis:7-alpine"))
            .withExposedPorts(REDIS_PORT);
    server.start();
    return "redis://%s:%d".formatted(server.getHost(), server.getMappedPort(REDIS_PORT));
  }
}
