package io.fairqueue.postgres.draw;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.EventStatus;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.draw.DrawLeaf;
import io.fairqueue.domain.draw.DrawValue;
import io.fairqueue.domain.draw.EntrantList;
import io.fairqueue.domain.fairness.DrawSecret;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.RowContent;
import io.fairqueue.line.view.LineView;
import io.fairqueue.line.view.Standing;
import io.fairqueue.port.draw.DrawStore;
import io.fairqueue.postgres.line.LineTurn;
import io.fairqueue.postgres.line.Lines;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import io.fairqueue.postgres.stock.Sale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Draws, in {@code draws}; what they say is a row of the line's log too, in the same transaction:
 * lock the event against changes, then the line, look whether the draw is as it was read, write
 * both.
 */
public final class PostgresDrawStore implements DrawStore {

  private static final Statements SQL = new Statements(PostgresDrawStore.class);

  private static final List<LineKind> LOBBY =
      List.of(
          LineKind.LOBBY,
          LineKind.LOBBY_CLOSED,
          LineKind.LEFT,
          LineKind.EXPIRED,
          LineKind.REMOVED,
          LineKind.CLOSED);
  private static final List<LineKind> ENDS = List.of(LineKind.LOBBY_CLOSED, LineKind.CLOSED);

  private final Database database;
  private final Lines lines;

  public PostgresDrawStore(Database database, Lines lines) {
    this.database = database;
    this.lines = lines;
  }

  @Override
  public Optional<Draw> find(EventId event) {
    return database.run(handle -> DrawRows.find(handle, event));
  }

  @Override
  public List<EventId> due(Instant now) {
    return database.run(
        handle ->
            SQL.query(handle, "due")
                .bind("now", now)
                .map((row, context) -> new EventId(Columns.uuid(row, "event_id")))
                .list());
  }

  @Override
  public Optional<int[]> close(EventId event, Instant asked) {
    Optional<int[]> closed = read(event);
    if (closed.isPresent()) {
      return closed;
    }
    boolean isClosed =
        lines.inTurn(
            event,
            turn -> {
              if (live(turn, event).isEmpty()) {
                return false;
              }
              LineTurn.Locked line = turn.lock();
              return !turn.write(
                      nonce -> line.view().draftLobbyClose(line.now(asked).toEpochMilli(), nonce))
                  .isEmpty();
            });
    return isClosed ? read(event) : Optional.empty();
  }

  private Optional<int[]> read(EventId event) {
    return database.runAtLength(
        handle -> {
          BitSet inLobby = new BitSet();
          List<LineKind> ends =
              SQL.query(handle, "close.1-rows")
                  .bind("event", event.value())
                  .bindArray("kinds", Integer.class, codes(LOBBY))
                  .bindArray("ends", Integer.class, codes(ENDS))
                  .map(
                      (row, context) -> {
                        LineKind kind = LineKind.of(row.getInt("kind")).orElseThrow();
                        int first = row.getInt("first_number");
                        switch (kind) {
                          case LOBBY -> inLobby.set(first, first + row.getInt("came"));
                          case CLOSED -> inLobby.clear();
                          default ->
                              Arrays.stream(Columns.ints(row, "gone")).forEach(inLobby::clear);
                        }
                        return kind;
                      })
                  .list();
          return ends.isEmpty() ? Optional.empty() : Optional.of(inLobby.stream().toArray());
        });
  }

  private static List<Integer> codes(List<LineKind> kinds) {
    return kinds.stream().map(kind -> (int) kind.code()).toList();
  }

  @Override
  public Optional<String> secret(EventId event, String first) {
    // Whose update waited for another one's does not see that one's secret, but asks again.
    return database.run(
        handle -> secret(handle, event, first).or(() -> secret(handle, event, first)));
  }

  private static Optional<String> secret(Handle handle, EventId event, String first) {
    return SQL.query(handle, "secret")
        .bind("event", event.value())
        .bind("first", first)
        .mapTo(String.class)
        .findFirst();
  }

  @Override
  public List<EventId> nameable(Instant before, int limit) {
    return database.run(
        handle ->
            SQL.query(handle, "nameable")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> new EventId(Columns.uuid(row, "id")))
                .list());
  }

  @Override
  public boolean forget(EventId event, DrawSecret secret) {
    return database.inLongTransaction(handle -> LeafArchive.forget(handle, event, secret));
  }

  @Override
  public byte[] archived(EventId event) {
    return database.runAtLength(handle -> LeafArchive.all(handle, event));
  }

  @Override
  public Optional<Draw.Closed> list(Draw.Gathering read, EntrantList list, Instant asked) {
    return step(
        read,
        asked,
        step -> {
          Draw.Closed closed = read.close(list, step.now());
          List<RowContent> rows = new ArrayList<>();
          if (closed.terms().round() != read.terms().round()) {
            rows.add(RowContent.data(LineKind.AMEND, DrawLeaf.round(closed.terms())));
          }
          rows.add(RowContent.data(LineKind.LIST, DrawLeaf.list(list)));
          return step.to(closed, rows);
        });
  }

  @Override
  public Optional<Draw.Drawn> decide(Draw.Closed read, DrawValue value, Instant asked) {
    LineKind kind =
        switch (value) {
          case DrawValue.OfBeacon beacon -> LineKind.BEACON;
          case DrawValue.OfServer server -> LineKind.FALLBACK;
        };
    return step(
        read,
        asked,
        step -> step.to(read.decide(value), List.of(RowContent.data(kind, DrawLeaf.value(value)))));
  }

  @Override
  public Optional<Draw.Placing> order(Draw.Drawn read, Bytes root, Instant asked) {
    return step(read, asked, step -> step.to(read.order(root), ordered(read.list(), root)));
  }

  @Override
  public Optional<Draw.Placing> order(Draw.Closed read, Bytes root, Instant asked) {
    return step(read, asked, step -> step.to(read.order(root), ordered(read.list(), root)));
  }

  private static List<RowContent> ordered(EntrantList list, Bytes root) {
    return List.of(RowContent.data(LineKind.ORDER, DrawLeaf.order(list, root)));
  }

  @Override
  public Optional<Draw> place(Draw.Placing read, int[] numbers, Instant asked) {
    return step(
        read,
        asked,
        step -> {
          LineView view = step.line().view();
          boolean isOver = view.summary().placed() >= read.list().count();
          Draw next =
              read.placed(
                  isOver ? read.list().count() : read.placed() + numbers.length, step.now());
          Optional<Draw> done = step.to(next, List.of());
          if (done.isPresent() && !isOver) {
            step
                .turn()
                .write(nonce -> view.draftPlaces(numbers, step.now().toEpochMilli(), nonce))
                .rows()
                .stream()
                .filter(row -> row.content().kind() == LineKind.PLACED)
                .forEach(row -> tell(step, row.content().gone()));
          }
          return done;
        });
  }

  private static void tell(Step step, int[] numbers) {
    LineView view = step.line().view();
    List<Standing> fans =
        Arrays.stream(numbers)
            .filter(number -> number != 0)
            .mapToObj(number -> view.at(number).orElseThrow())
            .toList();
    SQL.query(step.turn().handle(), "place.1-tell")
        .bind("event", step.turn().event().value())
        .bindArray(
            "entries",
            UUID.class,
            fans.stream().map(fan -> step.turn().entry(fan.number()).value()).toList())
        .bindArray("fans", UUID.class, fans.stream().map(fan -> fan.fan().value()).toList())
        .bind("now", step.now())
        .map((row, context) -> true)
        .one();
  }

  private <D extends Draw> Optional<D> step(
      Draw read, Instant asked, Function<Step, Optional<D>> next) {
    return lines.inLongTurn(
        read.event(),
        turn -> {
          if (live(turn, read.event()).isEmpty()) {
            return Optional.empty();
          }
          LineTurn.Locked line = turn.lock();
          return next.apply(new Step(turn, line, read, line.now(asked)));
        });
  }

  private static Optional<Sale> live(LineTurn turn, EventId event) {
    return Sale.lock(turn.handle(), event)
        .filter(sale -> sale.status() == EventStatus.ACTIVE || sale.status() == EventStatus.PAUSED);
  }

  /** A step of a draw whose line is locked. */
  private record Step(LineTurn turn, LineTurn.Locked line, Draw read, Instant now) {

    /** Takes it, if the draw is as it was read, and writes these rows; none for no rows. */
    <D extends Draw> Optional<D> to(D next, List<RowContent> rows) {
      Handle handle = turn.handle();
      int written =
          DrawRows.bind(SQL.update(handle, "write"), next)
              .bind("event", read.event().value())
              .bind("was", read.status().name())
              .bind("wasPlaced", read.placed())
              .execute();
      if (written == 0) {
        return Optional.empty();
      }
      if (!rows.isEmpty()) {
        turn.write(nonce -> line.view().draftRows(rows, now.toEpochMilli(), nonce));
      }
      return Optional.of(next);
    }
  }
}
