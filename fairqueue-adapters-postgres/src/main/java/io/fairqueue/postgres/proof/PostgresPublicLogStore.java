package io.fairqueue.postgres.proof;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.fairness.DrawSecret;
import io.fairqueue.domain.fairness.LogLeaf;
import io.fairqueue.domain.fairness.LogTile;
import io.fairqueue.domain.fairness.MerkleTree;
import io.fairqueue.domain.fairness.PublicLog;
import io.fairqueue.line.leaf.LeafWriter;
import io.fairqueue.line.leaf.PlaceBook;
import io.fairqueue.line.leaf.SaleFacts;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.log.RowContent;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.proof.PublicLogStore;
import io.fairqueue.postgres.line.LineTurn;
import io.fairqueue.postgres.line.Lines;
import io.fairqueue.postgres.line.log.LogRows;
import io.fairqueue.postgres.sql.BinaryArray;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Public logs, in {@code public_logs}, {@code log_leaves}, {@code log_tiles} and {@code
 * log_checkpoints}.
 */
public final class PostgresPublicLogStore implements PublicLogStore {

  private static final Statements SQL = new Statements(PostgresPublicLogStore.class);
  private static final Duration RECENT = Duration.ofDays(1);
  private static final Duration KEPT = Duration.ofHours(1);
  private static final int PRUNED_AT_ONCE = 10_000;
  private static final int FETCHED_AT_ONCE = 32;

  private final Database database;
  private final Lines lines;
  private final KnownPlaces places = new KnownPlaces();

  /**
   * @param lines where rows are written that tell facts
   */
  public PostgresPublicLogStore(Database database, Lines lines) {
    this.database = database;
    this.lines = lines;
  }

  @Override
  public List<Behind> behind(Instant now) {
    return database.run(
        handle ->
            SQL.query(handle, "behind")
                .bind("recent", now.minus(RECENT))
                .map(PostgresPublicLogStore::behind)
                .list());
  }

  private static Behind behind(ResultSet row, StatementContext context) throws SQLException {
    boolean logged = Columns.uuidOrNull(row, "logged") != null;
    return new Behind(
        new EventId(Columns.uuid(row, "event_id")),
        logged ? log(row, context) : null,
        Columns.instant(row, "since"),
        row.getBoolean("elsewhere"));
  }

  private static PublicLog log(ResultSet row, StatementContext context) throws SQLException {
    return new PublicLog(
        new EventId(Columns.uuid(row, "event_id")),
        row.getInt("epoch"),
        Columns.text(row, "origin"),
        row.getLong("size"),
        row.getLong("rev"),
        requireNonNull(row.getBytes("line_hash")));
  }

  @Override
  public boolean open(PublicLog log) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "open")
                    .bind("event", log.event().value())
                    .bind("origin", log.origin())
                    .bind("hash", LineRow.start(log.event()))
                    .execute()
                == 1);
  }

  @Override
  public Unlogged unlogged(PublicLog log, DrawSecret secret, int rows, int fans) {
    return database.runAtLength(handle -> unlogged(handle, log, secret, rows, fans));
  }

  private Unlogged unlogged(Handle handle, PublicLog log, DrawSecret secret, int rows, int fans) {
    PlaceBook book = places.take(handle, log.event(), log.rev());
    LeafWriter writer = new LeafWriter(secret, book);
    List<LogLeaf> leaves = new ArrayList<>();
    if (log.size() == 0) {
      recovered(handle, log).ifPresent(row -> leaves.addAll(LeafWriter.first(row)));
    }
    long rev = log.rev();
    byte[] hash = log.hash();
    int came = 0;
    try (ResultIterator<LineRow> next =
        LogRows.after(handle, log.event(), log.rev(), rows, FETCHED_AT_ONCE)) {
      while (came < fans && next.hasNext()) {
        LineRow row = next.next();
        if (!row.follows(hash)) {
          throw new StoreDataException(
              "the line of %s has another history from rev %d on"
                  .formatted(log.event(), row.rev()));
        }
        leaves.addAll(writer.leaves(row));
        rev = row.rev();
        hash = row.hash();
        came += row.content().fans().size();
      }
    }
    places.giveBack(log.event(), rev, book);
    return new Unlogged(leaves, rev, hash);
  }

  private static Optional<LineRow> recovered(Handle handle, PublicLog log) {
    return SQL.query(handle, "recovered")
        .bind("event", log.event().value())
        .bind("epoch", log.epoch())
        .map((row, context) -> LogRows.row(row, log.event()))
        .findOne();
  }

  @Override
  public List<LogTile> edge(PublicLog log) {
    return database.run(
        handle ->
            of(SQL.query(handle, "edge"), log)
                .bind("size", log.size())
                .map(
                    (row, context) ->
                        new LogTile(
                            row.getInt("level"),
                            row.getLong("index"),
                            requireNonNull(row.getBytes("hashes"))))
                .list());
  }

  @Override
  public boolean extend(PublicLog log, Extension extension) {
    return database.inLongTransaction(handle -> extend(handle, log, extension));
  }

  private static boolean extend(Handle handle, PublicLog log, Extension extension) {
    List<LogLeaf> leaves = extension.added().leaves();
    long size = log.size() + leaves.size();
    int taken =
        of(SQL.update(handle, "extend.1-log"), log)
            .bind("size", log.size())
            .bind("rev", log.rev())
            .bind("hash", log.hash())
            .bind("newSize", size)
            .bind("newRev", extension.added().rev())
            .bind("newHash", extension.added().hash())
            .execute();
    if (taken == 0) {
      return false;
    }
    of(SQL.update(handle, "extend.2-leaves"), log)
        .bind("size", log.size())
        .bind("leaves", BinaryArray.bytes(leaves.stream().map(LogLeaf::bytes).toList()))
        .bind("revs", BinaryArray.longs(leaves.stream().mapToLong(LogLeaf::rev)))
        .bind(
            "firstNumbers",
            BinaryArray.longs(leaves.stream().mapToLong(leaf -> leaf.firstNumber().orElse(0))))
        .execute();
    List<LogTile> tiles = extension.tiles();
    of(SQL.update(handle, "extend.3-tiles"), log)
        .bind(
            "levels", BinaryArray.ints(List.of(tiles.stream().mapToInt(LogTile::level).toArray())))
        .bind("indexes", BinaryArray.longs(tiles.stream().mapToLong(LogTile::index)))
        .bind("hashes", BinaryArray.bytes(tiles.stream().map(LogTile::hashes).toList()))
        .execute();
    of(SQL.update(handle, "extend.4-checkpoint"), log)
        .bind("size", size)
        .bind("root", extension.root())
        .bind("note", extension.note())
        .bind("at", extension.at())
        .execute();
    return true;
  }

  @Override
  public boolean recover(PublicLog log, String origin, byte[] facts, Instant now) {
    return lines.inTurn(
        log.event(),
        turn -> {
          LineTurn.Locked line = turn.lock();
          if (of(SQL.query(turn.handle(), "recover.1-lock"), log).mapToMap().findOne().isEmpty()) {
            return false;
          }
          long rev = tell(turn, line, RowContent.data(LineKind.RECOVERED, facts), now);
          SQL.update(turn.handle(), "recover.2-begin")
              .bind("event", log.event().value())
              .bind("epoch", log.epoch() + 1)
              .bind("origin", origin)
              .bind("rev", rev)
              .bind("hash", LineRow.start(log.event()))
              .execute();
          return true;
        });
  }

  @Override
  public boolean sign(PublicLog log, String note) {
    return database.inTransaction(
        handle ->
            of(SQL.update(handle, "sign"), log)
                    .bind("size", log.size())
                    .bind("note", note)
                    .execute()
                == 1);
  }

  @Override
  public Optional<PublicLog> find(EventId event) {
    return database.run(
        handle ->
            SQL.query(handle, "find")
                .bind("event", event.value())
                .map(PostgresPublicLogStore::log)
                .findOne());
  }

  @Override
  public List<KnownLog> known(@Nullable EventId event) {
    return database.run(
        handle ->
            SQL.query(handle, "known")
                .bind("event", event == null ? null : event.value())
                .map(
                    (row, context) ->
                        new KnownLog(
                            new EventId(Columns.uuid(row, "event_id")),
                            row.getInt("epoch"),
                            Columns.text(row, "origin")))
                .list());
  }

  @Override
  public Optional<LogHead> head(EventId event, int epoch) {
    return database.run(
        handle ->
            SQL.query(handle, "head")
                .bind("event", event.value())
                .bind("epoch", epoch)
                .map(
                    (row, context) ->
                        new LogHead(
                            row.getLong("size"),
                            requireNonNull(row.getBytes("root")),
                            Columns.text(row, "note"),
                            Columns.instant(row, "at")))
                .findOne());
  }

  @Override
  public Optional<byte[]> tile(EventId event, int epoch, int level, long index) {
    return database.run(
        handle ->
            SQL.query(handle, "tile")
                .bind("event", event.value())
                .bind("epoch", epoch)
                .bind("level", level)
                .bind("index", index)
                .mapTo(byte[].class)
                .findOne());
  }

  @Override
  public List<byte[]> entries(EventId event, int epoch, long from, int count) {
    return database.run(
        handle ->
            SQL.query(handle, "entries")
                .bind("event", event.value())
                .bind("epoch", epoch)
                .bind("from", from)
                .bind("count", count)
                .mapTo(byte[].class)
                .list());
  }

  @Override
  public Optional<Arrival> arrival(PublicLog log, long number, @Nullable DrawSecret secret) {
    return database.run(
        handle ->
            of(SQL.query(handle, "arrival.1-leaf"), log)
                .bind("number", number)
                .map(
                    (row, context) ->
                        new Found(
                            row.getLong("index"),
                            row.getLong("rev"),
                            requireNonNull(row.getBytes("leaf"))))
                .findOne()
                .flatMap(found -> arrival(handle, log, number, found, secret))
                .filter(arrival -> number < arrival.first() + arrival.leaves().size()));
  }

  private static Optional<Arrival> arrival(
      Handle handle, PublicLog log, long number, Found found, @Nullable DrawSecret secret) {
    return secret == null
        ? archived(handle, log, number, found)
        : arrival(handle, log, found, secret);
  }

  private static Optional<Arrival> archived(
      Handle handle, PublicLog log, long number, Found found) {
    return SQL.query(handle, "arrival.3-archived")
        .bind("event", log.event().value())
        .bind("number", number)
        .map(
            (row, context) ->
                new Arrival(
                    found.index(),
                    found.leaf(),
                    row.getLong("first_number"),
                    leaves(requireNonNull(row.getBytes("leaves")))))
        .findOne();
  }

  private static List<byte[]> leaves(byte[] all) {
    return IntStream.range(0, all.length / MerkleTree.HASH_BYTES)
        .mapToObj(
            i ->
                Arrays.copyOfRange(all, i * MerkleTree.HASH_BYTES, (i + 1) * MerkleTree.HASH_BYTES))
        .toList();
  }

  private static Optional<Arrival> arrival(
      Handle handle, PublicLog log, Found found, DrawSecret secret) {
    return SQL.query(handle, "arrival.2-row")
        .bind("event", log.event().value())
        .bind("rev", found.rev())
        .map((row, context) -> LogRows.row(row, log.event()))
        .findOne()
        .map(
            row ->
                new Arrival(
                    found.index(),
                    found.leaf(),
                    row.content().firstNumber(),
                    LeafWriter.entries(secret, row)));
  }

  @Override
  public int noteStock(Instant now) {
    Instant due = now.minus(STOCK_PAUSE);
    List<Stock> changed =
        database.run(
            handle ->
                SQL.query(handle, "noteStock.1-changed")
                    .bind("due", due)
                    .map(PostgresPublicLogStore::stock)
                    .list());
    return (int)
        changed.stream()
            .filter(stock -> !Arrays.equals(stock.row().data(), stock.told()))
            .filter(stock -> tell(stock.event(), stock.row(), told -> !told.at().isAfter(due), now))
            .count();
  }

  private static Stock stock(ResultSet row, StatementContext context) throws SQLException {
    return new Stock(
        new EventId(Columns.uuid(row, "event_id")),
        SaleFacts.stock(row.getLong("free"), row.getLong("held"), row.getLong("sold")),
        row.getBytes("data"));
  }

  @Override
  public List<PublicLog> unsold(Instant now) {
    return database.run(
        handle ->
            SQL.query(handle, "unsold")
                .bind("recent", now.minus(RECENT))
                .map(PostgresPublicLogStore::log)
                .list());
  }

  @Override
  public List<SoldUnit> sold(EventId event) {
    return database.runAtLength(
        handle ->
            SQL.query(handle, "sold")
                .bind("event", event.value())
                .map(
                    (row, context) ->
                        new SoldUnit(row.getInt("unit"), new TicketId(Columns.uuid(row, "ticket"))))
                .list());
  }

  @Override
  public boolean noteSold(EventId event, byte[] facts, Instant now) {
    return tell(event, RowContent.data(LineKind.SOLD, facts), told -> false, now);
  }

  @Override
  public int prune(Instant now) {
    return database.runAtLength(
        handle ->
            SQL.update(handle, "prune")
                .bind("before", now.minus(KEPT))
                .bind("limit", PRUNED_AT_ONCE)
                .execute());
  }

  /**
   * Writes a row that tells a fact, where none of its kind was told, or one that may be followed.
   */
  private boolean tell(EventId event, RowContent fact, Predicate<Told> mayFollow, Instant now) {
    return lines.inTurn(
        event,
        turn -> {
          LineTurn.Locked line = turn.lock();
          boolean isNext =
              SQL.query(turn.handle(), "fact")
                  .bind("event", event.value())
                  .bind("kind", fact.kind().code())
                  .map((row, context) -> new Told(Columns.instant(row, "at")))
                  .findOne()
                  .map(mayFollow::test)
                  .orElse(true);
          if (isNext) {
            var unused = tell(turn, line, fact, now);
          }
          return isNext;
        });
  }

  /** The row's number. */
  private static long tell(LineTurn turn, LineTurn.Locked line, RowContent fact, Instant now) {
    return turn.write(nonce -> line.view().draftRow(fact, line.now(now).toEpochMilli(), nonce))
        .rows()
        .getLast()
        .rev();
  }

  private static <S extends SqlStatement<S>> S of(S statement, PublicLog log) {
    return statement.bind("event", log.event().value()).bind("epoch", log.epoch());
  }

  private record Found(long index, long rev, byte[] leaf) {}

  private record Told(Instant at) {}

  /**
   * What is to be told of an event's stock.
   *
   * @param told what was told last; null for nothing
   */
  private record Stock(EventId event, RowContent row, byte @Nullable [] told) {}
}
