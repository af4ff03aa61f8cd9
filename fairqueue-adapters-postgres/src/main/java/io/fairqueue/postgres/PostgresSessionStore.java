package io.fairqueue.postgres;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.port.CustomerSession;
import io.fairqueue.port.SessionStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Sessions that were ended one by one, in {@code ended_sessions}. */
final class PostgresSessionStore implements SessionStore {

  private static final Statements SQL = new Statements(PostgresSessionStore.class);

  private final Database database;

  PostgresSessionStore(Database database) {
    this.database = database;
  }

  @Override
  public void end(UUID session, Instant expiresAt, Instant now) {
    database.inTransaction(
        handle ->
            SQL.update(handle, "end")
                .bind("session", session)
                .bind("expiresAt", expiresAt)
                .bind("now", now)
                .execute());
  }

  @Override
  public boolean isEnded(UUID session) {
    return database.run(
        handle ->
            SQL.query(handle, "isEnded")
                .bind("session", session)
                .map((row, context) -> row.getBoolean("ended"))
                .one());
  }

  @Override
  public Set<CustomerSession> live(Collection<CustomerSession> sessions) {
    List<CustomerSession> asked = List.copyOf(sessions);
    return database.run(
        handle ->
            SQL.query(handle, "live")
                .bind("customers", BinaryArray.uuids(asked, each -> each.customer().value()))
                .bind("sessions", BinaryArray.uuids(asked, CustomerSession::id))
                .bindArray(
                    "epochs", Integer.class, asked.stream().map(CustomerSession::epoch).toList())
                .map(
                    (row, context) ->
                        new CustomerSession(
                            new CustomerId(Columns.uuid(row, "customer_id")),
                            Columns.uuid(row, "session"),
                            row.getInt("epoch")))
                .collect(Collectors.toSet()));
  }

  @Override
  public Map<UUID, Instant> endedSince(Instant since, int limit) {
    return database.run(
        handle ->
            SQL.query(handle, "endedSince")
                .bind("since", since)
                .bind("most", limit)
                .map(
                    (row, context) ->
                        Map.entry(Columns.uuid(row, "session"), Columns.instant(row, "expires_at")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public void prune(Instant now) {
    database.inTransaction(handle -> SQL.update(handle, "prune").bind("now", now).execute());
  }
}
