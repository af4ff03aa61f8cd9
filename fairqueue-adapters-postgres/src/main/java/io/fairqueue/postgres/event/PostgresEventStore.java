package io.fairqueue.postgres.event;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Pauses;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.draw.DrawTerms;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.line.leaf.SaleFacts;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.log.RowContent;
import io.fairqueue.line.log.SaleState;
import io.fairqueue.port.EventQuery;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.EventStore.ReviseOutcome;
import io.fairqueue.port.Page;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.postgres.clock.Watch;
import io.fairqueue.postgres.draw.DrawRows;
import io.fairqueue.postgres.line.LineTurn;
import io.fairqueue.postgres.line.Lines;
import io.fairqueue.postgres.operation.Effects;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Failures;
import io.fairqueue.postgres.sql.ManyRows;
import io.fairqueue.postgres.sql.Statements;
import io.fairqueue.postgres.stock.EventLock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Events, in {@code events}, {@code tiers}, {@code unit_blocks} and {@code lines}. */
public final class PostgresEventStore implements EventStore {

  private static final Statements SQL = new Statements(PostgresEventStore.class);
  private static final int DELETED_AT_ONCE = 10_000;

  private final Database database;
  private final ClearedEvents cleared;
  private final Lines lines;

  public PostgresEventStore(Database database, Lines lines) {
    this.database = database;
    this.lines = lines;
    this.cleared = new ClearedEvents(database);
  }

  @Override
  public boolean insert(Event.Draft event) {
    return unlessSlugTaken(() -> inserted(event), false);
  }

  private boolean inserted(Event.Draft event) {
    return database.inLongTransaction(
        handle -> {
          if (Effects.before(handle, "insert-event").isPresent()) {
            return true;
          }
          Effects.note(handle, "insert-event", 1);
          if (write(handle, event, null) == 0) {
            throw new StoreDataException("the id of an event is in use");
          }
          SQL.update(handle, "insert.1-line")
              .bind("event", event.id().value())
              .bind("hash", LineRow.start(event.id()))
              .execute();
          TierRows.insert(handle, event);
          return true;
        });
  }

  private static <T> T unlessSlugTaken(Supplier<T> write, T taken) {
    try {
      return write.get();
    } catch (StoreDataException refused) {
      if (Failures.isSlugTaken(refused)) {
        return taken;
      }
      throw refused;
    }
  }

  @Override
  public Optional<Event> find(EventId id) {
    return database.run(
        handle -> SQL.query(handle, "find").bind("id", id.value()).map(EventRows::event).findOne());
  }

  @Override
  public Optional<EventId> findBySlug(String slug) {
    return database.run(handle -> named(handle, slug));
  }

  private static Optional<EventId> named(Handle handle, String slug) {
    return SQL.query(handle, "findBySlug")
        .bind("slug", slug)
        .map((row, context) -> new EventId(Columns.uuid(row, "id")))
        .findOne();
  }

  /** Whether another event has its slug already: one that takes it meanwhile is told by the key. */
  private static boolean isTaken(Handle handle, EventId id, EventDetails details) {
    String slug = details.storefront().slug();
    return slug != null && named(handle, slug).filter(other -> !other.equals(id)).isPresent();
  }

  @Override
  public Page<Event> list(EventQuery query) {
    return database.run(
        handle ->
            ManyRows.page(
                SQL.query(handle, "list")
                    .bind("search", query.search())
                    .bindArray(
                        "statuses",
                        String.class,
                        query.statuses().stream().map(Enum::name).toList())
                    .bind("viewer", query.viewer() == null ? null : query.viewer().value())
                    .bind("allDrafts", query.allDrafts())
                    .bindArray(
                        "seeing", String.class, Right.SEE.roles().stream().map(Enum::name).toList())
                    .bind("mine", query.mine())
                    .bind("sort", query.sort().name())
                    .bind("size", query.page().size())
                    .bind("offset", query.page().offset()),
                query.page(),
                EventRows::event));
  }

  @Override
  public boolean replace(Event read, Event changed) {
    return lines.inLongTurn(
        read.id(),
        turn -> {
          Optional<Instant> serverTime = lock(turn.handle(), read);
          if (serverTime.isEmpty()) {
            return false;
          }
          Instant now = Watch.bounded(changed.facts().updatedAt(), serverTime.get());
          if (read instanceof Event.Paused paused && !(changed instanceof Event.Paused)) {
            endPause(turn.handle(), paused, now);
          }
          TierRows.rename(turn.handle(), changed);
          write(turn, read, changed, now);
          return true;
        });
  }

  @Override
  public boolean activate(Event.Draft read, Event.Active changed, @Nullable DrawTerms terms) {
    return lines.inLongTurn(
        read.id(),
        turn -> {
          Optional<Instant> serverTime = lock(turn.handle(), read);
          if (serverTime.isEmpty()) {
            return false;
          }
          if (terms != null) {
            DrawRows.begin(turn.handle(), terms);
          }
          TierRows.rename(turn.handle(), changed);
          write(turn, read, changed, Watch.bounded(changed.facts().updatedAt(), serverTime.get()));
          return true;
        });
  }

  @Override
  public ReviseOutcome revise(Event read, EventDetails details, Instant now) {
    return unlessSlugTaken(() -> revised(read, details, now), new ReviseOutcome.SlugTaken());
  }

  private ReviseOutcome revised(Event read, EventDetails details, Instant now) {
    return lines.inLongTurn(
        read.id(),
        turn -> {
          if (lock(turn.handle(), read).isEmpty()) {
            return new ReviseOutcome.LostRace();
          }
          if (isTaken(turn.handle(), read.id(), details)) {
            return new ReviseOutcome.SlugTaken();
          }
          Event revised = read.revise(details, now);
          Optional<TierId> tooSmall = Stock.follow(turn.handle(), revised);
          if (tooSmall.isPresent()) {
            return new ReviseOutcome.CapacityBelowSold(tooSmall.get());
          }
          write(turn, read, revised, now);
          return new ReviseOutcome.Revised();
        });
  }

  @Override
  public boolean deleteDraft(EventId id) {
    return database.inLongTransaction(
        handle -> {
          if (EventLock.thenFind(lock(handle, "deleteDraft.1-lock", id), row -> id).isEmpty()) {
            return false;
          }
          int deleted;
          do {
            deleted =
                SQL.update(handle, "deleteDraft.2-seats")
                    .bind("event", id.value())
                    .bind("limit", DELETED_AT_ONCE)
                    .execute();
          } while (deleted == DELETED_AT_ONCE);
          return SQL.update(handle, "deleteDraft.3-delete").bind("id", id.value()).execute() == 1;
        });
  }

  @Override
  public List<TierAvailability> availability(EventId id) {
    return database.run(
        handle ->
            SQL.query(handle, "availability")
                .bind("event", id.value())
                .map(
                    (row, context) ->
                        new TierAvailability(
                            new TierId(Columns.uuid(row, "tier_id")),
                            row.getLong("total"),
                            row.getLong("free"),
                            row.getLong("held"),
                            row.getLong("sold")))
                .list());
  }

  @Override
  public List<Event> live() {
    return database.run(handle -> events(SQL.query(handle, "live")));
  }

  @Override
  public Optional<Duration> shortestClaimTtl() {
    return database.run(
        handle ->
            SQL.query(handle, "shortestClaimTtl")
                .mapTo(Long.class)
                .findOne()
                .map(Duration::ofMillis));
  }

  @Override
  public List<Event> unfinished() {
    return database.run(handle -> events(SQL.query(handle, "unfinished")));
  }

  @Override
  public void noteCleared() {
    cleared.note();
  }

  @Override
  public int tellStock(Instant now) {
    return database.inTransaction(
        handle ->
            SQL.query(handle, "tellStock")
                .bind("now", now)
                .map((row, context) -> row.getInt("told"))
                .one());
  }

  @Override
  public List<Event> overdue(Instant now) {
    return database.run(handle -> events(SQL.query(handle, "overdue").bind("now", now)));
  }

  /**
   * Locks an event against changes and holds; the database's clock, or empty if the event is not as
   * it was read any more.
   */
  private static Optional<Instant> lock(Handle handle, Event read) {
    return EventLock.thenFind(
            lock(handle, "lock", read.id()),
            row -> new Locked(row.getLong("version"), Columns.instant(row, "server_time")))
        .filter(locked -> locked.version() == read.facts().version())
        .map(Locked::serverTime);
  }

  private static Query lock(Handle handle, String statement, EventId id) {
    return SQL.query(handle, statement).bind("key", EventLock.key(id)).bind("id", id.value());
  }

  private static int write(Handle handle, Event event, @Nullable Long read) {
    return EventRows.bind(SQL.update(handle, "write"), event).bind("read", read).execute();
  }

  /** Writes the event, and what its line has to know of it. */
  private static void write(LineTurn turn, Event read, Event changed, Instant asked) {
    write(turn.handle(), changed, read.facts().version());
    if (changed instanceof Event.Draft) {
      return;
    }
    DrawRows.follow(turn.handle(), changed.id(), changed.details());
    LineTurn.Locked line = turn.lock();
    SaleState sale = SaleState.of(changed, pauses(turn.handle(), changed.id()));
    List<RowContent> rows = new ArrayList<>(List.of(RowContent.status(sale)));
    SaleFacts.told(read, changed, DrawRows.terms(turn.handle(), changed)).ifPresent(rows::add);
    turn.write(nonce -> line.view().draftRows(rows, line.now(asked).toEpochMilli(), nonce));
  }

  private static void endPause(Handle handle, Event.Paused paused, Instant resumedAt) {
    if (resumedAt.isAfter(paused.pausedAt())) {
      SQL.update(handle, "replace.1-pause")
          .bind("event", paused.id().value())
          .bind("beganAt", paused.pausedAt())
          .bind("endedAt", resumedAt)
          .execute();
    }
  }

  private static List<Pauses.Pause> pauses(Handle handle, EventId event) {
    return SQL.query(handle, "pauses")
        .bind("event", event.value())
        .map(
            (row, context) ->
                new Pauses.Pause(
                    Columns.instant(row, "began_at"), Columns.instant(row, "ended_at")))
        .list();
  }

  private static List<Event> events(Query query) {
    return query.map(EventRows::event).list();
  }

  private record Locked(long version, Instant serverTime) {}
}
