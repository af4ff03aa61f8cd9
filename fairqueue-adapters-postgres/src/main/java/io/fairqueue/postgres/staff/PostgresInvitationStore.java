package io.fairqueue.postgres.staff;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.Invitation;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.port.staff.InvitationStore;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Invitations, in {@code staff_invitations}: a row is one that nobody accepted. */
public final class PostgresInvitationStore implements InvitationStore {

  private static final Statements SQL = new Statements(PostgresInvitationStore.class);
  private static final String DIGEST = "digest";
  private static final String EMAIL = "email";
  private static final String EVENT = "event";
  private static final String NOW = "now";

  private final Database database;

  public PostgresInvitationStore(Database database) {
    this.database = database;
  }

  @Override
  public AddOutcome add(Invitation invitation, String digest) {
    return database.inTransaction(handle -> add(handle, invitation, digest));
  }

  private static AddOutcome add(Handle handle, Invitation invitation, String digest) {
    int others =
        SQL.query(handle, "add.1-count")
            .bind(EMAIL, invitation.email().value())
            .bind(NOW, invitation.createdAt())
            .mapTo(Integer.class)
            .one();
    if (others >= MAX_OF_ADDRESS) {
      return new AddOutcome.TooMany();
    }
    int added =
        SQL.update(handle, "add.2-insert")
            .bind("id", invitation.id())
            .bind(DIGEST, digest)
            .bind(EMAIL, invitation.email().value())
            .bind("name", invitation.name())
            .bind(EVENT, Optional.ofNullable(invitation.event()).map(EventId::value).orElse(null))
            .bind("role", Optional.ofNullable(invitation.role()).map(Role::name).orElse(null))
            .bind("invitedBy", invitation.invitedBy().value())
            .bind("createdAt", invitation.createdAt())
            .bind("expiresAt", invitation.expiresAt())
            .execute();
    return added == 1 ? new AddOutcome.Added() : new AddOutcome.NoEvent();
  }

  @Override
  public Optional<Invitation> find(String digest, Instant now) {
    return database.run(
        handle ->
            SQL.query(handle, "find")
                .bind(DIGEST, digest)
                .bind(NOW, now)
                .map(PostgresInvitationStore::invitation)
                .findOne());
  }

  @Override
  public AcceptOutcome accept(String digest, Organizer account, Instant now) {
    return database.inTransaction(handle -> accept(handle, digest, account, now));
  }

  private static AcceptOutcome accept(
      Handle handle, String digest, Organizer account, Instant now) {
    String email = account.email().value();
    boolean isGood =
        SQL.query(handle, "accept.1-lock")
            .bind(DIGEST, digest)
            .bind(EMAIL, email)
            .bind(NOW, now)
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (!isGood) {
      return new AcceptOutcome.NotGood();
    }
    int opened =
        SQL.update(handle, "accept.2-open")
            .bind("id", account.id().value())
            .bind(EMAIL, email)
            .bind("name", account.name())
            .bind("passwordHash", account.passwordHash())
            .bind("createdAt", account.createdAt())
            .execute();
    if (opened == 0) {
      return new AcceptOutcome.EmailTaken();
    }
    SQL.update(handle, "accept.3-appoint")
        .bind("organizer", account.id().value())
        .bind(EMAIL, email)
        .bind(NOW, now)
        .execute();
    SQL.update(handle, "accept.4-close").bind(EMAIL, email).execute();
    return new AcceptOutcome.Opened();
  }

  @Override
  public int prune(Instant before, int limit) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "prune").bind("before", before).bind("limit", limit).execute());
  }

  private static Invitation invitation(ResultSet row, StatementContext context)
      throws SQLException {
    @Nullable UUID event = Columns.uuidOrNull(row, "event_id");
    return new Invitation(
        Columns.uuid(row, "id"),
        EmailAddress.stored(Columns.text(row, EMAIL)),
        Columns.textOrNull(row, "name"),
        event == null ? null : new EventId(event),
        event == null ? null : Columns.literal(row, "role", Role.class),
        new OrganizerId(Columns.uuid(row, "invited_by")),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "expires_at"));
  }
}
