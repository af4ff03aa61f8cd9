package io.fairqueue.postgres;

import io.fairqueue.domain.EventId;
import io.fairqueue.port.LineListener;
import java.util.function.Function;

/** Takes turns at lines, and tells what changed once it is committed. Thread-safe. */
final class Lines {

  private final Database database;
  private final LineListener listener;

  Lines(Database database, LineListener listener) {
    this.database = database;
    this.listener = listener;
  }

  /** Runs work as one transaction; it locks the line itself, in the lock order. */
  <T> T inTurn(EventId event, Function<LineTurn, T> work) {
    Done<T> done =
        database.inTransaction(
            handle -> {
              LineTurn turn = new LineTurn(handle, event);
              return new Done<>(work.apply(turn), turn);
            });
    done.turn().change().ifPresent(listener::changed);
    return done.answer();
  }

  private record Done<T>(T answer, LineTurn turn) {}
}
