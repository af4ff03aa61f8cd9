package io.fairqueue.postgres.line;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.line.view.LineView;
import io.fairqueue.port.LineStore.ExtendOutcome;
import io.fairqueue.postgres.clock.Watch;
import io.fairqueue.postgres.connection.ConnectionShares;
import io.fairqueue.postgres.line.log.LogViews;
import io.fairqueue.postgres.operation.Effects;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import io.fairqueue.postgres.stock.Sale;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Moves the ends of running admissions. */
final class RunningAdmissions {

  private static final Statements SQL = new Statements(PostgresLineStore.class);

  private final Database database;
  private final LogViews views;
  private final ConnectionShares shares;
  private final Watch watch;

  RunningAdmissions(Database database, LogViews views, ConnectionShares shares, Watch watch) {
    this.database = database;
    this.views = views;
    this.shares = shares;
    this.watch = watch;
  }

  ExtendOutcome extend(
      EventId event, CustomerId customer, Duration window, int maxExtensions, Instant now) {
    return shares.within(
        event,
        () ->
            database.inTransaction(
                handle ->
                    running(handle, event, customer, now)
                        .map(admitted -> extend(handle, admitted, window, maxExtensions))
                        .orElse(new ExtendOutcome.NotAdmitted())));
  }

  private static ExtendOutcome extend(
      Handle handle, QueueEntry.Admitted admitted, Duration window, int maxExtensions) {
    if (Effects.before(handle, "extend").isPresent()) {
      return new ExtendOutcome.Extended(admitted);
    }
    if (admitted.extensions() >= maxExtensions) {
      return new ExtendOutcome.NoneLeft(admitted);
    }
    QueueEntry.Admitted extended = admitted.extend(window);
    SQL.update(handle, "extend.2-extend")
        .bind("event", admitted.facts().eventId().value())
        .bind("number", admitted.facts().number())
        .bind("millis", window.toMillis())
        .execute();
    Effects.note(handle, "extend", extended.extensions());
    return new ExtendOutcome.Extended(extended);
  }

  /** The fan's admission, locked, if it is not over. */
  private Optional<QueueEntry.Admitted> running(
      Handle handle, EventId event, CustomerId customer, Instant asked) {
    Optional<Long> number =
        Sale.lock(handle, event)
            .flatMap(
                sale ->
                    SQL.query(handle, "extend.1-running")
                        .bind("event", event.value())
                        .bind("customer", customer.value())
                        .bind("clock", sale.admissionClock(watch.now(asked, sale.serverTime())))
                        .map((row, context) -> row.getLong("number"))
                        .findOne());
    return number.map(
        admitted -> {
          LineView view = views.exact(handle, event).orElseThrow();
          return (QueueEntry.Admitted)
              new EntryReader(event, view).read(handle, view.at(admitted).orElseThrow());
        });
  }
}
