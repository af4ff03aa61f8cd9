package io.fairqueue.memory.sale;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.line.log.IdList;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.log.RowContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What happened in one line, in order. Guarded by the world's lock. */
final class MemoryLog {

  private final EventId event;
  private final List<LineRow> rows = new ArrayList<>();

  MemoryLog(EventId event) {
    this.event = event;
  }

  void add(RowContent content, Instant at) {
    long last = rows.isEmpty() ? Long.MIN_VALUE : rows.getLast().at();
    byte[] before = rows.isEmpty() ? LineRow.start(event) : rows.getLast().hash();
    rows.add(
        LineRow.after(
            before, event, rows.size() + 1L, Math.max(last, at.toEpochMilli()), content, 0));
  }

  void joined(LineKind kind, QueueEntry entry, Instant at) {
    IdList fan = IdList.of(entry.facts().customerId().value());
    add(RowContent.fans(kind, entry.facts().number(), fan), at);
  }

  /** These ceased to wait, are away or back; in the order in which a row of this kind has them. */
  void gone(LineKind kind, Collection<? extends QueueEntry> entries, Instant at) {
    int[] numbers = entries.stream().mapToInt(entry -> (int) entry.facts().number()).toArray();
    if (numbers.length > 0) {
      add(RowContent.gone(kind, numbers), at);
    }
  }

  /** The rows after this one, at most {@code count}. */
  List<LineRow> after(long rev, int count) {
    return List.copyOf(rows.subList((int) rev, (int) Math.min(rows.size(), rev + (long) count)));
  }

  LineRow row(long rev) {
    return rows.get((int) rev - 1);
  }

  long rev() {
    return rows.size();
  }

  Optional<LineRow> last(LineKind kind) {
    return rows.reversed().stream().filter(row -> row.content().kind() == kind).findFirst();
  }
}
