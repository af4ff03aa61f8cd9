package io.fairqueue.postgres.sql;

import io.fairqueue.port.Tracing;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;

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
  private final Tracing tracing;

  @SuppressWarnings("ThreadLocalUsage") // what one database does along is none of another's
  private final ThreadLocal<@Nullable Companion> companion = new ThreadLocal<>();

  public Database(DataSource dataSource) {
    this(dataSource, Tracing.none());
  }

  /**
   * @param tracing hears of each statement
   */
  public Database(DataSource dataSource, Tracing tracing) {
    this.tracing = tracing;
    jdbi = Jdbi.create(dataSource);
    jdbi.registerArrayType(UUID.class, "uuid");
    jdbi.registerArrayType(Long.class, "bigint");
    jdbi.registerArrayType(long.class, "bigint");
    jdbi.registerArrayType(Integer.class, "integer");
    jdbi.registerArrayType(Boolean.class, "boolean");
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

  /**
   * Runs an act, and with it a statement: in the first transaction that this thread begins for the
   * act and that answers with a change; in none if there is no such transaction.
   *
   * @param changes whether a transaction, by its answer, has changed something
   * @return {@code false} in the second place if the statement did not run
   */
  public <T> Accompanied<T> accompany(
      Consumer<Handle> statement, Predicate<@Nullable Object> changes, Supplier<T> act) {
    @Nullable Companion outer = companion.get();
    Companion mine = new Companion(statement, changes);
    companion.set(mine);
    try {
      T answer = act.get();
      return new Accompanied<>(answer, mine.committed);
    } finally {
      companion.set(outer);
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
      handle.setSqlLogger(tracing.isOn() ? new TracedStatements(deadline, tracing) : deadline);
      deadline.begin(transaction);
      if (!transaction) {
        return work.apply(handle);
      }
      @Nullable Companion mine = companion.get();
      T committed =
          handle.inTransaction(
              inside -> {
                T answer = work.apply(inside);
                if (mine != null) {
                  mine.goAlong(inside, answer);
                }
                deadline.commit(inside.getConnection());
                return answer;
              });
      if (mine != null) {
        mine.committed |= mine.went;
      }
      return committed;
    }
  }

  /**
   * What an act answered.
   *
   * @param isWritten whether the statement beside it is committed
   */
  public record Accompanied<T>(T answer, boolean isWritten) {}

  /** A statement that goes along with the first change. Belongs to one thread. */
  private static final class Companion {

    private final Consumer<Handle> statement;
    private final Predicate<@Nullable Object> changes;
    private boolean went;
    private boolean committed;

    Companion(Consumer<Handle> statement, Predicate<@Nullable Object> changes) {
      this.statement = statement;
      this.changes = changes;
    }

    /** Again in a transaction that is tried again. */
    void goAlong(Handle handle, @Nullable Object answer) {
      went = !committed && changes.test(answer);
      if (went) {
        statement.accept(handle);
      }
    }
  }
}
