package io.fairqueue.postgres.account;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.port.OrganizerStore;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Organizers' accounts, in {@code organizers}. */
public final class PostgresOrganizerStore implements OrganizerStore {

  private static final Statements SQL = new Statements(PostgresOrganizerStore.class);

  private final Database database;

  public PostgresOrganizerStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean insert(Organizer organizer) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "insert")
                    .bind("id", organizer.id().value())
                    .bind("email", organizer.email().value())
                    .bind("name", organizer.name())
                    .bind("passwordHash", organizer.passwordHash())
                    .bind("admin", organizer.admin())
                    .bind("disabled", organizer.disabled())
                    .bind("sessionEpoch", organizer.sessionEpoch())
                    .bind("keptSession", organizer.keptSession())
                    .bind("createdAt", organizer.createdAt())
                    .execute()
                == 1);
  }

  @Override
  public Optional<Organizer> find(OrganizerId id) {
    return database.run(
        handle ->
            SQL.query(handle, "find")
                .bind("id", id.value())
                .map(PostgresOrganizerStore::organizer)
                .findOne());
  }

  @Override
  public Optional<Organizer> findByEmail(EmailAddress email) {
    return database.run(
        handle ->
            SQL.query(handle, "findByEmail")
                .bind("email", email.value())
                .map(PostgresOrganizerStore::organizer)
                .findOne());
  }

  @Override
  public List<Organizer> list() {
    return database.run(
        handle -> SQL.query(handle, "list").map(PostgresOrganizerStore::organizer).list());
  }

  @Override
  public boolean rehash(OrganizerId id, String old, String replacement) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "rehash")
                    .bind("id", id.value())
                    .bind("old", old)
                    .bind("replacement", replacement)
                    .execute()
                == 1);
  }

  @Override
  public boolean setPassword(
      OrganizerId id, @Nullable String old, String replacement, @Nullable UUID kept) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "setPassword")
                    .bind("id", id.value())
                    .bind("old", old)
                    .bind("replacement", replacement)
                    .bind("kept", kept)
                    .execute()
                == 1);
  }

  @Override
  public boolean setDisabled(OrganizerId id, boolean disabled) {
    return set("setDisabled", id, disabled);
  }

  @Override
  public boolean endSessions(OrganizerId id) {
    return database.inTransaction(
        handle -> SQL.update(handle, "endSessions").bind("id", id.value()).execute() == 1);
  }

  @Override
  public boolean setAdmin(OrganizerId id, boolean admin) {
    return set("setAdmin", id, admin);
  }

  private boolean set(String statement, OrganizerId id, boolean value) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, statement).bind("id", id.value()).bind("value", value).execute()
                == 1);
  }

  private static Organizer organizer(ResultSet row, StatementContext context) throws SQLException {
    return new Organizer(
        new OrganizerId(Columns.uuid(row, "id")),
        EmailAddress.stored(Columns.text(row, "email")),
        Columns.text(row, "name"),
        Columns.text(row, "password_hash"),
        row.getBoolean("admin"),
        row.getBoolean("disabled"),
        row.getInt("session_epoch"),
        Columns.uuidOrNull(row, "kept_session"),
        Columns.instant(row, "created_at"));
  }
}
