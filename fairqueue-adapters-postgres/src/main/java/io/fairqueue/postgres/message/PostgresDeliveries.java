package io.fairqueue.postgres.message;

import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.port.message.Deliveries;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Messages on their way, in {@code deliveries}. */
public final class PostgresDeliveries implements Deliveries {

  private static final Statements SQL = new Statements(PostgresDeliveries.class);

  private final Database database;

  public PostgresDeliveries(Database database) {
    this.database = database;
  }

  @Override
  public Set<Lane> dueLanes(Instant now) {
    return database.run(
        handle ->
            SQL.query(handle, "dueLanes")
                .bind("now", now)
                .map((row, context) -> Lane.of(Columns.text(row, "lane")))
                .set());
  }

  @Override
  public List<Taken> take(Lane lane, int limit, Instant now, Instant leasedUntil) {
    return database.inTransaction(
        handle ->
            SQL.query(handle, "take")
                .bind("lane", lane.text())
                .bind("limit", limit)
                .bind("now", now)
                .bind("leasedUntil", leasedUntil)
                .map(DeliveryRows::taken)
                .list());
  }

  @Override
  public boolean settle(Taken taken, Settlement settlement, Instant now) {
    return database.inTransaction(handle -> settle(handle, taken, settlement, now));
  }

  private static boolean settle(Handle handle, Taken taken, Settlement settlement, Instant now) {
    Settlement.@Nullable Again again = settlement instanceof Settlement.Again some ? some : null;
    @Nullable Reply reply = settlement.reply();
    return bind(SQL.query(handle, "settle"), taken.key())
            .bind("token", taken.token())
            .bind("status", status(settlement, taken.key()).name())
            .bind("nextItem", again == null ? null : again.nextItem())
            .bindArray("apart", Integer.class, again == null ? List.of() : again.apart())
            .bind("tries", again == null ? null : again.tries())
            .bind("dueAt", again == null ? null : again.dueAt())
            .bind("error", error(settlement))
            .bind("code", reply == null ? null : reply.code())
            .bind("answer", reply == null ? null : reply.answer())
            .bind("now", now)
            .map((row, context) -> row.getLong("settled"))
            .one()
        == 1;
  }

  private static Status status(Settlement settlement, Key key) {
    return switch (settlement) {
      case Settlement.Done done -> Status.DONE;
      case Settlement.Again again ->
          again.nextItem() < key.endItem() ? Status.PENDING : Status.DONE;
      case Settlement.Dead dead -> Status.DEAD;
      case Settlement.Skipped skipped -> Status.SKIPPED;
    };
  }

  private static @Nullable String error(Settlement settlement) {
    return switch (settlement) {
      case Settlement.Done done -> null;
      case Settlement.Again again -> again.error();
      case Settlement.Dead dead -> dead.error();
      case Settlement.Skipped skipped -> skipped.reason();
    };
  }

  @Override
  public List<Known> dead(@Nullable Channel channel, int limit) {
    return database.runAtLength(
        handle ->
            SQL.query(handle, "dead")
                .bind("channel", channel == null ? null : channel.wireName())
                .bind("limit", limit)
                .map(DeliveryRows::known)
                .list());
  }

  @Override
  public Optional<Known> find(Key key) {
    return database.run(
        handle -> bind(SQL.query(handle, "find"), key).map(DeliveryRows::known).findOne());
  }

  @Override
  public List<Known> ofEndpoint(UUID endpoint, @Nullable Status status, int limit) {
    return database.run(
        handle ->
            SQL.query(handle, "ofEndpoint")
                .bind("endpoint", endpoint.toString())
                .bind("status", status == null ? null : status.name())
                .bind("limit", limit)
                .map(DeliveryRows::known)
                .list());
  }

  @Override
  public boolean retry(Key key, Instant now) {
    return database.inTransaction(
        handle -> bind(SQL.update(handle, "retry"), key).bind("now", now).execute() == 1);
  }

  @Override
  public Replayed replay(
      UUID endpoint, Instant from, Instant to, long after, int limit, Instant now) {
    return database.inTransaction(
        handle ->
            SQL.query(handle, "replay")
                .bind("endpoint", endpoint.toString())
                .bind("from", from)
                .bind("to", to)
                .bind("after", after)
                .bind("limit", limit)
                .bind("now", now)
                .map(
                    (row, context) -> {
                      int count = row.getInt("count");
                      long last = row.getLong("last");
                      return new Replayed(
                          count, row.wasNull() ? OptionalLong.empty() : OptionalLong.of(last));
                    })
                .one());
  }

  @Override
  public boolean drop(Key key, Instant now) {
    return database.inTransaction(
        handle -> bind(SQL.update(handle, "drop"), key).bind("now", now).execute() == 1);
  }

  @Override
  public Map<Channel, Backlog> backlog(Instant now) {
    Map<Channel, Backlog> all = new EnumMap<>(Channel.class);
    database.run(
        handle -> {
          SQL.query(handle, "backlog")
              .bind("now", now)
              .map(
                  (row, context) ->
                      Map.entry(
                          Channel.of(Columns.text(row, "channel")),
                          new Backlog(
                              row.getLong("waiting"),
                              row.getLong("dead"),
                              Columns.instantOrNull(row, "oldest_due"))))
              .forEach(each -> all.put(each.getKey(), each.getValue()));
          return all;
        });
    return all;
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Key key) {
    return statement
        .bind("row", key.row())
        .bind("channel", key.channel().wireName())
        .bind("target", key.target().text())
        .bind("firstItem", key.firstItem())
        .bind("endItem", key.endItem());
  }
}
