package io.fairqueue.postgres.payment;

import io.fairqueue.port.WebhookInbox;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Webhooks as they came, in {@code webhook_inbox}. */
public final class PostgresWebhookInbox implements WebhookInbox {

  private static final Statements SQL = new Statements(PostgresWebhookInbox.class);

  private final Database database;

  public PostgresWebhookInbox(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Webhook> store(String gateway, byte[] body, Instant now, Instant leasedUntil) {
    return database.inTransaction(
        handle ->
            SQL.query(handle, "store")
                .bind("gateway", gateway)
                .bind("body", body)
                .bind("now", now)
                .bind("leasedUntil", leasedUntil)
                .map((row, context) -> new Webhook(row.getLong("id"), gateway, body, 0))
                .findOne());
  }

  @Override
  public List<Webhook> take(Instant now, Instant leasedUntil, int limit) {
    return database.inTransaction(
        handle ->
            SQL.query(handle, "take")
                .bind("now", now)
                .bind("leasedUntil", leasedUntil)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Webhook(
                            row.getLong("id"),
                            Columns.text(row, "gateway"),
                            Objects.requireNonNull(row.getBytes("body")),
                            row.getInt("tries")))
                .list());
  }

  @Override
  public void processed(long id, String outcome, Instant now) {
    database.inTransaction(
        handle ->
            SQL.update(handle, "processed")
                .bind("id", id)
                .bind("outcome", outcome)
                .bind("now", now)
                .execute());
  }

  @Override
  public void failed(long id, String error, Instant dueAt) {
    database.inTransaction(
        handle ->
            SQL.update(handle, "failed")
                .bind("id", id)
                .bind("error", error)
                .bind("dueAt", dueAt)
                .execute());
  }

  @Override
  public boolean giveUp(long id, String error, Instant now) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "giveUp")
                    .bind("id", id)
                    .bind("error", error)
                    .bind("now", now)
                    .execute()
                == 1);
  }

  @Override
  public boolean retry(long id, Instant now) {
    return database.inTransaction(
        handle -> SQL.update(handle, "retry").bind("id", id).bind("now", now).execute() == 1);
  }

  @Override
  public int prune(Instant before, int limit) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "prune").bind("before", before).bind("limit", limit).execute());
  }

  @Override
  public List<Ended> withOutcome(Collection<String> outcomes, int limit) {
    return database.runAtLength(
        handle ->
            SQL.query(handle, "withOutcome")
                .bindArray("outcomes", String.class, outcomes)
                .bind("limit", limit)
                .map(PostgresWebhookInbox::ended)
                .list());
  }

  @Override
  public Optional<Ended> find(long id) {
    return database.run(
        handle ->
            SQL.query(handle, "find").bind("id", id).map(PostgresWebhookInbox::ended).findOne());
  }

  private static Ended ended(ResultSet row, StatementContext context) throws SQLException {
    return new Ended(
        row.getLong("id"),
        Columns.text(row, "gateway"),
        Objects.requireNonNull(row.getBytes("body")),
        Columns.instant(row, "received_at"),
        Columns.text(row, "outcome"),
        Columns.textOrNull(row, "last_error"));
  }
}
