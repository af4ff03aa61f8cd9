package io.fairqueue.postgres;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Pauses;
import io.fairqueue.domain.QueueEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.statement.Query;

/**
 * Ends the entries whose time is over. A whole line that ends at once is done in several turns,
 * each of them atomic and short enough for the time that a statement has.
 */
final class Expiries {

  private static final Statements SQL = new Statements(PostgresQueueStore.class);
  private static final int MOST = 5_000;
  private static final long[] NOBODY = {};

  private final Lines lines;

  Expiries(Lines lines) {
    this.lines = lines;
  }

  List<QueueEntry.Expired> expire(EventId event, Duration waitingTtl, Instant now) {
    return untilNoneLeft(
        () ->
            lines.inTurn(
                event,
                turn -> {
                  Optional<Sale> sale = Sale.lock(turn.handle(), event);
                  if (sale.isEmpty()) {
                    return List.of();
                  }
                  Instant moment = turn.lock().now(now);
                  Instant clock = sale.get().admissionClock(moment);
                  return expired(
                      turn,
                      moment,
                      SQL.query(turn.handle(), "expire")
                          .bind("joinedBefore", pauses(turn, event).before(clock, waitingTtl))
                          .bind("clock", clock)
                          .bind("event", event.value()));
                }));
  }

  List<QueueEntry.Expired> close(EventId event, Instant now) {
    return untilNoneLeft(
        () ->
            lines.inTurn(
                event,
                turn ->
                    expired(
                        turn,
                        turn.lock().now(now),
                        SQL.query(turn.handle(), "close").bind("event", event.value()))));
  }

  private static Pauses pauses(LineTurn turn, EventId event) {
    return new Pauses(
        SQL.query(turn.handle(), "pauses")
            .bind("event", event.value())
            .map(
                (row, context) ->
                    new Pauses.Pause(
                        Columns.instant(row, "began_at"), Columns.instant(row, "ended_at")))
            .list());
  }

  private static List<EntryRows.Ended> expired(LineTurn turn, Instant moment, Query statement) {
    List<EntryRows.Ended> ended =
        statement.bind("now", moment).bind("most", MOST).map(EntryRows::ended).list();
    if (!ended.isEmpty()) {
      turn.record(moment, NOBODY, EntryRows.Ended.gone(ended));
    }
    return ended;
  }

  private static List<QueueEntry.Expired> untilNoneLeft(Supplier<List<EntryRows.Ended>> turn) {
    List<QueueEntry.Expired> all = new ArrayList<>();
    List<EntryRows.Ended> ended;
    do {
      ended = turn.get();
      ended.forEach(each -> all.add((QueueEntry.Expired) each.entry()));
    } while (ended.size() >= MOST);
    return all;
  }
}
