package io.fairqueue.postgres.sql;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.core.statement.TemplateEngine;

/**
 * The one place where the adapter meets the database: opens, commits, bounds each wait, tries again
 * after a conflict, and tells failures in the port's words. Thread-safe.
 *
 * <p>Work may run more than once, so it has no effects but its statements.
 */
public final class Database {

  private static final Duration TIMEOUT = Duration.ofMillis(1_850);
  private static final Duration LONG_READ = Duration.ofSeconds(60);
  private static final int MAX_TRIES = 4;
  private static final Statements SQL = new Statements(Database.class);

  private final Jdbi jdbi;

  public Database(DataSource dataSource) {
    jdbi = Jdbi.create(dataSource);
    jdbi.registerArrayType(UUID.class, "uuid");
    jdbi.registerArrayType(Long.class, "bigint");
    jdbi.registerArrayType(long.class, "bigint");
    jdbi.registerArrayType(Integer.class, "integer");
    jdbi.registerArrayType(String.class, "text", TextArgumentFactory::writable);
    jdbi.registerArgument(new TextArgumentFactory());
    jdbi.registerArrayType(Instant.class, "timestamptz", Columns::timestamp);
    jdbi.registerArgument(new InstantArgumentFactory());
    jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
  }

  /** Runs reads, or a single statement that commits by itself. */
  public <T> T run(Function<Handle, T> work) {
    return bounded(Deadline.overall(TIMEOUT), work, false);
  }

  /** Runs work in one transaction. */
  public <T> T inTransaction(Function<Handle, T> work) {
    return bounded(Deadline.overall(TIMEOUT), work, true);
  }

  /** Runs work of many statements, each of them short, in one transaction. */
  public <T> T inLongTransaction(Function<Handle, T> work) {
    return bounded(Deadline.perStatement(TIMEOUT), work, true);
  }

  /** Runs a read of very many rows: with more time, and in the way that suits those. */
  public <T> T runAtLength(Function<Handle, T> work) {
    return bounded(Deadline.overall(LONG_READ), atLength(work), true);
  }

  /** Likewise, of rows that are handed on as they come: so it is not tried again. */
  public <T> T handOnAtLength(Function<Handle, T> work) {
    try {
      return once(Deadline.overall(LONG_READ), atLength(work), true);
    } catch (RuntimeException e) {
      throw Failures.translate(e);
    }
  }

  /** Runs a step of a migration in one transaction, which may take its time. */
  public <T> T inPatientTransaction(Function<Handle, T> work) {
    try {
      return jdbi.inTransaction(work::apply);
    } catch (RuntimeException e) {
      throw Failures.translate(e);
    }
  }

  private static <T> Function<Handle, T> atLength(Function<Handle, T> work) {
    return handle -> {
      SQL.update(handle, "atLength").execute();
      return work.apply(handle);
    };
  }

  private <T> T bounded(Deadline deadline, Function<Handle, T> work, boolean transaction) {
    for (int tried = 1; ; tried++) {
      try {
        return once(deadline, work, transaction);
      } catch (RuntimeException e) {
        if (tried == MAX_TRIES || deadline.isOver() || !Failures.isConflict(e)) {
          throw deadline.mayBeCommitted() ? Failures.translateUnheard(e) : Failures.translate(e);
        }
      }
    }
  }

  private <T> T once(Deadline deadline, Function<Handle, T> work, boolean transaction) {
    try (Handle handle = jdbi.open()) {
      handle.setSqlLogger(deadline);
      deadline.begin(transaction);
      if (!transaction) {
        return work.apply(handle);
      }
      return handle.inTransaction(
          inside -> {
            T answer = work.apply(inside);
            deadline.commit(inside.getConnection());
            return answer;
          });
    }
  }
}
