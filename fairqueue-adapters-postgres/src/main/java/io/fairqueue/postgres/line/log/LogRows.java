package io.fairqueue.postgres.line.log;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.EventId;
import io.fairqueue.line.log.IdList;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.log.RowContent;
import io.fairqueue.line.view.LineDraft;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.postgres.sql.BinaryAnswer;
import io.fairqueue.postgres.sql.BinaryArray;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Statements;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Rows of {@code line_log}: to and from the columns. */
public final class LogRows {

  private static final Statements SQL = new Statements(LogRows.class);

  private static final byte[] NOTHING = {};

  private LogRows() {}

  /**
   * Reads the columns of that name. The arrays come as bytes, by {@code array_send(fans) as fans}:
   * so they need no parsing, whatever the connection is set to.
   *
   * @throws StoreDataException for what no release wrote
   */
  public static LineRow row(ResultSet row, EventId event) throws SQLException {
    long rev = row.getLong("rev");
    try {
      int kind = row.getInt("kind");
      RowContent content =
          new RowContent(
              LineKind.of(kind)
                  .orElseThrow(() -> new IllegalArgumentException("kind %d".formatted(kind))),
              row.getLong("first_number"),
              ids(bytes(row, "fans")),
              ints(bytes(row, "gone")),
              row.getInt("admitted"),
              ids(bytes(row, "entry_ids")),
              bytes(row, "data"));
      long at = millis(Columns.instant(row, "at"));
      return new LineRow(event, rev, at, content, row.getLong("nonce"), bytes(row, "hash"));
    } catch (IllegalArgumentException | BufferUnderflowException bad) {
      throw new StoreDataException(
          "no row of a line's log: %s, rev %d: %s".formatted(event, rev, bad.getMessage()), bad);
    }
  }

  /**
   * Of a row of a lobby who came, without names, or who got which places; reads the columns of that
   * name, {@code fans} as a number.
   */
  public static LineRow places(ResultSet row, EventId event) throws SQLException {
    LineKind kind = LineKind.of(row.getInt("kind")).orElseThrow();
    RowContent content =
        new RowContent(
            kind,
            row.getLong("first_number"),
            IdList.ofHalves(new long[2 * row.getInt("fans")]),
            ints(bytes(row, "gone")),
            0,
            IdList.EMPTY,
            NOTHING);
    return new LineRow(event, row.getLong("rev"), 0, content, 0, NOTHING);
  }

  /**
   * A line's log from the row after this one on, {@code fetched} at a time. To be closed by the
   * caller.
   */
  public static ResultIterator<LineRow> after(Handle handle, EventId event, long rev, int fetched) {
    return after(handle, event, rev, null, fetched);
  }

  /** Likewise, no more than {@code rows}; null for all. */
  public static ResultIterator<LineRow> after(
      Handle handle, EventId event, long rev, @Nullable Integer rows, int fetched) {
    return SQL.query(handle, "after")
        .addCustomizer(new BinaryAnswer())
        .setFetchSize(fetched)
        .bind("event", event.value())
        .bind("rev", rev)
        .bind("rows", rows)
        .map((row, context) -> row(row, event))
        .iterator();
  }

  /**
   * Writes rows of one line at the end of its log, in one statement. The caller has the lock of the
   * line, and says in {@code lines} what its last row is.
   */
  public static void insert(Handle handle, EventId event, List<LineRow> rows) {
    bind(SQL.update(handle, "insert").bind("event", event.value()), rows).execute();
  }

  /**
   * Writes a draft's rows at the end of its line's log, in one statement; whether that was still
   * where the draft was made, and the account clock had this nonce.
   *
   * @param clock null where no session was judged by it
   */
  public static boolean append(Handle handle, LineDraft draft, @Nullable Long clock) {
    List<LineRow> rows = draft.rows();
    LineRow last = rows.getLast();
    return bind(SQL.update(handle, "append"), rows)
            .bind("event", last.event().value())
            .bind("rev", draft.rev())
            .bind("hash", draft.hash())
            .bind("newRev", last.rev())
            .bind("newHash", last.hash())
            .bind("at", Instant.ofEpochMilli(last.at()))
            .bind("clock", clock)
            .bind("joined", rows.stream().mapToLong(row -> row.content().fans().size()).sum())
            .execute()
        > 0;
  }

  /** Binds all that {@code insert.sql} needs but the event; for statements that do more. */
  public static <S extends SqlStatement<S>> S bind(S statement, List<LineRow> rows) {
    return statement
        .bind("revs", BinaryArray.longs(rows.stream().mapToLong(LineRow::rev)))
        .bind("ats", BinaryArray.instants(rows, row -> Instant.ofEpochMilli(row.at())))
        .bind("kinds", ints(rows, content -> content.kind().code()))
        .bind(
            "firstNumbers",
            BinaryArray.longs(rows.stream().mapToLong(row -> row.content().firstNumber())))
        .bind("fans", BinaryArray.uuids(each(rows, RowContent::fans)))
        .bind("fanCounts", ints(rows, content -> content.fans().size()))
        .bind("gone", BinaryArray.ints(each(rows, RowContent::gone)))
        .bind("goneCounts", ints(rows, content -> content.gone().length))
        .bind("admitted", ints(rows, RowContent::admitted))
        .bind("entryIds", BinaryArray.uuids(each(rows, RowContent::entryIds)))
        .bind("entryIdCounts", ints(rows, content -> content.entryIds().size()))
        .bind("data", BinaryArray.bytes(each(rows, RowContent::data)))
        .bind("nonces", BinaryArray.longs(rows.stream().mapToLong(LineRow::nonce)))
        .bind("hashes", BinaryArray.bytes(rows.stream().map(LineRow::hash).toList()));
  }

  private static <T> List<T> each(List<LineRow> rows, Function<RowContent, T> field) {
    return rows.stream().map(row -> field.apply(row.content())).toList();
  }

  private static BinaryArray ints(List<LineRow> rows, ToIntFunction<RowContent> field) {
    return BinaryArray.ints(
        List.of(rows.stream().mapToInt(row -> field.applyAsInt(row.content())).toArray()));
  }

  private static byte[] bytes(ResultSet row, String column) throws SQLException {
    return requireNonNull(row.getBytes(column), column);
  }

  private static long millis(Instant at) {
    if (!at.equals(at.truncatedTo(ChronoUnit.MILLIS))) {
      throw new IllegalArgumentException("a time between milliseconds: " + at);
    }
    return at.toEpochMilli();
  }

  private static IdList ids(byte[] sent) {
    ByteBuffer bytes = ByteBuffer.wrap(sent);
    long[] halves = new long[2 * count(bytes)];
    for (int i = 0; i < halves.length; i += 2) {
      expect(bytes, 2 * Long.BYTES);
      halves[i] = bytes.getLong();
      halves[i + 1] = bytes.getLong();
    }
    return IdList.ofHalves(halves);
  }

  private static int[] ints(byte[] sent) {
    ByteBuffer bytes = ByteBuffer.wrap(sent);
    int[] numbers = new int[count(bytes)];
    for (int i = 0; i < numbers.length; i++) {
      expect(bytes, Integer.BYTES);
      numbers[i] = bytes.getInt();
    }
    return numbers;
  }

  /** Reads an array's header: dimensions, whether it has nulls, its type, its size, first index. */
  private static int count(ByteBuffer bytes) {
    int dimensions = bytes.getInt();
    bytes.getInt();
    bytes.getInt();
    if (dimensions == 0) {
      return 0;
    }
    int count = bytes.getInt();
    bytes.getInt();
    if (dimensions != 1) {
      throw new IllegalArgumentException("an array of %d dimensions".formatted(dimensions));
    }
    return count;
  }

  private static void expect(ByteBuffer bytes, int length) {
    if (bytes.getInt() != length) {
      throw new IllegalArgumentException("a null in an array");
    }
  }
}
