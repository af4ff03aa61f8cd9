package io.fairqueue.postgres.message;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.message.Endpoint;
import io.fairqueue.domain.message.EndpointFacts;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointSettings;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.port.message.SealedSecret;
import io.fairqueue.postgres.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads endpoints and their secrets. */
final class EndpointRows {

  /** As stored, instead of types. */
  static final String EVERYTHING = "*";

  private EndpointRows() {}

  static Endpoint endpoint(ResultSet row, StatementContext context) throws SQLException {
    EndpointFacts facts =
        new EndpointFacts(
            new EndpointId(Columns.uuid(row, "id")),
            new OrganizerId(Columns.uuid(row, "organizer_id")),
            Optional.ofNullable(Columns.uuidOrNull(row, "event_id")).map(EventId::new),
            new EndpointSettings(
                Columns.text(row, "url"),
                Columns.textOrNull(row, "description"),
                types(row),
                row.getBoolean("personal_data")),
            Columns.instant(row, "created_at"),
            Columns.instantOrNull(row, "last_success_at"),
            Columns.instantOrNull(row, "failing_since"));
    @Nullable String because = Columns.textOrNull(row, "disabled_because");
    return because == null
        ? new Endpoint.Enabled(facts)
        : new Endpoint.Disabled(facts, because, Columns.instant(row, "disabled_at"));
  }

  /** A newer version may have written some that this one does not know. */
  private static Set<MessageType> types(ResultSet row) throws SQLException {
    return Columns.texts(row, "types").stream()
        .flatMap(name -> MessageType.of(name).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  static SealedSecret secret(ResultSet row, StatementContext context) throws SQLException {
    return new SealedSecret(
        Columns.uuid(row, "id"),
        Columns.text(row, "sealed"),
        Columns.instant(row, "created_at"),
        Columns.instantOrNull(row, "ends_at"));
  }
}
