package io.fairqueue.postgres.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.port.PaymentStore.Settlement;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.postgres.stock.UnitNumbers;
import io.fairqueue.tck.fixture.Fixtures;
import java.util.List;
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

/** Holds and what they use up, and who waits for whom. */
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
      other.execute("update admissions set extensions = 1 where entry_id = ?", entry.id().value());
      hold = fan.submit(() -> database.stores().claims().hold(request(entry)));
      await().until(PostgresHoldsIT::somebodyWaits);
      other.commit();
    }

    assertThat(hold.get()).isInstanceOf(HoldOutcome.Held.class);
    assertThat(database.stores().lineReads().find(event, entry.facts().customerId()))
        .get()
        .isInstanceOf(QueueEntry.Completed.class);
  }

  @Test
  @Tag("D8")
  void aClaimKnowsTheNumberOfTheAdmissionThatItUsedUp() {
    Fixtures given = new Fixtures(database.stores());
    EventId event = given.onSale(3).id();
    List<QueueEntry.Admitted> fans = given.crowd(event, 2, Fixtures.START);
    List<UnitSelection> selections =
        List.of(
            new UnitSelection.AnyOf(1, null), new UnitSelection.Chosen(List.of(lastUnit(event))));

    for (int i = 0; i < selections.size(); i++) {
      QueueEntry.Admitted fan = fans.get(i);
      HoldOutcome outcome = database.stores().claims().hold(request(fan, selections.get(i)));

      assertThat(outcome).isInstanceOf(HoldOutcome.Held.class);
      assertThat(numberOf(((HoldOutcome.Held) outcome).claim())).isEqualTo(fan.facts().number());
    }
  }

  /** It may be too late for anybody else to use it, but not for who began in time. */
  @Test
  @Tag("G8")
  void latePaymentLeavesWhatAnAdmissionThatIsJustBeingUsedMayTake() {
    Fixtures given = new Fixtures(database.stores());
    EventId event = given.onSale(1).id();
    Claim.Claimed claim = given.held(event, Fixtures.START);
    PaymentId payment = new PaymentId(UUID.randomUUID());
    database
        .stores()
        .payments()
        .begin(payment, claim.id(), "ref-" + payment, null, 3, Fixtures.START);
    database
        .stores()
        .claims()
        .release(claim.id(), ReleaseReason.EXPIRED, claim.facts().expiresAt());
    QueueEntry.Admitted next = given.admitted(event, given.customer(), Fixtures.START);

    try (Handle hold = Jdbi.create(database.pool()).open()) {
      hold.begin();
      hold.execute("select 1 from admissions where entry_id = ? for update", next.id().value());
      assertThat(
              database
                  .stores()
                  .payments()
                  .succeed(
                      payment,
                      claim.facts().amount(),
                      null,
                      new RefundId(UUID.randomUUID()),
                      next.admittedUntil()))
          .isInstanceOf(Settlement.RefundDue.class);
      hold.rollback();
    }
  }

  private static UnitId lastUnit(EventId event) {
    TierId tier =
        database.stores().events().find(event).orElseThrow().details().tiers().getFirst().id();
    return UnitNumbers.id(tier, 3);
  }

  private static long numberOf(Claim claim) {
    return Jdbi.create(database.pool())
        .withHandle(
            handle ->
                handle
                    .createQuery("select number from claims where id = :id")
                    .bind("id", claim.id().value())
                    .mapTo(Long.class)
                    .one());
  }

  private static HoldRequest request(QueueEntry.Admitted entry) {
    return request(entry, new UnitSelection.AnyOf(1, null));
  }

  private static HoldRequest request(QueueEntry.Admitted entry, UnitSelection selection) {
    return new HoldRequest(
        new ClaimId(UUID.randomUUID()),
        entry.facts().eventId(),
        entry.id(),
        entry.facts().customerId(),
        selection,
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
