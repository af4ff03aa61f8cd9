package io.fairqueue.postgres.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.postgres.sql.BinaryArray;
import java.time.Duration;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Makes the connection pool of one node. */
public final class PostgresDataSources {

  private static final Duration POOL_WAIT = Duration.ofMillis(1_500);
  private static final Duration ALIVE_CHECK = Duration.ofMillis(500);
  private static final String CONNECT_SECONDS = "2";
  private static final String SOCKET_SECONDS = "2";

  private PostgresDataSources() {}

  /**
   * A pool in which every wait has an end: for a connection, for a statement, for a lock, in an
   * open transaction, and for a server that is there and says nothing.
   *
   * <p>Its connections find tables in the configured schema and nowhere else; nobody else's
   * connections are told anything. Starts without the database; the first use then fails. The
   * caller closes it.
   */
  public static HikariDataSource pool(PostgresConfig config) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("fairqueue-postgres");
    pool.setJdbcUrl(config.jdbcUrl());
    pool.setUsername(config.user());
    pool.setPassword(config.password());
    pool.setMaximumPoolSize(config.maxPoolSize());
    pool.setSchema(config.schema());
    pool.setConnectionTimeout(POOL_WAIT.toMillis());
    pool.setValidationTimeout(ALIVE_CHECK.toMillis());
    pool.setInitializationFailTimeout(-1);
    pool.setConnectionInitSql(statement("session"));
    pool.setConnectionTestQuery(statement("alive"));
    pool.setExceptionOverride(new ReadOnlyConnections());
    pool.addDataSourceProperty(PGProperty.CONNECT_TIMEOUT.getName(), CONNECT_SECONDS);
    pool.addDataSourceProperty(PGProperty.LOGIN_TIMEOUT.getName(), CONNECT_SECONDS);
    pool.addDataSourceProperty(PGProperty.SOCKET_TIMEOUT.getName(), SOCKET_SECONDS);
    pool.addDataSourceProperty(PGProperty.TCP_KEEP_ALIVE.getName(), "true");
    pool.addDataSourceProperty(PGProperty.APPLICATION_NAME.getName(), "fairqueue");
    pool.addDataSourceProperty(PGProperty.BINARY_TRANSFER_ENABLE.getName(), BinaryArray.TYPES);
    // Details of a refused row are the row: email addresses have no business in a log.
    pool.addDataSourceProperty(PGProperty.LOG_SERVER_ERROR_DETAIL.getName(), "false");
    return new HikariDataSource(pool);
  }

  private static String statement(String name) {
    return ClasspathSqlLocator.removingComments().locate(PostgresDataSources.class, name);
  }

  /** Single connections to the same schema, without the pool's short time-outs. */
  public static PGSimpleDataSource withoutTimeouts(HikariDataSource pool) {
    PGSimpleDataSource connections = new PGSimpleDataSource();
    connections.setUrl(pool.getJdbcUrl());
    if (pool.getUsername() != null) {
      connections.setUser(pool.getUsername());
    }
    if (pool.getPassword() != null) {
      connections.setPassword(pool.getPassword());
    }
    if (pool.getSchema() != null) {
      connections.setCurrentSchema(pool.getSchema());
    }
    connections.setConnectTimeout(Integer.parseInt(CONNECT_SECONDS));
    connections.setLoginTimeout(Integer.parseInt(CONNECT_SECONDS));
    connections.setTcpKeepAlive(true);
    connections.setLogServerErrorDetail(false);
    return connections;
  }
}
