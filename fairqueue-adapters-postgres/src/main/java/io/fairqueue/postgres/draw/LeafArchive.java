package io.fairqueue.postgres.draw;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.fairness.DrawSecret;
import io.fairqueue.domain.fairness.MerkleTree;
import io.fairqueue.line.leaf.LeafWriter;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.postgres.line.log.LogRows;
import io.fairqueue.postgres.sql.Statements;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What is left of entries that nobody can name any more, in {@code archived_leaves}. */
final class LeafArchive {

  private static final Statements SQL = new Statements(PostgresDrawStore.class);
  private static final int FETCHED_AT_ONCE = 100;

  private LeafArchive() {}

  /** Whether the event had its secret until now. */
  static boolean forget(Handle handle, EventId event, DrawSecret secret) {
    if (SQL.query(handle, "forget.1-lock")
        .bind("event", event.value())
        .mapToMap()
        .findOne()
        .isEmpty()) {
      return false;
    }
    try (Stream<LineRow> rows =
        SQL
            .query(handle, "forget.2-arrivals")
            .bind("event", event.value())
            .setFetchSize(FETCHED_AT_ONCE)
            .map((row, context) -> LogRows.row(row, event))
            .stream()) {
      rows.forEach(row -> archive(handle, row, secret));
    }
    SQL.update(handle, "forget.4-erase").bind("event", event.value()).execute();
    return true;
  }

  private static void archive(Handle handle, LineRow row, DrawSecret secret) {
    ByteArrayOutputStream leaves =
        new ByteArrayOutputStream(row.content().fans().size() * MerkleTree.HASH_BYTES);
    LeafWriter.entries(secret, row).forEach(leaves::writeBytes);
    SQL.update(handle, "forget.3-archive")
        .bind("event", row.event().value())
        .bind("first", row.content().firstNumber())
        .bind("leaves", leaves.toByteArray())
        .execute();
  }

  /** All leaves of an event, one behind the other. */
  static byte[] all(Handle handle, EventId event) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    List<byte[]> batches =
        SQL.query(handle, "archived")
            .bind("event", event.value())
            .map((row, context) -> requireNonNull(row.getBytes("leaves")))
            .list();
    batches.forEach(all::writeBytes);
    return all.toByteArray();
  }
}
