package io.fairqueue.postgres.connection;

import com.zaxxer.hikari.SQLExceptionOverride;
import io.fairqueue.postgres.sql.Failures;
import java.sql.SQLException;

/** Has a pool give up connections to a server that has become a standby and takes no writes. */
final class ReadOnlyConnections implements SQLExceptionOverride {

  @java.lang.Override
  public Override adjudicate(SQLException e) {
    return Failures.READ_ONLY.equals(e.getSQLState())
        ? Override.MUST_EVICT
        : Override.CONTINUE_EVICT;
  }
}
