package io.fairqueue.postgres.connection;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is, and how many connections one node may have.
 *
 * @param jdbcUrl {@code jdbc:postgresql://host:port/database}
 * @param user null where the URL names one, or none is asked for
 * @param password null where none is asked for; never printed
 * @param schema where the tables are; null for the first schema that the role finds by itself:
 *     {@code public}, unless server, role or URL say otherwise
 */
public record PostgresConfig(
    String jdbcUrl,
    @Nullable String user,
    @Nullable String password,
    int maxPoolSize,
    @Nullable String schema) {

  private static final String SCHEME = "jdbc:postgresql:";
  private static final int MAX_CONNECTIONS = 1_000;

  /** What needs no quotes, and is none of the server's own. */
  private static final Pattern SCHEMA = Pattern.compile("(?!pg_)[a-z_][a-z0-9_]{0,62}");

  public PostgresConfig {
    if (!jdbcUrl.startsWith(SCHEME)) {
      throw new IllegalArgumentException("the database's URL must start with " + SCHEME);
    }
    if (maxPoolSize < 2 || maxPoolSize > MAX_CONNECTIONS) {
      throw new IllegalArgumentException(
          "the database's pool must have between 2 and %d connections".formatted(MAX_CONNECTIONS));
    }
    schema = schema == null ? null : checkedSchema(schema);
  }

  /** In the schema that the role finds by itself. */
  public PostgresConfig(
      String jdbcUrl, @Nullable String user, @Nullable String password, int maxPoolSize) {
    this(jdbcUrl, user, password, maxPoolSize, null);
  }

  /**
   * The same name.
   *
   * @throws IllegalArgumentException for one that no schema here may have
   */
  public static String checkedSchema(String name) {
    if (!SCHEMA.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a schema's name must be of 1 to 63 lower-case letters, digits and underscores, and begin"
              + " neither with a digit nor with pg_");
    }
    return name;
  }

  /** The same database, in a schema; null for the one that the role finds by itself. */
  public PostgresConfig inSchema(@Nullable String schema) {
    return new PostgresConfig(jdbcUrl, user, password, maxPoolSize, schema);
  }

  /** Prints neither password nor URL parameters, which may carry one. */
  @Override
  public String toString() {
    int parameters = jdbcUrl.indexOf('?');
    return "PostgresConfig["
        + (parameters < 0 ? jdbcUrl : jdbcUrl.substring(0, parameters))
        + (schema == null ? "" : ", schema=" + schema)
        + ", maxPoolSize="
        + maxPoolSize
        + "]";
  }
}
