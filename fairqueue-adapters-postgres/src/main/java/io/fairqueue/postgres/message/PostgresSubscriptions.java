package io.fairqueue.postgres.message;

import io.fairqueue.domain.message.Audience;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.port.message.Subscriptions;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Who wants to hear of what, in {@code subscriptions}; and {@code lanes} that are served. */
public final class PostgresSubscriptions implements Subscriptions {

  private static final Statements SQL = new Statements(PostgresSubscriptions.class);

  private final Database database;

  public PostgresSubscriptions(Database database) {
    this.database = database;
  }

  @Override
  public void serve(Lane lane, Set<Wish> wishes, Instant now) {
    List<Wish> ordered = List.copyOf(wishes);
    database.inTransaction(
        handle -> {
          SQL.update(handle, "serve.1-lane").bind("lane", lane.text()).bind("now", now).execute();
          return SQL.update(handle, "serve.2-wishes")
              .bind("channel", lane.channel().wireName())
              .bind("name", lane.name())
              .bindArray(
                  "types",
                  String.class,
                  ordered.stream().map(Wish::type).map(PostgresSubscriptions::name).toList())
              .bindArray(
                  "targets",
                  String.class,
                  ordered.stream().map(wish -> target(lane, wish)).toList())
              .bindArray(
                  "priorities",
                  Integer.class,
                  ordered.stream().map(wish -> priority(lane, wish)).toList())
              .execute();
        });
  }

  private static String name(@Nullable MessageType type) {
    return type == null ? "*" : type.wireName();
  }

  private static String target(Lane lane, Wish wish) {
    @Nullable Audience audience = wish.audience();
    return audience == null ? lane.name() : audience.wireName();
  }

  /** Where one lane is all of one target's, its messages go by age. */
  private static int priority(Lane lane, Wish wish) {
    @Nullable MessageType type = wish.type();
    return lane.channel().isPersonal() && type != null ? type.priority() : 0;
  }

  @Override
  public Set<Lane> dropUnserved(Instant before, Instant now) {
    return database.inTransaction(
        handle -> {
          Set<Lane> lanes =
              SQL.query(handle, "dropUnserved.1-lanes")
                  .bind("before", before)
                  .map((row, context) -> Lane.of(Columns.text(row, "lane")))
                  .set();
          lanes.forEach(lane -> drop(handle, lane, now));
          return lanes;
        });
  }

  private static void drop(Handle handle, Lane lane, Instant now) {
    SQL.update(handle, "dropUnserved.2-wishes")
        .bind("channel", lane.channel().wireName())
        .bind("name", lane.name())
        .execute();
    SQL.update(handle, "dropUnserved.3-deliveries")
        .bind("lane", lane.text())
        .bind("now", now)
        .execute();
  }

  @Override
  public Set<Lane> served() {
    return database.run(
        handle ->
            SQL.query(handle, "served")
                .map((row, context) -> Lane.of(Columns.text(row, "lane")))
                .set());
  }
}
