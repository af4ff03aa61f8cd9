package io.fairqueue.spring;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.postgres.connection.PostgresConfig;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is: where the properties say, else where the application's own connections
 * lead. Only the address is taken from those: ours have time-outs and a search path of their own,
 * which would be none of the application's business.
 */
final class ApplicationDatabase {

  private ApplicationDatabase() {}

  /**
   * @param application null where there is none, or several of which none is the primary one
   * @throws IllegalStateException if nothing tells
   */
  static PostgresConfig of(FairQueueProperties.Postgres own, @Nullable DataSource application) {
    if (own.url() != null) {
      return new PostgresConfig(
          own.url(), own.user(), own.password(), own.poolSize(), own.schema());
    }
    HikariDataSource pool = application == null ? null : pool(application);
    if (pool == null || pool.getJdbcUrl() == null) {
      throw new IllegalStateException(
          "FairQueue does not know its database: set fairqueue.postgres.url, or have one"
              + " HikariDataSource with a URL as the (primary) DataSource");
    }
    return new PostgresConfig(
        pool.getJdbcUrl(), pool.getUsername(), pool.getPassword(), own.poolSize(), own.schema());
  }

  private static @Nullable HikariDataSource pool(DataSource application) {
    try {
      return application.isWrapperFor(HikariDataSource.class)
          ? application.unwrap(HikariDataSource.class)
          : null;
    } catch (SQLException none) {
      return null;
    }
  }
}
