package io.fairqueue.postgres.message;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.Target;
import io.fairqueue.port.message.Deliveries;
import io.fairqueue.port.message.Deliveries.Known;
import io.fairqueue.port.message.Deliveries.Reply;
import io.fairqueue.port.message.Deliveries.Status;
import io.fairqueue.port.message.Deliveries.Taken;
import io.fairqueue.port.message.OutboxRow;
import io.fairqueue.postgres.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads deliveries, each with its row of the outbox. */
final class DeliveryRows {

  private DeliveryRows() {}

  static Taken taken(ResultSet row, StatementContext context) throws SQLException {
    return new Taken(
        key(row),
        outboxRow(row),
        row.getInt("next_item"),
        row.getInt("tries"),
        Columns.uuid(row, "token"),
        row.getBoolean("is_abandoned"));
  }

  static Known known(ResultSet row, StatementContext context) throws SQLException {
    @Nullable String answer = Columns.textOrNull(row, "answer");
    int code = row.getInt("response_code");
    return new Known(
        key(row),
        outboxRow(row),
        Columns.literal(row, "status", Status.class),
        row.getInt("tries"),
        Columns.instant(row, "due_at"),
        Columns.textOrNull(row, "last_error"),
        answer == null ? null : new Reply(code, answer),
        Columns.instantOrNull(row, "done_at"));
  }

  private static Deliveries.Key key(ResultSet row) throws SQLException {
    Channel channel = Channel.of(Columns.text(row, "channel"));
    return new Deliveries.Key(
        row.getLong("outbox_id"),
        channel,
        Target.of(channel, Columns.text(row, "target")),
        row.getInt("first_item"),
        row.getInt("end_item"));
  }

  private static OutboxRow outboxRow(ResultSet row) throws SQLException {
    List<String> names = Columns.texts(row, "about_names");
    List<String> values = Columns.texts(row, "about_values");
    Map<String, String> about = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      about.put(names.get(i), values.get(i));
    }
    return new OutboxRow(
        row.getLong("outbox_id"),
        Columns.instant(row, "told_at"),
        Columns.text(row, "type"),
        Optional.ofNullable(Columns.uuidOrNull(row, "event_id")).map(EventId::new),
        Optional.ofNullable(Columns.uuidOrNull(row, "organizer_id")).map(OrganizerId::new),
        Columns.uuids(row, "items"),
        fans(row),
        about);
  }

  private static List<Optional<CustomerId>> fans(ResultSet row) throws SQLException {
    @Nullable UUID[] fans = (UUID[]) Objects.requireNonNull(row.getArray("fans")).getArray();
    return Arrays.stream(fans).map(fan -> Optional.ofNullable(fan).map(CustomerId::new)).toList();
  }
}
