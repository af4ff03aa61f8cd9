package io.fairqueue.postgres.migration;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.EntryStatus;
import io.fairqueue.domain.EventId;
import io.fairqueue.line.log.EntryIds;
import io.fairqueue.line.log.FanState;
import io.fairqueue.line.log.GenesisData;
import io.fairqueue.line.log.IdList;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.log.RowContent;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.postgres.line.log.LogRows;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Moves one line: first who is in it, then who was admitted in the last minute, which the rate
 * still counts, and last what its sale is like. That row is written for every sale that has begun,
 * and says that the line is done.
 */
final class LineMove {

  /** Numbers moved at once: twenty rows. */
  static final int STEP = 20 * RowContent.MAX_FANS;

  private static final Statements SQL = new Statements(EntriesToLog.class);
  private static final UUID NOBODY = new UUID(0, 0);

  private final EventId event;
  private @Nullable LastMinute lastMinute;

  LineMove(EventId event) {
    this.event = event;
  }

  /** Moves the next numbers, or what comes after them; whether there may be more. */
  boolean step(Handle handle) {
    Log log = log(handle);
    if (log.kind == LineKind.STATUS.code()) {
      return false;
    }
    if (log.nextNumber > Integer.MAX_VALUE) {
      throw new StoreDataException("the line of %s has too many numbers".formatted(event));
    }
    LastMinute recent = lastMinute(handle, log);
    if (log.movedTo < log.nextNumber) {
      moveFans(handle, log, recent);
      return true;
    }
    SQL.update(handle, "tag")
        .bind("event", event.value())
        .bind("tag", EntryIds.of(event).tag())
        .execute();
    OldSale.of(handle, event).ifPresent(sale -> finish(handle, log, recent, sale));
    return false;
  }

  private void moveFans(Handle handle, Log log, LastMinute recent) {
    long until = Math.min(log.nextNumber, log.movedTo + STEP);
    Map<Long, OldEntry> entries = entries(handle, log.movedTo, until);
    List<RowContent> rows = new ArrayList<>();
    for (long first = log.movedTo; first < until; first += RowContent.MAX_FANS) {
      rows.add(genesis(first, Math.min(until, first + RowContent.MAX_FANS), entries, recent));
    }
    write(handle, log, recent.beganAt().orElse(log.endsAt()), null, rows);
    for (String move : List.of("admissions", "claims", "origins", "presence")) {
      SQL.update(handle, move)
          .bind("event", event.value())
          .bind("from", log.movedTo)
          .bind("until", until)
          .execute();
    }
  }

  private void finish(Handle handle, Log log, LastMinute recent, RowContent sale) {
    Log end = log;
    long at = log.endsAt();
    for (LastMinute.Round round : recent.rounds()) {
      end = write(handle, end, round.at(), null, round.rows());
      at = Math.max(at, round.at());
    }
    List<RowContent> last = new ArrayList<>(LastMinute.back(passed(handle, recent)));
    last.add(sale);
    write(handle, end, at, Instant.ofEpochMilli(at), last);
  }

  private int[] passed(Handle handle, LastMinute recent) {
    return SQL
        .query(handle, "passed")
        .bind("event", event.value())
        .bind("until", recent.lastNumber())
        .map((row, context) -> row.getInt("number"))
        .list()
        .stream()
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static RowContent genesis(
      long first, long until, Map<Long, OldEntry> entries, LastMinute recent) {
    List<UUID> fans = new ArrayList<>();
    List<UUID> ids = new ArrayList<>();
    List<GenesisData.Fan> fates = new ArrayList<>();
    long joinedAt = 0;
    for (long number = first; number < until; number++) {
      OldEntry entry = entries.get(number);
      UUID fan = NOBODY;
      UUID id = NOBODY;
      FanState state = FanState.REMOVED;
      if (entry != null) {
        id = entry.id;
        joinedAt = entry.joinedAt;
        state = recent.state(number, entry.state());
        fan = entry.isForgotten && !state.isLive() ? NOBODY : entry.fan;
      }
      fans.add(fan);
      ids.add(id);
      fates.add(new GenesisData.Fan(state, joinedAt));
    }
    return RowContent.genesis(first, IdList.of(fans), IdList.of(ids), new GenesisData(fates));
  }

  private Log write(
      Handle handle, Log log, long at, @Nullable Instant lastAt, List<RowContent> contents) {
    List<LineRow> rows = new ArrayList<>();
    byte[] hash = log.hash;
    for (RowContent content : contents) {
      LineRow row = LineRow.after(hash, event, log.rev + rows.size() + 1, at, content, 0);
      rows.add(row);
      hash = row.hash();
    }
    LogRows.insert(handle, event, rows);
    long rev = rows.getLast().rev();
    SQL.update(handle, "advance")
        .bind("event", event.value())
        .bind("rev", rev)
        .bind("hash", hash)
        .bind("at", lastAt)
        .bind("nextNumber", log.nextNumber)
        .execute();
    return log.endingWith(rev, hash);
  }

  private Log log(Handle handle) {
    return SQL.query(handle, "lock")
        .bind("event", event.value())
        .map((row, context) -> Log.of(row, event))
        .one();
  }

  private LastMinute lastMinute(Handle handle, Log log) {
    LastMinute known = lastMinute;
    if (known == null) {
      known = LastMinute.read(handle, event, log.lastAt);
      lastMinute = known;
    }
    return known;
  }

  private Map<Long, OldEntry> entries(Handle handle, long from, long until) {
    Map<Long, OldEntry> entries = HashMap.newHashMap(STEP);
    SQL.query(handle, "entries")
        .bind("event", event.value())
        .bind("from", from)
        .bind("until", until)
        .map((row, context) -> OldEntry.of(row))
        .forEach(entry -> entries.put(entry.number, entry));
    return entries;
  }

  private record OldEntry(
      long number,
      UUID id,
      UUID fan,
      EntryStatus status,
      long joinedAt,
      boolean wasAdmitted,
      boolean isAbsent,
      boolean isForgotten) {

    static OldEntry of(ResultSet row) throws SQLException {
      return new OldEntry(
          row.getLong("number"),
          Columns.uuid(row, "id"),
          Columns.uuid(row, "customer_id"),
          Columns.literal(row, "status", EntryStatus.class),
          Columns.instant(row, "joined_at").toEpochMilli(),
          row.getBoolean("was_admitted"),
          row.getBoolean("is_absent"),
          row.getBoolean("is_forgotten"));
    }

    FanState state() {
      if (wasAdmitted) {
        return FanState.ADMITTED;
      }
      return switch (status) {
        case WAITING -> isAbsent ? FanState.AWAY : FanState.WAITING;
        case ABANDONED -> FanState.LEFT;
        case EXPIRED -> FanState.EXPIRED;
        case ADMITTED, COMPLETED -> FanState.ADMITTED;
        case LOBBY -> throw new IllegalStateException("there was no lobby before there was a log");
      };
    }
  }

  /** Where a line's log ends. Times of before lie between milliseconds. */
  private record Log(
      Instant lastAt, long nextNumber, long rev, byte[] hash, int kind, long movedTo) {

    static Log of(ResultSet row, EventId event) throws SQLException {
      Instant lastAt = Columns.instantOrNull(row, "last_at");
      byte[] hash = row.getBytes("hash");
      return new Log(
          requireNonNull(lastAt == null ? Columns.instant(row, "changed_at") : lastAt),
          row.getLong("next_number"),
          row.getLong("rev"),
          hash == null ? LineRow.start(event) : hash,
          row.getInt("kind"),
          row.getLong("moved_to"));
    }

    long endsAt() {
      return OldSale.firstMilli(lastAt);
    }

    Log endingWith(long rev, byte[] hash) {
      return new Log(lastAt, nextNumber, rev, hash, kind, movedTo);
    }
  }
}
