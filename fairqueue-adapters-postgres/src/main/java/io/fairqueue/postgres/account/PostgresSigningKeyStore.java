package io.fairqueue.postgres.account;

import io.fairqueue.port.KeyUse;
import io.fairqueue.port.SigningKeyStore;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.statement.Update;

/** The keys that sign tokens and sessions, in {@code all_signing_keys}. */
public final class PostgresSigningKeyStore implements SigningKeyStore {

  private static final Statements SQL = new Statements(PostgresSigningKeyStore.class);

  private final Database database;

  public PostgresSigningKeyStore(Database database) {
    this.database = database;
  }

  @Override
  public List<StoredKey> list() {
    return database.run(
        handle ->
            SQL.query(handle, "list")
                .map(
                    (row, context) ->
                        new StoredKey(
                            Columns.text(row, "kid"),
                            KeyUse.valueOf(Columns.text(row, "use").toUpperCase(Locale.ROOT)),
                            Columns.text(row, "public_jwk"),
                            Columns.text(row, "private_jwk"),
                            row.getBoolean("encrypted"),
                            Columns.instant(row, "created_at"),
                            Columns.instantOrNull(row, "revoked_at")))
                .list());
  }

  @Override
  public void add(StoredKey key) {
    database.inTransaction(handle -> bind(SQL.update(handle, "add"), key).execute());
  }

  @Override
  public boolean addFirst(StoredKey key) {
    return database.inTransaction(
        handle -> {
          SQL.update(handle, "lock").execute();
          return bind(SQL.update(handle, "addFirst"), key).execute() == 1;
        });
  }

  @Override
  public boolean revoke(String kid, StoredKey next, Instant now) {
    return database.inTransaction(
        handle -> {
          SQL.update(handle, "lock").execute();
          int revoked =
              SQL.update(handle, "revoke.1-revoke")
                  .bind("revoked", kid)
                  .bind("use", use(next))
                  .bind("now", now)
                  .execute();
          if (revoked == 1) {
            bind(SQL.update(handle, "revoke.2-addYounger"), next).bind("revoked", kid).execute();
          }
          return revoked == 1;
        });
  }

  @Override
  public boolean encrypt(String kid, String encryptedJwk) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "encrypt")
                    .bind("kid", kid)
                    .bind("privateJwk", encryptedJwk)
                    .execute()
                == 1);
  }

  private static String use(StoredKey key) {
    return key.use().name().toLowerCase(Locale.ROOT);
  }

  private static Update bind(Update update, StoredKey key) {
    return update
        .bind("kid", key.kid())
        .bind("use", use(key))
        .bind("publicJwk", key.publicJwk())
        .bind("privateJwk", key.privateJwk())
        .bind("encrypted", key.encrypted())
        .bind("createdAt", key.createdAt());
  }
}
