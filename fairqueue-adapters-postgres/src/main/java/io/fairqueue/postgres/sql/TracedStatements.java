package io.fairqueue.postgres.sql;

import io.fairqueue.port.Tracing;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Tells of each statement of one connection, by the name of its file and without its values. Used
 * by one thread.
 */
final class TracedStatements implements SqlLogger {

  private final SqlLogger deadline;
  private final Tracing tracing;
  private Tracing.@Nullable Step step;

  TracedStatements(SqlLogger deadline, Tracing tracing) {
    this.deadline = deadline;
    this.tracing = tracing;
  }

  @Override
  public void logBeforeExecution(StatementContext context) {
    deadline.logBeforeExecution(context);
    step = tracing.begin(Tracing.Peer.POSTGRESQL, Statements.nameOf(context.getRawSql()));
  }

  @Override
  public void logAfterExecution(StatementContext context) {
    end(null);
  }

  @Override
  public void logException(StatementContext context, SQLException failure) {
    end(failure);
  }

  private void end(@Nullable SQLException failure) {
    Tracing.@Nullable Step begun = step;
    step = null;
    if (begun != null) {
      if (failure != null) {
        begun.failed(failure);
      }
      begun.close();
    }
  }
}
