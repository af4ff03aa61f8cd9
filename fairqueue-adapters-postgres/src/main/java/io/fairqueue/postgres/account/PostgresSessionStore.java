package io.fairqueue.postgres.account;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.port.CustomerSession;
import io.fairqueue.port.SessionStore;
import io.fairqueue.postgres.sql.BinaryArray;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Sessions that were ended one by one, in {@code ended_sessions}. */
public final class PostgresSessionStore implements SessionStore {

  private static final Statements SQL = new Statements(PostgresSessionStore.class);
  private static final int PRUNED_AT_ONCE = 1_000;

  private final Database database;
  private final AccountClock accounts;

  public PostgresSessionStore(Database database, AccountClock accounts) {
    this.database = database;
    this.accounts = accounts;
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
    accounts.changed();
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
    return database.run(handle -> live(handle, sessions));
  }

  /** The same by a connection of the caller's. */
  static Set<CustomerSession> live(Handle handle, Collection<CustomerSession> sessions) {
    List<CustomerSession> asked = List.copyOf(sessions);
    return SQL.query(handle, "live")
        .bind("customers", BinaryArray.uuids(asked, each -> each.customer().value()))
        .bind("sessions", BinaryArray.uuids(asked, CustomerSession::id))
        .bindArray("epochs", Integer.class, asked.stream().map(CustomerSession::epoch).toList())
        .map(
            (row, context) ->
                new CustomerSession(
                    new CustomerId(Columns.uuid(row, "customer_id")),
                    Columns.uuid(row, "session"),
                    row.getInt("epoch")))
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<Boolean> peek(CustomerSession session) {
    return accounts.fresh().map(changes -> changes.lives(session));
  }

  @Override
  public Optional<Boolean> peekEnded(UUID session) {
    return accounts.fresh().map(changes -> changes.isEnded(session));
  }

  @Override
  public void refresh() {
    accounts.refresh();
  }

  @Override
  public void prune(Instant now) {
    accounts.prune(now);
    int pruned;
    do {
      pruned =
          database.inTransaction(
              handle ->
                  SQL.update(handle, "prune")
                      .bind("now", now)
                      .bind("limit", PRUNED_AT_ONCE)
                      .execute());
    } while (pruned == PRUNED_AT_ONCE);
  }
}
