package io.fairqueue.line.view;

import io.fairqueue.domain.EventId;
import io.fairqueue.line.log.LineRow;
import java.util.Iterator;
import java.util.Optional;

/**
 * Replays a line's log from its first row and judges each: what a check, and anybody who doubts a
 * line, does. Stops at the first breach, since nobody can say what the rows after it mean.
 *
 * @param rows how many were right
 * @param fans the numbers that they gave
 * @param breach the first row that was not; empty if there is none
 * @param end what the right rows add up to
 */
public record LineReplay(long rows, long fans, Optional<Breach> breach, Summary end) {

  /** Reads rows in the order of their rev, from the first on. */
  public static LineReplay of(EventId event, Iterator<LineRow> rows) {
    LineBook book = new LineBook(event);
    Optional<Breach> breach = Optional.empty();
    while (breach.isEmpty() && rows.hasNext()) {
      LineRow row = rows.next();
      breach = RowCheck.of(book, row);
      if (breach.isEmpty()) {
        book.change(row);
      }
    }
    return new LineReplay(book.rev, book.next() - 1L, breach, Summary.of(book));
  }
}
