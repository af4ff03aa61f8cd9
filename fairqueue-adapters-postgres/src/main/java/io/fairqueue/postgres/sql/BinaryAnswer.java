package io.fairqueue.postgres.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.postgresql.PGStatement;

/**
 * Has an answer sent in binary from the first time on; the driver alone would begin with the sixth
 * on a connection. For long arrays: to read a million numbers from a text takes a node that has
 * just started a second or two.
 */
public final class BinaryAnswer implements StatementCustomizer {

  private static final int FROM_THE_FIRST_TIME = -1;

  @Override
  public void beforeExecution(PreparedStatement statement, StatementContext context)
      throws SQLException {
    statement.unwrap(PGStatement.class).setPrepareThreshold(FROM_THE_FIRST_TIME);
  }
}
