package io.fairqueue.postgres.account;

import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Profile;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.CustomerStore.EmailChange;
import io.fairqueue.port.EndedAccount;
import io.fairqueue.port.MailRecipient;
import io.fairqueue.port.ProfileChange;
import io.fairqueue.postgres.sql.BinaryArray;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Fans' accounts, in {@code customers}. */
public final class PostgresCustomerStore implements CustomerStore {

  private static final Statements SQL = new Statements(PostgresCustomerStore.class);

  private final Database database;
  private final AccountClock accounts;

  public PostgresCustomerStore(Database database, AccountClock accounts) {
    this.database = database;
    this.accounts = accounts;
  }

  @Override
  public boolean insert(Customer customer) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "insert")
                    .bind("id", customer.id().value())
                    .bind("email", customer.email().value())
                    .bind("name", customer.name())
                    .bind("passwordHash", customer.passwordHash())
                    .bind("emailVerified", customer.emailVerified())
                    .bind("sessionEpoch", customer.sessionEpoch())
                    .bind("disabledAt", customer.disabled() ? customer.updatedAt() : null)
                    .bind("locale", customer.profile().locale())
                    .bind("photoUrl", customer.profile().photoUrl())
                    .bind("createdAt", customer.createdAt())
                    .bind("updatedAt", customer.updatedAt())
                    .execute()
                == 1);
  }

  @Override
  public Optional<Customer> find(CustomerId id) {
    return database.run(
        handle ->
            SQL.query(handle, "find")
                .bind("id", id.value())
                .map(PostgresCustomerStore::customer)
                .findOne());
  }

  @Override
  public Optional<Customer> findByEmail(EmailAddress email) {
    return database.run(
        handle ->
            SQL.query(handle, "findByEmail")
                .bind("email", email.value())
                .map(PostgresCustomerStore::customer)
                .findOne());
  }

  @Override
  public Customer verifyEmail(EmailAddress email, CustomerId idIfNew, Instant now) {
    return upsert("verifyEmail", email, idIfNew, now);
  }

  @Override
  public Customer findOrCreate(EmailAddress email, CustomerId idIfNew, Instant now) {
    return upsert("findOrCreate", email, idIfNew, now);
  }

  @Override
  public boolean rehash(CustomerId id, String old, String replacement, Instant now) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "rehash")
                    .bind("id", id.value())
                    .bind("old", old)
                    .bind("replacement", replacement)
                    .bind("now", now)
                    .execute()
                == 1);
  }

  @Override
  public Optional<Customer> change(CustomerId id, ProfileChange change, Instant now) {
    return database.inTransaction(
        handle ->
            SQL.query(handle, "change")
                .bind("id", id.value())
                .bind("name", change.name())
                .bind("changesLocale", change.changesLocale())
                .bind("locale", change.locale())
                .bind("changesPhoto", change.changesPhoto())
                .bind("photoUrl", change.photoUrl())
                .bind("now", now)
                .map(PostgresCustomerStore::customer)
                .findOne());
  }

  @Override
  public boolean setPassword(
      CustomerId id, @Nullable String old, String replacement, @Nullable UUID kept, Instant now) {
    return ending(
        handle ->
            SQL.update(handle, "setPassword")
                    .bind("id", id.value())
                    .bind("old", old)
                    .bind("replacement", replacement)
                    .bind("kept", kept)
                    .bind("now", now)
                    .execute()
                == 1);
  }

  @Override
  public EmailChange changeEmail(CustomerId id, EmailAddress email, UUID kept, Instant now) {
    return ending(
        handle ->
            SQL.query(handle, "changeEmail")
                .bind("id", id.value())
                .bind("email", email.value())
                .bind("kept", kept)
                .bind("now", now)
                .map((row, context) -> EmailChange.valueOf(Columns.text(row, "became")))
                .one());
  }

  @Override
  public boolean setDisabled(CustomerId id, boolean disabled, Instant now) {
    return ending(
        handle ->
            SQL.update(handle, "setDisabled")
                    .bind("id", id.value())
                    .bind("disabled", disabled)
                    .bind("now", now)
                    .execute()
                == 1);
  }

  @Override
  public boolean delete(CustomerId id, Instant now) {
    return ending(
        handle ->
            SQL.update(handle, "delete").bind("id", id.value()).bind("now", now).execute() == 1);
  }

  /** What ends sessions is known here at once. */
  private <T> T ending(Function<Handle, T> work) {
    T done = database.inTransaction(work);
    accounts.changed();
    return done;
  }

  private Customer upsert(String statement, EmailAddress email, CustomerId idIfNew, Instant now) {
    return database.inTransaction(
        handle ->
            SQL.query(handle, statement)
                .bind("id", idIfNew.value())
                .bind("email", email.value())
                .bind("now", now)
                .map(PostgresCustomerStore::customer)
                .one());
  }

  @Override
  public List<EndedAccount> holding(Instant now, int limit) {
    return database.run(
        handle ->
            SQL.query(handle, "holding")
                .bind("now", now)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new EndedAccount(
                            new CustomerId(Columns.uuid(row, "id")),
                            Columns.instant(row, "ended_at")))
                .list());
  }

  @Override
  public void holdingsLookedAt(
      Collection<CustomerId> ids, Instant enoughIfEndedBefore, Instant now) {
    database.inTransaction(
        handle ->
            SQL.update(handle, "holdingsLookedAt")
                .bind("ids", BinaryArray.uuids(ids, CustomerId::value))
                .bind("enoughIfEndedBefore", enoughIfEndedBefore)
                .bind("now", now)
                .execute());
  }

  @Override
  public Optional<MailRecipient> mailRecipient(CustomerId id) {
    return database.run(
        handle ->
            SQL.query(handle, "mailRecipient")
                .bind("id", id.value())
                .map(PostgresCustomerStore::recipient)
                .findOne());
  }

  @Override
  public boolean markUndeliverable(CustomerId id, EmailAddress email, Instant now) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "markUndeliverable")
                    .bind("id", id.value())
                    .bind("email", email.value())
                    .bind("now", now)
                    .execute()
                == 1);
  }

  @Override
  public boolean optOut(CustomerId id, Instant now) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "optOut").bind("id", id.value()).bind("now", now).execute() == 1);
  }

  private static MailRecipient recipient(ResultSet row, StatementContext context)
      throws SQLException {
    return new MailRecipient(
        new CustomerId(Columns.uuid(row, "id")),
        EmailAddress.stored(Columns.text(row, "email")),
        Columns.textOrNull(row, "name"),
        Columns.textOrNull(row, "locale"),
        row.getBoolean("email_verified"),
        row.getBoolean("undeliverable"),
        row.getBoolean("opted_out"));
  }

  private static Customer customer(ResultSet row, StatementContext context) throws SQLException {
    return new Customer(
        new CustomerId(Columns.uuid(row, "id")),
        EmailAddress.stored(Columns.text(row, "email")),
        Columns.textOrNull(row, "name"),
        Columns.textOrNull(row, "password_hash"),
        row.getBoolean("email_verified"),
        row.getInt("session_epoch"),
        Columns.instantOrNull(row, "disabled_at") != null,
        new Profile(Columns.textOrNull(row, "locale"), Columns.textOrNull(row, "photo_url")),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "updated_at"));
  }
}
