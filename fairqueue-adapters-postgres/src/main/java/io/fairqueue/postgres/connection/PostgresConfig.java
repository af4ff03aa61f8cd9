package io.fairqueue.postgres.connection;

import org.jspecify.annotations.Nullable;

/**
 * Where the database is, and how many connections one node may have.
 *
 * @param jdbcUrl {@code jdbc:postgresql://host:port/database}
 * @param user null where the URL names one, or none is asked for
 * @param password null where none is asked for; never printed
 */
public record PostgresConfig(
    String jdbcUrl, @Nullable String user, @Nullable String password, int maxPoolSize) {

  private static final String SCHEME = "jdbc:postgresql:";
  private static final int MAX_CONNECTIONS = 1_000;

  public PostgresConfig {
    if (!jdbcUrl.startsWith(SCHEME)) {
      throw new IllegalArgumentException("the database's URL must start with " + SCHEME);
    }
    if (maxPoolSize < 2 || maxPoolSize > MAX_CONNECTIONS) {
      throw new IllegalArgumentException(
          "the database's pool must have between 2 and %d connections".formatted(MAX_CONNECTIONS));
    }
  }

  /** Prints neither password nor URL parameters, which may carry one. */
  @Override
  public String toString() {
    int parameters = jdbcUrl.indexOf('?');
    return "PostgresConfig["
        + (parameters < 0 ? jdbcUrl : jdbcUrl.substring(0, parameters))
        + ", maxPoolSize="
        + maxPoolSize
        + "]";
  }
}
