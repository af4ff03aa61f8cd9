package io.fairqueue.postgres.check;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.postgres.connection.PostgresDataSources;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;

/** What comes of connecting to a database for the first time; for people who look what is amiss. */
public sealed interface PostgresContact {

  /** How long it may take to answer. */
  int SECONDS = 2;

  /**
   * It lets us in.
   *
   * @param version its release, in its own words
   * @param major the first number of it
   */
  record Answered(String version, int major) implements PostgresContact {}

  /**
   * It is there, and does not let us in: a wrong password, an unknown role or database, no rule for
   * us, or too many connections.
   *
   * @param words its own
   * @param state SQL's code of the reason
   */
  record Refused(String words, String state) implements PostgresContact {}

  /** Something takes connections there, and says nothing. */
  record Silent() implements PostgresContact {}

  /**
   * Nobody is there, or somebody else.
   *
   * @param words the driver's
   */
  record Unreachable(String words) implements PostgresContact {}

  /** Tries it, once, past the pool. */
  static PostgresContact with(HikariDataSource pool) {
    PGSimpleDataSource single = PostgresDataSources.withoutTimeouts(pool);
    // With a time-out for the whole, the driver says no more than that it is over.
    single.setLoginTimeout(0);
    single.setConnectTimeout(SECONDS);
    single.setSocketTimeout(SECONDS);
    try (Connection connection = single.getConnection()) {
      var about = connection.getMetaData();
      return new Answered(about.getDatabaseProductVersion(), about.getDatabaseMajorVersion());
    } catch (SQLException failure) {
      return of(failure);
    }
  }

  private static PostgresContact of(SQLException failure) {
    if (failure instanceof PSQLException psql && psql.getServerErrorMessage() != null) {
      return new Refused(
          sentence(failure.getMessage(), "it refuses"), String.valueOf(failure.getSQLState()));
    }
    String words = sentence(failure.getMessage(), "no connection");
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SocketTimeoutException) {
        return new Silent();
      }
      if (each instanceof UnknownHostException) {
        return new Unreachable("nobody knows the host " + each.getMessage());
      }
    }
    return new Unreachable(words);
  }

  private static String sentence(@Nullable String words, String otherwise) {
    String line = words == null ? otherwise : words.lines().findFirst().orElse(otherwise).strip();
    int end = line.indexOf(". ");
    return end < 0 ? line.replaceAll("\\.$", "") : line.substring(0, end);
  }
}
