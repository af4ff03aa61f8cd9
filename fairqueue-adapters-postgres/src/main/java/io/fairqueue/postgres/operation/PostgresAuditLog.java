package io.fairqueue.postgres.operation;

import io.fairqueue.domain.OrganizerId;
import io.fairqueue.port.AuditLog;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.time.Instant;
import java.util.List;

/** What was done by whom, in {@code audit_log}. */
public final class PostgresAuditLog implements AuditLog {

  private static final Statements SQL = new Statements(PostgresAuditLog.class);

  private final Database database;

  public PostgresAuditLog(Database database) {
    this.database = database;
  }

  @Override
  public void record(Entry entry) {
    database.inTransaction(
        handle ->
            SQL.update(handle, "record")
                .bind("actor", entry.actor().value())
                .bind("action", entry.action())
                .bind("subject", entry.subject())
                .bind("at", entry.at())
                .bind("country", entry.country())
                .execute());
  }

  @Override
  public List<Entry> latest(int limit) {
    return database.run(
        handle ->
            SQL.query(handle, "latest")
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Entry(
                            new OrganizerId(Columns.uuid(row, "actor")),
                            Columns.text(row, "action"),
                            Columns.text(row, "subject"),
                            Columns.instant(row, "at"),
                            Columns.textOrNull(row, "country")))
                .list());
  }

  @Override
  public int prune(Instant before, int limit) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "prune").bind("before", before).bind("limit", limit).execute());
  }
}
