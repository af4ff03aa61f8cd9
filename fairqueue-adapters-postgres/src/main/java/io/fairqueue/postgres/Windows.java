package io.fairqueue.postgres;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.ExtendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What an admitted fan does with a running admission: extend it, or use it up. */
final class Windows {

  private static final Statements SQL = new Statements(PostgresQueueStore.class);

  private final Database database;

  Windows(Database database) {
    this.database = database;
  }

  ExtendOutcome extend(
      EventId event, CustomerId customer, Duration window, int maxExtensions, Instant now) {
    return database.inTransaction(
        handle -> {
          Optional<QueueEntry.Admitted> running = running(handle, event, customer, now);
          if (running.isEmpty()) {
            return new ExtendOutcome.NotAdmitted();
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
          return new ExtendOutcome.Extended(extended);
        });
  }

  Optional<QueueEntry.Completed> complete(
      EventId event, EntryId entry, CustomerId customer, Instant now) {
    return database.inTransaction(
        handle ->
            SQL.query(handle, "complete")
                .bind("event", event.value())
                .bind("entry", entry.value())
                .bind("customer", customer.value())
                .bind("now", now)
                .bind("clock", admissionClock(handle, event, now))
                .map(EntryRows::entry)
                .findOne()
                .map(QueueEntry.Completed.class::cast));
  }

  private static Optional<QueueEntry.Admitted> running(
      Handle handle, EventId event, CustomerId customer, Instant now) {
    return SQL.query(handle, "running")
        .bind("event", event.value())
        .bind("customer", customer.value())
        .bind("now", admissionClock(handle, event, now))
        .map(EntryRows::entry)
        .findOne()
        .map(QueueEntry.Admitted.class::cast);
  }

  private static Instant admissionClock(Handle handle, EventId event, Instant now) {
    return Sale.lock(handle, event).map(sale -> sale.admissionClock(now)).orElse(now);
  }
}
