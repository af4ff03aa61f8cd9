package io.fairqueue.postgres.message;

import io.fairqueue.domain.message.Lane;
import io.fairqueue.port.message.Outbox;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Facts to tell, in {@code outbox}; triggers write them. */
public final class PostgresOutbox implements Outbox {

  private static final Statements SQL = new Statements(PostgresOutbox.class);

  private final Database database;

  public PostgresOutbox(Database database) {
    this.database = database;
  }

  @Override
  public Set<Lane> relay(Instant now, int limit) {
    Set<Lane> lanes = new HashSet<>(relay("relay.1-rows", now, limit));
    lanes.addAll(relay("relay.2-holders", now, limit));
    return lanes;
  }

  private Set<Lane> relay(String statement, Instant now, int limit) {
    return database.inTransaction(
        handle ->
            SQL.query(handle, statement)
                .bind("now", now)
                .bind("limit", limit)
                .map((row, context) -> Lane.of(Columns.text(row, "lane")))
                .set());
  }

  @Override
  public boolean isIdle() {
    return database.run(
        handle ->
            SQL.query(handle, "isIdle").map((row, context) -> row.getBoolean("is_idle")).one());
  }

  @Override
  public Waiting waiting() {
    return database.run(
        handle ->
            SQL.query(handle, "waiting")
                .map(
                    (row, context) ->
                        new Waiting(row.getLong("rows"), Columns.instantOrNull(row, "oldest")))
                .one());
  }

  @Override
  public int prune(Instant before, int limit) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "prune").bind("before", before).bind("limit", limit).execute());
  }
}
