package io.fairqueue.postgres.line;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EntryFacts;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.line.log.EntryIds;
import io.fairqueue.line.log.FanState;
import io.fairqueue.line.view.LineView;
import io.fairqueue.line.view.Standing;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Makes entries: of those who wait or left by a view, of the admitted by their rows. */
final class EntryReader {

  private static final Statements SQL = new Statements(PostgresLineReads.class);

  private final EventId event;
  private final LineView view;
  private final EntryIds ids;

  EntryReader(EventId event, LineView view) {
    this.event = event;
    this.view = view;
    this.ids = EntryIds.of(event);
  }

  /** Of these fans, in this order. */
  List<QueueEntry> read(Handle handle, Collection<Standing> standings) {
    List<Long> admitted =
        standings.stream()
            .filter(fan -> fan.state() == FanState.ADMITTED)
            .map(Standing::number)
            .toList();
    Map<Long, Admission> admissions =
        admitted.isEmpty() ? Map.of() : admissions(handle, event, admitted);
    List<QueueEntry> entries = new ArrayList<>(standings.size());
    for (Standing fan : standings) {
      entries.add(entry(fan, admissions.get(fan.number())));
    }
    return entries;
  }

  /** Of one fan. */
  QueueEntry read(Handle handle, Standing fan) {
    return read(handle, List.of(fan)).getFirst();
  }

  /** Of a fan who waits. */
  QueueEntry.Waiting waiting(Standing fan) {
    return new QueueEntry.Waiting(facts(fan));
  }

  /** Of a fan who waits or is in the lobby. */
  QueueEntry.InLine inLine(Standing fan) {
    return fan.state() == FanState.LOBBY ? new QueueEntry.Lobby(facts(fan)) : waiting(fan);
  }

  EntryFacts facts(Standing fan) {
    return new EntryFacts(
        id(fan.number()),
        event,
        fan.fan(),
        fan.number(),
        fan.place(),
        Instant.ofEpochMilli(fan.joinedAt()));
  }

  EntryId id(long number) {
    return view.entryId(number).map(EntryId::new).orElseGet(() -> ids.encode(number));
  }

  /** The fan who has this entry; null if it is none of this line. */
  @Nullable Standing find(EntryId entry) {
    long number = ids.decode(entry).orElseGet(() -> view.numberOf(entry.value()).orElse(0));
    return view.at(number).orElse(null);
  }

  private QueueEntry entry(Standing fan, @Nullable Admission admission) {
    EntryFacts facts = facts(fan);
    return switch (fan.state()) {
      case LOBBY -> new QueueEntry.Lobby(facts);
      case WAITING, AWAY -> new QueueEntry.Waiting(facts);
      case LEFT, REMOVED -> new QueueEntry.Abandoned(facts);
      case EXPIRED -> new QueueEntry.Expired(facts);
      case ADMITTED -> {
        if (admission == null) {
          throw new StoreDataException("an admission has no row");
        }
        yield admission.entry(facts, fan.isClosed());
      }
    };
  }

  private static Map<Long, Admission> admissions(Handle handle, EventId event, List<Long> numbers) {
    Map<Long, Admission> admissions = new HashMap<>();
    SQL.query(handle, "findAll")
        .bind("event", event.value())
        .bindArray("numbers", Long.class, numbers)
        .map((row, context) -> Map.entry(row.getLong("number"), Admission.of(row)))
        .forEach(each -> admissions.put(each.getKey(), each.getValue()));
    return admissions;
  }

  /** What a row of {@code admissions} says. */
  private record Admission(
      Instant admittedAt,
      Instant admittedUntil,
      int extensions,
      @Nullable String endedHow,
      @Nullable UUID claim) {

    static Admission of(ResultSet row) throws SQLException {
      return new Admission(
          Columns.instant(row, "admitted_at"),
          Columns.instant(row, "admitted_until"),
          row.getInt("extensions"),
          Columns.textOrNull(row, "ended_how"),
          Columns.uuidOrNull(row, "claim_id"));
    }

    QueueEntry entry(EntryFacts facts, boolean isClosed) {
      if (endedHow == null) {
        return isClosed
            ? new QueueEntry.Expired(facts)
            : new QueueEntry.Admitted(facts, admittedAt, admittedUntil, extensions);
      }
      return switch (endedHow) {
        case "USED" -> new QueueEntry.Completed(facts, new ClaimId(requireNonNull(claim)));
        case "GIVEN_UP" -> new QueueEntry.Abandoned(facts);
        default -> new QueueEntry.Expired(facts);
      };
    }
  }
}
