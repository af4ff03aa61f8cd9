package io.fairqueue.postgres.draw;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.DrawMethod;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.draw.DrawStatus;
import io.fairqueue.domain.draw.DrawTerms;
import io.fairqueue.domain.draw.DrawValue;
import io.fairqueue.domain.draw.EntrantList;
import io.fairqueue.domain.fairness.BeaconChain;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Rows of {@code draws}: to and from the columns. */
public final class DrawRows {

  private static final Statements SQL = new Statements(DrawRows.class);

  private DrawRows() {}

  /** Begins a draw. The caller has the event's lock. */
  public static void begin(Handle handle, DrawTerms terms) {
    BeaconChain chain = terms.chain();
    times(SQL.update(handle, "begin"), terms)
        .bind("method", terms.method().name())
        .bind("chain", chain == null ? null : chain.written())
        .bind("serverSeedHash", terms.serverSeedHash().toArray())
        .bind("organizerSeedHash", array(terms.organizerSeedHash()))
        .execute();
  }

  /** Makes the terms follow the event's times, if it has a draw that gathers fans. Likewise. */
  public static void follow(Handle handle, EventId event, EventDetails details) {
    if (details.lobby() != null
        && find(handle, event).orElse(null) instanceof Draw.Gathering draw) {
      times(SQL.update(handle, "follow"), draw.terms().follow(details)).execute();
    }
  }

  /** The terms of an event's draw; null without one. */
  public static @Nullable DrawTerms terms(Handle handle, Event event) {
    return event.details().lobby() == null
        ? null
        : find(handle, event.id()).map(Draw::terms).orElse(null);
  }

  static Optional<Draw> find(Handle handle, EventId event) {
    return SQL.query(handle, "find")
        .bind("event", event.value())
        .map((row, context) -> draw(row))
        .findOne();
  }

  private static <S extends SqlStatement<S>> S times(S statement, DrawTerms terms) {
    return statement
        .bind("event", terms.event().value())
        .bind("closesAt", terms.closesAt())
        .bind("lead", terms.lead().toMillis())
        .bind("round", terms.round());
  }

  /** Binds what a step changes. */
  static <S extends SqlStatement<S>> S bind(S statement, Draw draw) {
    EntrantList list = draw.entrants().orElse(null);
    DrawValue value = draw.decided().orElse(null);
    return statement
        .bind("state", draw.status().name())
        .bind("round", draw.terms().round())
        .bind("listCount", list == null ? null : list.count())
        .bind("listRoot", list == null ? null : list.root().toArray())
        .bind("listSha256", list == null ? null : list.sha256().toArray())
        .bind(
            "signature",
            value instanceof DrawValue.OfBeacon beacon ? beacon.signature().toArray() : null)
        .bind(
            "serverSeed",
            value instanceof DrawValue.OfServer server ? server.serverSeed().toArray() : null)
        .bind(
            "organizerSeed",
            value instanceof DrawValue.OfServer server ? array(server.organizerSeed()) : null)
        .bind("reason", value instanceof DrawValue.OfServer server ? server.reason() : null)
        .bind("orderRoot", draw.places().map(Bytes::toArray).orElse(null))
        .bind("placed", draw.placed())
        .bind("openedAt", draw instanceof Draw.Open open ? open.openedAt() : null);
  }

  private static Draw draw(ResultSet row) throws SQLException {
    DrawTerms terms = terms(row);
    DrawValue value = value(row, terms);
    return switch (Columns.literal(row, "state", DrawStatus.class)) {
      case GATHERING -> new Draw.Gathering(terms);
      case CLOSED -> new Draw.Closed(terms, list(row));
      case DRAWN -> new Draw.Drawn(terms, list(row), requireNonNull(value));
      case PLACING ->
          new Draw.Placing(terms, list(row), value, bytes(row, "order_root"), row.getInt("placed"));
      case OPEN ->
          new Draw.Open(
              terms, list(row), value, bytes(row, "order_root"), Columns.instant(row, "opened_at"));
    };
  }

  private static DrawTerms terms(ResultSet row) throws SQLException {
    String chain = Columns.textOrNull(row, "chain");
    return new DrawTerms(
        new EventId(Columns.uuid(row, "event_id")),
        Columns.literal(row, "method", DrawMethod.class),
        Columns.instant(row, "closes_at"),
        Duration.ofMillis(row.getLong("lead_ms")),
        chain == null ? null : BeaconChain.parse(chain),
        row.getLong("round"),
        bytes(row, "server_seed_hash"),
        bytesOrNull(row, "organizer_seed_hash"));
  }

  private static EntrantList list(ResultSet row) throws SQLException {
    return new EntrantList(
        row.getInt("list_count"), bytes(row, "list_root"), bytes(row, "list_sha256"));
  }

  private static @Nullable DrawValue value(ResultSet row, DrawTerms terms) throws SQLException {
    if (row.getBytes("signature") != null) {
      return new DrawValue.OfBeacon(terms.round(), bytes(row, "signature"));
    }
    return row.getBytes("server_seed") == null
        ? null
        : new DrawValue.OfServer(
            bytes(row, "server_seed"),
            bytesOrNull(row, "organizer_seed"),
            Columns.text(row, "reason"));
  }

  private static byte @Nullable [] array(@Nullable Bytes bytes) {
    return bytes == null ? null : bytes.toArray();
  }

  private static @Nullable Bytes bytesOrNull(ResultSet row, String column) throws SQLException {
    byte[] value = row.getBytes(column);
    return value == null ? null : Bytes.of(value);
  }

  private static Bytes bytes(ResultSet row, String column) throws SQLException {
    return Bytes.of(requireNonNull(row.getBytes(column), column));
  }
}
