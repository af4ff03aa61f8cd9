package io.fairqueue.postgres;

import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.SessionsEnded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;

/** Fans' accounts, in {@code customers}. */
final class PostgresCustomerStore implements CustomerStore {

  private static final Statements SQL = new Statements(PostgresCustomerStore.class);

  private final Database database;

  PostgresCustomerStore(Database database) {
    this.database = database;
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
  public Map<CustomerId, Integer> sessionEpochs(Collection<CustomerId> ids) {
    return database.run(
        handle ->
            SQL.query(handle, "sessionEpochs")
                .bind("ids", BinaryArray.uuids(ids, CustomerId::value))
                .map(
                    (row, context) ->
                        Map.entry(
                            new CustomerId(Columns.uuid(row, "id")), row.getInt("session_epoch")))
                .collect(
                    Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one)));
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
  public Optional<Customer> rename(CustomerId id, String name, Instant now) {
    return database.inTransaction(
        handle ->
            SQL.query(handle, "rename")
                .bind("id", id.value())
                .bind("name", name)
                .bind("now", now)
                .map(PostgresCustomerStore::customer)
                .findOne());
  }

  @Override
  public boolean delete(CustomerId id, Instant now) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "delete").bind("id", id.value()).bind("now", now).execute() == 1);
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
  public List<SessionsEnded> sessionsEndedSince(Instant since) {
    return database.run(
        handle ->
            SQL.query(handle, "sessionsEndedSince")
                .bind("since", since)
                .map(
                    (row, context) ->
                        new SessionsEnded(
                            new CustomerId(Columns.uuid(row, "id")),
                            row.getBoolean("deleted")
                                ? OptionalInt.empty()
                                : OptionalInt.of(row.getInt("session_epoch"))))
                .list());
  }

  private static Customer customer(ResultSet row, StatementContext context) throws SQLException {
    return new Customer(
        new CustomerId(Columns.uuid(row, "id")),
        EmailAddress.stored(Columns.text(row, "email")),
        Columns.textOrNull(row, "name"),
        Columns.textOrNull(row, "password_hash"),
        row.getBoolean("email_verified"),
        row.getInt("session_epoch"),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "updated_at"));
  }
}
