package io.fairqueue.postgres.line;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.RowContent;
import io.fairqueue.line.view.LineDraft;
import io.fairqueue.line.view.LineView;
import io.fairqueue.line.view.Standing;
import io.fairqueue.port.SaleListener.Exit;
import io.fairqueue.postgres.sql.Statements;
import io.fairqueue.postgres.stock.Sale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.statement.Query;

/**
 * Ends the entries whose time is over. Admissions that end at once are done in several turns, each
 * of them atomic and short enough for the time that a statement has.
 */
final class Expiries {

  private static final Statements SQL = new Statements(PostgresLineStore.class);
  private static final int MAX = 5_000;

  private final Lines lines;

  Expiries(Lines lines) {
    this.lines = lines;
  }

  /** By the waiting time of the caller's own. */
  List<QueueEntry.Expired> expire(EventId event, Duration waitingTtl, Instant now) {
    return untilNoneLeft(
        step -> lines.sale().gone(Exit.LAPSED, step.admitted()),
        () ->
            lines.inTurn(
                event,
                turn -> {
                  Optional<Sale> sale = Sale.lock(turn.handle(), event);
                  if (sale.isEmpty()) {
                    return Step.NONE;
                  }
                  LineTurn.Locked line = turn.lock();
                  Instant moment = line.now(now);
                  LineDraft draft =
                      turn.write(
                          nonce ->
                              line.view()
                                  .draftExpiry(waitingTtl, MAX, moment.toEpochMilli(), nonce));
                  List<Standing> waited =
                      draft.rows().stream()
                          .filter(row -> row.content().kind() == LineKind.EXPIRED)
                          .flatMapToInt(row -> Arrays.stream(row.content().gone()))
                          .mapToObj(number -> line.view().at(number).orElseThrow())
                          .toList();
                  List<Standing> lapsed =
                      ended(
                          line.view(),
                          SQL.query(turn.handle(), "expire")
                              .bind("event", event.value())
                              .bind("clock", sale.get().admissionClock(moment)),
                          moment);
                  return expired(event, line.view(), lapsed, waited);
                }));
  }

  /** All at once, but for admissions, whose rows end in steps. */
  List<QueueEntry.Expired> close(EventId event, Instant now) {
    return untilNoneLeft(
        step -> lines.sale().gone(Exit.CLOSED, step.expired().size()),
        () ->
            lines.inTurn(
                event,
                turn -> {
                  LineTurn.Locked line = turn.lock();
                  Instant moment = line.now(now);
                  List<Standing> waited = line.view().live(1, Integer.MAX_VALUE);
                  if (!line.view().isClosed()) {
                    turn.write(
                        nonce ->
                            line.view()
                                .draftRow(
                                    RowContent.data(LineKind.CLOSED),
                                    moment.toEpochMilli(),
                                    nonce));
                  }
                  List<Standing> open =
                      ended(
                          line.view(),
                          SQL.query(turn.handle(), "close").bind("event", event.value()),
                          moment);
                  return expired(event, line.view(), open, waited);
                }));
  }

  private static List<Standing> ended(LineView view, Query statement, Instant moment) {
    return statement
        .bind("now", moment)
        .bind("limit", MAX)
        .map((row, context) -> row.getLong("number"))
        .stream()
        .map(number -> view.at(number).orElseThrow())
        .toList();
  }

  private static Step expired(
      EventId event, LineView view, List<Standing> admitted, List<Standing> waited) {
    EntryReader entries = new EntryReader(event, view);
    List<QueueEntry.Expired> all = new ArrayList<>(admitted.size() + waited.size());
    admitted.forEach(fan -> all.add(new QueueEntry.Expired(entries.facts(fan))));
    waited.forEach(fan -> all.add(new QueueEntry.Expired(entries.facts(fan))));
    return new Step(all, admitted.size(), Math.max(admitted.size(), waited.size()) >= MAX);
  }

  private static List<QueueEntry.Expired> untilNoneLeft(Consumer<Step> told, Supplier<Step> turn) {
    List<QueueEntry.Expired> all = new ArrayList<>();
    Step step;
    do {
      step = turn.get();
      all.addAll(step.expired());
      told.accept(step);
    } while (step.mayBeMore());
    return all;
  }

  /**
   * What one turn ended.
   *
   * @param admitted how many of them were admitted
   */
  private record Step(List<QueueEntry.Expired> expired, int admitted, boolean mayBeMore) {

    static final Step NONE = new Step(List.of(), 0, false);
  }
}
