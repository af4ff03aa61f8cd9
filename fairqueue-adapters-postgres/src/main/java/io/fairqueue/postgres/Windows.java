package io.fairqueue.postgres;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.ExtendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Extends running admissions. */
final class Windows {

  private static final Statements SQL = new Statements(PostgresQueueStore.class);

  private final Database database;
  private final ConnectionShares shares;
  private final Watch watch;

  Windows(Database database, ConnectionShares shares, Watch watch) {
    this.database = database;
    this.shares = shares;
    this.watch = watch;
  }

  ExtendOutcome extend(
      EventId event, CustomerId customer, Duration window, int maxExtensions, Instant now) {
    return inTransaction(
        event,
        handle -> {
          Optional<QueueEntry.Admitted> running = running(handle, event, customer, now);
          if (running.isEmpty()) {
            return new ExtendOutcome.NotAdmitted();
          }
          if (Effects.before(handle, "extend").isPresent()) {
            return new ExtendOutcome.Extended(running.get());
          }
          if (running.get().extensions() >= maxExtensions) {
            return new ExtendOutcome.NoneLeft(running.get());
          }
          QueueEntry.Admitted extended = running.get().extend(window);
          SQL.update(handle, "extend")
              .bind("entry", extended.id().value())
              .bind("until", extended.admittedUntil())
              .bind("extensions", extended.extensions())
              .execute();
          Effects.note(handle, "extend", extended.extensions());
          return new ExtendOutcome.Extended(extended);
        });
  }

  private <T> T inTransaction(EventId event, Function<Handle, T> work) {
    return shares.within(event, () -> database.inTransaction(work));
  }

  private Optional<QueueEntry.Admitted> running(
      Handle handle, EventId event, CustomerId customer, Instant now) {
    return SQL.query(handle, "running")
        .bind("event", event.value())
        .bind("customer", customer.value())
        .bind("now", clock(handle, event, now))
        .map(EntryRows::entry)
        .findOne()
        .map(QueueEntry.Admitted.class::cast);
  }

  /** The time under the event's lock, as admissions measure it. */
  private Instant clock(Handle handle, EventId event, Instant asked) {
    return Sale.lock(handle, event)
        .map(sale -> sale.admissionClock(watch.now(asked, sale.serverTime())))
        .orElse(asked);
  }
}
