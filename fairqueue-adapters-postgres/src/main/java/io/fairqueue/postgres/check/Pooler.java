package io.fairqueue.postgres.check;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pooler between us and PostgreSQL that gives a connection to others after each transaction:
 * statements that were prepared are then missing, or prepared by somebody else. Ours need theirs
 * for as long as they live.
 */
public final class Pooler {

  /** What there is to be done about it. */
  public static final String REMEDY = "set pool_mode=session in PgBouncer, or go past it";

  /** A statement's name is taken already, or known to nobody. */
  private static final Set<String> STATES = Set.of("42P05", "26000");

  private Pooler() {}

  /** Whether a failure is the work of one. */
  public static boolean isBetween(Throwable failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SQLException sql && STATES.contains(String.valueOf(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }
}
