package io.fairqueue.postgres.line;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.line.log.FanState;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.view.LineView;
import io.fairqueue.line.view.Standing;
import io.fairqueue.postgres.sql.BinaryArray;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When fans who wait were last seen. A fan passed over as absent comes back under the line's lock,
 * so that no round that began before passes over them once more.
 */
final class Presences {

  private static final Statements SQL = new Statements(PostgresLineStore.class);
  private static final byte[] NO_DATA = {};

  private final Database database;
  private final Lines lines;

  Presences(Database database, Lines lines) {
    this.database = database;
    this.lines = lines;
  }

  void seen(EventId event, Collection<CustomerId> customers, Instant now) {
    Optional<LineView> view = customers.isEmpty() ? Optional.empty() : lines.views().exact(event);
    List<Standing> waiting =
        customers.stream()
            .flatMap(customer -> view.flatMap(each -> each.find(customer)).stream())
            .filter(fan -> fan.state().isLive())
            .sorted(Comparator.comparingLong(Standing::number))
            .toList();
    if (waiting.isEmpty()) {
      return;
    }
    database.inTransaction(
        handle ->
            SQL.update(handle, "seen")
                .bind("event", event.value())
                .bind(
                    "numbers",
                    BinaryArray.longs(waiting.stream().mapToLong(Standing::number).distinct()))
                .bind("now", now)
                .execute());
    if (lines.views().exact(event).stream().anyMatch(each -> anyAway(each, waiting))) {
      int[] numbers = waiting.stream().mapToInt(fan -> (int) fan.number()).toArray();
      lines.inTurn(
          event,
          turn -> {
            LineTurn.Locked line = turn.lock();
            long moment = line.now(now).toEpochMilli();
            return turn.write(
                nonce -> line.view().draftGone(LineKind.BACK, numbers, NO_DATA, moment, nonce));
          });
    }
  }

  private static boolean anyAway(LineView view, List<Standing> fans) {
    return fans.stream()
        .anyMatch(
            fan -> view.at(fan.number()).filter(now -> now.state() == FanState.AWAY).isPresent());
  }
}
