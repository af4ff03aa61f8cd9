package io.fairqueue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.tck.Fixtures;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds that wait for what others are changing. */
final class PostgresHoldsIT {

  private static TestDatabase database;

  @BeforeAll
  static void open() {
    database = new TestDatabase();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  @Tag("D8")
  void aHoldThatWaitedForItsAdmissionUsesUpWhatItHasBecome() throws Exception {
    Fixtures given = new Fixtures(database.stores());
    EventId event = given.onSale(3).id();
    QueueEntry.Admitted entry = given.admitted(event, given.customer(), Fixtures.START);

    Future<HoldOutcome> hold;
    try (ExecutorService fan = Executors.newVirtualThreadPerTaskExecutor();
        Handle other = Jdbi.create(database.pool()).open()) {
      other.begin();
      other.execute("update queue_entries set extensions = 1 where id = ?", entry.id().value());
      hold = fan.submit(() -> database.stores().claims().hold(request(entry)));
      await().until(PostgresHoldsIT::somebodyWaits);
      other.commit();
    }

    assertThat(hold.get()).isInstanceOf(HoldOutcome.Held.class);
    assertThat(database.stores().queue().find(event, entry.facts().customerId()))
        .get()
        .isInstanceOf(QueueEntry.Completed.class);
  }

  private static HoldRequest request(QueueEntry.Admitted entry) {
    return new HoldRequest(
        new ClaimId(UUID.randomUUID()),
        entry.facts().eventId(),
        entry.id(),
        entry.facts().customerId(),
        new UnitSelection.AnyOf(1, null),
        Fixtures.START,
        Fixtures.START.plusSeconds(600));
  }

  private static boolean somebodyWaits() {
    return Jdbi.create(database.pool())
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select exists (select 1 from pg_stat_activity where datname ="
                            + " current_database() and wait_event_type = 'Lock')")
                    .mapTo(Boolean.class)
                    .one());
  }
}
