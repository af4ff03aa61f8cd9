package io.fairqueue.postgres.operation;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.port.AuditLog;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Database.Accompanied;
import io.fairqueue.postgres.sql.ManyRows;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** What was done by whom, in {@code audit_log}. */
public final class PostgresAuditLog implements AuditLog {

  private static final Statements SQL = new Statements(PostgresAuditLog.class);

  private final Database database;

  public PostgresAuditLog(Database database) {
    this.database = database;
  }

  @Override
  public void record(Entry entry) {
    var unused =
        database.inTransaction(
            handle -> {
              insert(handle, entry);
              return true;
            });
  }

  @Override
  public <T> T along(Entry entry, Supplier<T> act) {
    Accompanied<T> done =
        database.accompany(handle -> insert(handle, entry), AuditLog::tellsOfChange, act);
    // Another thread committed it, as for those who share a commit.
    if (!done.isWritten() && AuditLog.tellsOfChange(done.answer())) {
      record(entry);
    }
    return done.answer();
  }

  private static void insert(Handle handle, Entry entry) {
    Change change = entry.change();
    SQL.update(handle, "record")
        .bind("actor", entry.actor().value())
        .bind("operator", entry.operator())
        .bind("action", entry.action())
        .bind("subject", entry.subject())
        .bind("event", Optional.ofNullable(entry.event()).map(EventId::value).orElse(null))
        .bind("at", entry.at())
        .bind("country", entry.trace().country())
        .bind("requestId", entry.trace().requestId())
        .bind("ipPrefix", entry.trace().ipPrefix())
        .bindArray("beforeNames", String.class, List.copyOf(change.before().keySet()))
        .bindArray("beforeValues", String.class, List.copyOf(change.before().values()))
        .bindArray("afterNames", String.class, List.copyOf(change.after().keySet()))
        .bindArray("afterValues", String.class, List.copyOf(change.after().values()))
        .execute();
  }

  @Override
  public List<Entry> latest(int limit) {
    return database.run(
        handle ->
            SQL.query(handle, "latest").bind("limit", limit).map(PostgresAuditLog::entry).list());
  }

  @Override
  public Page<Entry> ofEvent(EventId event, PageRequest page) {
    return database.run(
        handle -> {
          long total =
              SQL.query(handle, "ofEvent.1-count")
                  .bind("event", event.value())
                  .mapTo(Long.class)
                  .one();
          List<Entry> entries =
              SQL.query(handle, "ofEvent.2-page")
                  .bind("event", event.value())
                  .bind("size", page.size())
                  .bind("offset", page.offset())
                  .map(PostgresAuditLog::entry)
                  .list();
          return new Page<>(entries, page, total);
        });
  }

  @Override
  public int eachOfEvent(EventId event, Consumer<Entry> sink) {
    return database.handOnAtLength(
        handle ->
            ManyRows.handOn(
                SQL.query(handle, "eachOfEvent").bind("event", event.value()),
                PostgresAuditLog::entry,
                sink));
  }

  @Override
  public int prune(Instant before, int limit) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "prune").bind("before", before).bind("limit", limit).execute());
  }

  private static Entry entry(ResultSet row, StatementContext context) throws SQLException {
    return new Entry(
        new OrganizerId(Columns.uuid(row, "actor")),
        Columns.textOrNull(row, "operator"),
        Columns.text(row, "action"),
        Columns.text(row, "subject"),
        event(row),
        Columns.instant(row, "at"),
        new Trace(
            Columns.textOrNull(row, "country"),
            Columns.textOrNull(row, "request_id"),
            Columns.textOrNull(row, "ip_prefix")),
        new Change(facts(row, "before"), facts(row, "after")));
  }

  private static @Nullable EventId event(ResultSet row) throws SQLException {
    @Nullable UUID event = Columns.uuidOrNull(row, "event_id");
    return event == null ? null : new EventId(event);
  }

  private static Map<String, String> facts(ResultSet row, String when) throws SQLException {
    List<String> names = Columns.texts(row, when + "_names");
    List<String> values = Columns.texts(row, when + "_values");
    Map<String, String> facts = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      facts.put(names.get(i), values.get(i));
    }
    return facts;
  }
}
