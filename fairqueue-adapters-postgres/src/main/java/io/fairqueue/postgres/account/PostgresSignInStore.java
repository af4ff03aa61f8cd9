package io.fairqueue.postgres.account;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.identity.SignIn;
import io.fairqueue.port.identity.SignInStore;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.time.Instant;
import java.util.List;

/** Where fans' sessions were begun, in {@code sign_ins}. */
public final class PostgresSignInStore implements SignInStore {

  private static final Statements SQL = new Statements(PostgresSignInStore.class);
  private static final int MAX_LISTED = 100;

  private final Database database;

  public PostgresSignInStore(Database database) {
    this.database = database;
  }

  @Override
  public void record(SignIn signIn) {
    database.inTransaction(
        handle ->
            SQL.update(handle, "record")
                .bind("session", signIn.session())
                .bind("customer", signIn.customer().value())
                .bind("epoch", signIn.epoch())
                .bind("country", signIn.country())
                .bind("agent", signIn.agent())
                .bind("at", signIn.at())
                .bind("expiresAt", signIn.expiresAt())
                .execute());
  }

  @Override
  public List<SignIn> live(CustomerId fan, Instant now) {
    return database.run(
        handle ->
            SQL.query(handle, "live")
                .bind("customer", fan.value())
                .bind("now", now)
                .bind("most", MAX_LISTED)
                .map(
                    (row, context) ->
                        new SignIn(
                            Columns.uuid(row, "session"),
                            new CustomerId(Columns.uuid(row, "customer_id")),
                            row.getInt("epoch"),
                            Columns.textOrNull(row, "country"),
                            Columns.textOrNull(row, "agent"),
                            Columns.instant(row, "at"),
                            Columns.instant(row, "expires_at")))
                .list());
  }

  @Override
  public int prune(Instant now, int limit) {
    return database.inTransaction(
        handle -> SQL.update(handle, "prune").bind("now", now).bind("most", limit).execute());
  }
}
