package io.fairqueue.tck.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL for tests, started once per JVM and shared: from the binaries that come as
 * Maven artifacts, or at {@code FAIRQUEUE_TEST_POSTGRES_URL} (a JDBC URL of somebody who may create
 * databases), or in a container with {@code -Dfairqueue.test.stores=testcontainers}. A server that
 * can't be had fails the test. Thread-safe.
 */
public final class TestPostgres {

  private static final Pattern JDBC_URL =
      Pattern.compile("(?<server>jdbc:postgresql://[^/]+/)(?<database>[^?]*)(?<options>\\?.*)?");

  private static @Nullable String shared;

  private TestPostgres() {}

  /** The JDBC URL of a new, empty database; nobody else uses it. */
  public static String freshDatabaseUrl() {
    return newDatabaseUrl("");
  }

  /**
   * The JDBC URL of a copy of a database as it is now, block by block, as a base backup is one.
   * Nobody may be connected to it meanwhile.
   */
  public static String copyOf(String url) {
    return newDatabaseUrl(" template " + parts(url).group("database"));
  }

  private static String newDatabaseUrl(String like) {
    String server = shared();
    String database = "test_" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = DriverManager.getConnection(server);
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + database + like);
    } catch (SQLException e) {
      throw new AssertionError("no PostgreSQL to test with", e);
    }
    Matcher parts = parts(server);
    String options = parts.group("options");
    return parts.group("server") + database + (options == null ? "" : options);
  }

  /** Starts a server of the test's own. */
  public static PrivateServer startOwn() {
    return new PrivatePostgres();
  }

  private static synchronized String shared() {
    if (shared == null) {
      shared = start();
    }
    return shared;
  }

  private static String start() {
    String given = System.getenv("FAIRQUEUE_TEST_POSTGRES_URL");
    if (given != null && !given.isBlank()) {
      return given;
    }
    return TestStores.inContainers() ? Containers.postgres() : embedded();
  }

  // Ended by a shutdown hook of the library's.
  private static String embedded() {
    try {
      return EmbeddedPostgres.builder()
          .setServerConfig("max_connections", "300")
          .setPGStartupWait(Duration.ofMinutes(2))
          .start()
          .getJdbcUrl("postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }

  private static Matcher parts(String url) {
    Matcher matcher = JDBC_URL.matcher(url);
    if (!matcher.matches()) {
      throw new AssertionError(
          "FAIRQUEUE_TEST_POSTGRES_URL is not jdbc:postgresql://host/database");
    }
    return matcher;
  }
}
