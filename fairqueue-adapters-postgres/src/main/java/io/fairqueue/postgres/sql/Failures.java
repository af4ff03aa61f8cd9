package io.fairqueue.postgres.sql;

import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.StoreUnavailableException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a failure of the database means to the core: try again later, or don't.
 *
 * <p>Only the driver's exception is kept as the cause: those around it may print bound values.
 */
public final class Failures {

  public static final String STORE = "postgres";

  /** A server that takes no writes: a standby, or what has become one. */
  public static final String READ_ONLY = "25006";

  private static final String UNIQUE_VIOLATION = "23505";

  private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

  // 08 connection, 53 resources, 57 operator intervention (also statement time-outs), 58 system.
  private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "53", "57", "58");

  // Lock not available, idle in transaction too long, a standby that is no primary (yet).
  private static final Set<String> UNAVAILABLE = Set.of("55P03", "25P03", Failures.READ_ONLY);

  private Failures() {}

  /**
   * The port's exception for a failure of something that may have been committed all the same,
   * unless the database itself says that it was not.
   */
  static RuntimeException translateUnheard(RuntimeException failure) {
    RuntimeException translated = translate(failure);
    Throwable cause = sql(failure).<Throwable>map(sql -> sql).orElse(failure);
    return translated instanceof StoreUnavailableException
            && (!(cause instanceof SQLException sql) || isUnheard(sql))
        ? StoreUnavailableException.outcomeUnknown(STORE, cause)
        : translated;
  }

  /** Whether no word came from the database, or only that it is going. */
  private static boolean isUnheard(SQLException e) {
    String state = e.getSQLState();
    return state == null || state.startsWith("08") || state.startsWith("57P");
  }

  /** The port's exception for it; a failure that is not the database's flies on as it is. */
  public static RuntimeException translate(RuntimeException failure) {
    if (failure instanceof LostRaceException) {
      return new StoreUnavailableException(STORE, failure);
    }
    Optional<SQLException> cause = sql(failure);
    if (cause.isEmpty()) {
      return failure;
    }
    SQLException sql = cause.get();
    return isUnavailable(sql)
        ? new StoreUnavailableException(STORE, sql)
        : new StoreDataException("postgres refused: " + sql.getMessage(), sql);
  }

  /**
   * Whether two transactions got into each other's way, so that another try may pass, or finds what
   * the other one did. Indexes named {@code …_one_live}, and that of email addresses, guard rules
   * that the work looks after itself: it meets them only when it loses a race.
   */
  static boolean isConflict(RuntimeException failure) {
    return failure instanceof LostRaceException
        || sql(failure).filter(Failures::isConflict).isPresent();
  }

  /** Whether it would have taken a unit that somebody has, which was said to be free. */
  public static boolean isOversold(RuntimeException failure) {
    return sql(failure).map(Failures::violated).equals(Optional.of("claim_units_once_live"));
  }

  /** Whether another event has the slug that was to be written. */
  public static boolean isSlugTaken(RuntimeException failure) {
    return sql(failure).map(Failures::violated).equals(Optional.of("events_slug"));
  }

  private static boolean isConflict(SQLException e) {
    @Nullable String unique = violated(e);
    if (unique != null) {
      return unique.endsWith("_one_live") || unique.equals("customers_email");
    }
    return e.getSQLState() != null && CONFLICTS.contains(e.getSQLState());
  }

  /** The unique key that was violated; null if none was. */
  private static @Nullable String violated(SQLException e) {
    if (UNIQUE_VIOLATION.equals(e.getSQLState()) && e instanceof PSQLException refused) {
      @Nullable ServerErrorMessage message = refused.getServerErrorMessage();
      return message == null ? null : message.getConstraint();
    }
    return null;
  }

  private static boolean isUnavailable(SQLException e) {
    String state = e.getSQLState();
    if (state == null || state.length() < 2) {
      return e instanceof SQLTransientException
          || e instanceof SQLRecoverableException
          || e.getCause() instanceof IOException;
    }
    return CONFLICTS.contains(state)
        || UNAVAILABLE.contains(state)
        || UNAVAILABLE_CLASSES.contains(state.substring(0, 2))
        || e instanceof SQLTransientException;
  }

  private static Optional<SQLException> sql(Throwable failure) {
    for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }
}
