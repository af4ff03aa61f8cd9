package io.fairqueue.postgres.line;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.EventStatus;
import io.fairqueue.domain.LineState;
import io.fairqueue.line.log.SaleState;
import io.fairqueue.line.view.LineView;
import io.fairqueue.line.view.Summary;
import io.fairqueue.postgres.line.log.LogViews;
import io.fairqueue.postgres.sql.BinaryArray;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In which lines a tick has something to do:
 *
 * <ol>
 *   <li>Ask each view: who waits, since when, by which rules.
 *   <li>Only about lines where that leaves it open ask the database, about all at once: what is
 *       free, and how many admissions are not over.
 * </ol>
 *
 * <p>A view knows what this node has written, and within two seconds what others have, who look
 * after it themselves. Nothing is locked; a tick that is sent to a line looks at it again under its
 * lock.
 */
final class DueLines {

  private static final Statements SQL = new Statements(PostgresLineReads.class);

  /**
   * A view's minute is up to a second too long; so that nobody comes too late, ask a second later.
   */
  private static final long LATER = 1_000;

  private final Database database;
  private final LogViews views;
  private final CloseFans closeFans;

  DueLines(Database database, LogViews views, CloseFans closeFans) {
    this.database = database;
    this.views = views;
    this.closeFans = closeFans;
  }

  /** Where somebody may be admitted. */
  List<EventId> admittable(Instant now) {
    Map<EventId, Asked> asked = new HashMap<>();
    views
        .all()
        .forEach(
            (event, view) -> {
              Asked line = Asked.of(view, now);
              if (line != null) {
                asked.put(event, line);
              }
            });
    if (asked.isEmpty()) {
      return List.of();
    }
    return rooms(asked.keySet()).stream()
        .filter(room -> requireNonNull(asked.get(room.event())).admits(room.active(), room.free()))
        .map(Room::event)
        .toList();
  }

  private List<Room> rooms(Collection<EventId> events) {
    return database.run(
        handle ->
            SQL.query(handle, "admittable")
                .bind("events", BinaryArray.uuids(events, EventId::value))
                .map(
                    (row, context) ->
                        new Room(
                            new EventId(Columns.uuid(row, "event_id")),
                            row.getLong("active"),
                            OptionalLong.of(row.getLong("free"))))
                .list());
  }

  /** Where somebody waits who may be near, and was not told yet. Asks views only. */
  List<EventId> waited(Instant now) {
    Map<EventId, LineView> lines = views.all();
    closeFans.keep(lines.keySet());
    return lines.entrySet().stream()
        .filter(line -> isWaited(line.getValue(), now))
        .filter(line -> !closeFans.haveHeard(line.getKey(), line.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isWaited(LineView view, Instant now) {
    Summary line = view.summary();
    long at = Math.max(now.toEpochMilli(), line.lastAt());
    return line.waiting() > 0 && line.sale().filter(sale -> sale.admitsAt(at)).isPresent();
  }

  /** Where an admission, or the wait of a fan, may be over. */
  List<EventId> expirable(Instant now) {
    Set<EventId> due = new HashSet<>();
    Map<EventId, Instant> clocks = new HashMap<>();
    views
        .all()
        .forEach(
            (event, view) -> {
              Summary line = view.summary();
              SaleState sale = line.sale().orElse(null);
              if (sale == null || !isLive(sale) || line.nextNumber() == 1) {
                return;
              }
              long at = Math.max(now.toEpochMilli(), line.lastAt());
              if (hasWaitedTooLong(view, sale.policy().waitingTtl(), at)) {
                due.add(event);
              } else {
                clocks.put(event, Instant.ofEpochMilli(sale.time().at(at)));
              }
            });
    if (!clocks.isEmpty()) {
      due.addAll(lapsed(List.copyOf(clocks.entrySet())));
    }
    return List.copyOf(due);
  }

  private List<EventId> lapsed(List<Map.Entry<EventId, Instant>> clocks) {
    return database.run(
        handle ->
            SQL.query(handle, "expirable")
                .bind("events", BinaryArray.uuids(clocks, line -> line.getKey().value()))
                .bind("clocks", BinaryArray.instants(clocks, Map.Entry::getValue))
                .map((row, context) -> new EventId(Columns.uuid(row, "event_id")))
                .list());
  }

  private static boolean isLive(SaleState sale) {
    return sale.status() == EventStatus.ACTIVE || sale.status() == EventStatus.PAUSED;
  }

  private static boolean hasWaitedTooLong(LineView view, Duration waitingTtl, long at) {
    return !view.draftExpiry(waitingTtl, 1, at, 0).isEmpty();
  }

  /** Admissions that are not over, and free units. */
  private record Room(EventId event, long active, OptionalLong free) {}

  /**
   * A line of whose fans one could be admitted, if there were a unit.
   *
   * @param admitted how many were in the rate's window
   */
  private record Asked(AdmissionPolicy policy, long waiting, long admitted) {

    static @Nullable Asked of(LineView view, Instant now) {
      Summary line = view.summary();
      SaleState sale = line.sale().orElse(null);
      long at = Math.max(now.toEpochMilli(), line.lastAt());
      if (sale == null || line.waiting() == 0 || !sale.admitsAt(at)) {
        return null;
      }
      Asked asked =
          new Asked(sale.policy().admission(), line.waiting(), view.admittedInWindow(at + LATER));
      return asked.admits(0, OptionalLong.empty()) ? asked : null;
    }

    boolean admits(long active, OptionalLong free) {
      return policy.admissible(new LineState(waiting, active, admitted, free)) > 0;
    }
  }
}
