package io.fairqueue.postgres.line.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.domain.EventId;
import io.fairqueue.line.log.FanState;
import io.fairqueue.line.log.GenesisData;
import io.fairqueue.line.log.IdList;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.log.RowContent;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.postgres.sql.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("D1")
final class LogRowsIT {

  private static final long AT = 1_900_000_000_123L;
  private static final String READ =
      """
      select rev, at, kind, first_number, array_send(fans) as fans, array_send(gone) as gone,
        admitted, array_send(entry_ids) as entry_ids, data, nonce, hash
      from line_log
      where event_id = :event
      order by rev
      """;

  private static TestDatabase test;

  @BeforeAll
  static void open() {
    test = new TestDatabase();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void rowsAreReadAsTheyWereWritten(boolean binary) {
    EventId event = new EventId(UUID.randomUUID());
    List<LineRow> rows = rows(event);
    List<LineRow> read =
        database(binary)
            .inTransaction(
                handle -> {
                  LogRows.insert(handle, event, rows);
                  return read(handle, event);
                });
    assertThat(read).hasSameSizeAs(rows);
    byte[] hash = LineRow.start(event);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(read.get(i)).usingRecursiveComparison().isEqualTo(rows.get(i));
      assertThat(read.get(i).follows(hash)).isTrue();
      hash = rows.get(i).hash();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind = 99",
        "at = at + interval '1 microsecond'",
        "gone = array[null]::integer[]",
        "gone = array[array[1], array[2]]"
      })
  void rowsThatNobodyWroteAreRefused(String change) {
    EventId event = new EventId(UUID.randomUUID());
    new Database(test.pool())
        .inTransaction(
            handle -> {
              LogRows.insert(handle, event, rows(event));
              return handle.execute(
                  "update line_log set %s where rev = 3 and event_id = ?".formatted(change),
                  event.value());
            });
    assertThatThrownBy(() -> new Database(test.pool()).run(handle -> read(handle, event)))
        .isInstanceOf(StoreDataException.class)
        .hasMessageContaining(event + ", rev 3");
  }

  @Test
  void aFullRowOfFansIsOnePage() {
    EventId event = new EventId(UUID.randomUUID());
    LineRow row =
        LineRow.after(
            LineRow.start(event),
            event,
            1,
            AT,
            RowContent.fans(LineKind.JOINED, 1, ids(RowContent.MAX_FANS)),
            7);
    new Database(test.pool())
        .inTransaction(
            handle -> {
              long before = toasted(handle);
              LogRows.insert(handle, event, List.of(row));
              assertThat(toasted(handle)).isEqualTo(before);
              return null;
            });
  }

  private static long toasted(Handle handle) {
    return handle
        .createQuery(
            "select pg_relation_size(reltoastrelid) from pg_class where oid = 'line_log'::regclass")
        .mapTo(Long.class)
        .one();
  }

  /** As it is on a connection of the pool, or on one that sends and gets these types as text. */
  private static Database database(boolean binary) {
    if (binary) {
      return new Database(test.pool());
    }
    PGSimpleDataSource text = PostgresDataSources.withoutTimeouts(test.pool());
    text.setBinaryTransfer(false);
    return new Database(text);
  }

  private static List<LineRow> read(Handle handle, EventId event) {
    return handle
        .createQuery(READ)
        .bind("event", event.value())
        .map((row, context) -> LogRows.row(row, event))
        .list();
  }

  private static List<LineRow> rows(EventId event) {
    List<RowContent> contents =
        List.of(
            RowContent.genesis(
                1,
                ids(2),
                ids(2),
                new GenesisData(
                    List.of(
                        new GenesisData.Fan(FanState.WAITING, AT - 1),
                        new GenesisData.Fan(FanState.LEFT, AT)))),
            RowContent.fans(LineKind.JOINED, 3, ids(RowContent.MAX_FANS)),
            RowContent.gone(LineKind.ADMITTED, 1, 3, 4),
            RowContent.data(LineKind.CLOSED),
            RowContent.gone(LineKind.REMOVED, new int[] {5}, new byte[] {0, -1, '\\', '"', 'x'}),
            RowContent.gone(LineKind.AWAY, IntStream.rangeClosed(6, 400).toArray()));
    List<LineRow> rows = new ArrayList<>();
    byte[] hash = LineRow.start(event);
    for (RowContent content : contents) {
      int rev = rows.size() + 1;
      LineRow row = LineRow.after(hash, event, rev, AT + rev, content, Long.MIN_VALUE + rev);
      rows.add(row);
      hash = row.hash();
    }
    return rows;
  }

  private static IdList ids(int count) {
    return IdList.of(Stream.generate(UUID::randomUUID).limit(count).toList());
  }
}
