package io.fairqueue.postgres.line;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.line.view.LineMemory;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.LineStore.ExtendOutcome;
import io.fairqueue.port.PageRequest;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.postgres.WaitingLocks;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A caller that waits for a lock is judged by the time at which it gets it. */
final class PostgresTurnsIT {

  private static final Duration HOLD = Duration.ofMinutes(10);

  private static TestDatabase database;
  private static HikariDataSource others;
  private static ManualTime time;
  private static PostgresStores stores;

  @BeforeAll
  static void open() {
    database = new TestDatabase();
    others = database.newPool();
    time = new ManualTime();
    stores =
        new PostgresStores(database.pool(), LineListener.none(), time, LineMemory.ofThisNode());
  }

  @AfterAll
  static void close() {
    stores.close();
    others.close();
    database.close();
  }

  @Test
  @Tag("D8")
  @Tag("F3")
  void aHoldWhoseTurnComesAfterItsWindowIsRefused() throws Exception {
    EventId event = given().onSale(3).id();
    QueueEntry.Admitted fan = admitted(event);
    HoldRequest request = request(fan, new UnitSelection.AnyOf(1, null));

    HoldOutcome outcome = afterWaiting(event, () -> stores.claims().hold(request), endOf(fan));

    assertThat(outcome).isEqualTo(new HoldOutcome.NotAdmitted());
  }

  @Test
  @Tag("D8")
  @Tag("B7")
  void aHoldOfChosenSeatsWhoseTurnComesAfterItsWindowIsRefused() throws Exception {
    Tier stalls = Fixtures.reserved("Stalls", 2, 700);
    EventId event = given().onSale(Fixtures.details(SalePolicy.defaults(), stalls)).id();
    stores.seats().add(event, stalls.id(), List.of(new Seat("A", "1", "1", null)));
    UnitId seat =
        stores.seats().list(event, null, new PageRequest(1, 10)).data().getFirst().unitId();
    QueueEntry.Admitted fan = admitted(event);
    HoldRequest request = request(fan, new UnitSelection.Chosen(List.of(seat)));

    HoldOutcome outcome = afterWaiting(event, () -> stores.claims().hold(request), endOf(fan));

    assertThat(outcome).isEqualTo(new HoldOutcome.NotAdmitted());
  }

  @Test
  @Tag("D8")
  void aHoldLastsFromWhenItsTurnHasCome() throws Exception {
    EventId event = given().onSale(3).id();
    HoldRequest request = request(admitted(event), new UnitSelection.AnyOf(1, null));
    Duration waited = Duration.ofSeconds(7);

    HoldOutcome outcome = afterWaiting(event, () -> stores.claims().hold(request), waited);

    Claim claim = ((HoldOutcome.Held) outcome).claim();
    assertThat(claim.facts().createdAt()).isEqualTo(request.now().plus(waited));
    assertThat(claim.facts().expiresAt()).isEqualTo(request.now().plus(waited).plus(HOLD));
    assertThat(stores.claims().find(claim.id())).contains(claim);
  }

  @Test
  @Tag("D11")
  void anExtensionWhoseTurnComesAfterTheWindowIsRefused() throws Exception {
    EventId event = given().onSale(3).id();
    QueueEntry.Admitted fan = admitted(event);
    Instant asked = time.instant();

    ExtendOutcome outcome =
        afterWaiting(
            event,
            () ->
                stores
                    .lines()
                    .extend(event, fan.facts().customerId(), Duration.ofMinutes(1), 3, asked),
            endOf(fan));

    assertThat(outcome).isEqualTo(new ExtendOutcome.NotAdmitted());
  }

  /** Asks while somebody changes the event, and lets so much time go by until it is their turn. */
  private static <T> T afterWaiting(EventId event, Callable<T> ask, Duration waited)
      throws Exception {
    try (ExecutorService fan = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<T> answer;
      try (WaitingLocks held = WaitingLocks.heldBySomebodyChanging(others, event)) {
        requireNonNull(held);
        answer = fan.submit(ask);
        WaitingLocks.awaitWaiting(others, 1);
        time.advance(waited);
      }
      return answer.get();
    }
  }

  private static Fixtures given() {
    return new Fixtures(stores);
  }

  private static QueueEntry.Admitted admitted(EventId event) {
    return given().admitted(event, given().customer(), time.instant());
  }

  private static Duration endOf(QueueEntry.Admitted fan) {
    return Duration.between(time.instant(), fan.admittedUntil());
  }

  private static HoldRequest request(QueueEntry.Admitted fan, UnitSelection selection) {
    return new HoldRequest(
        new ClaimId(UUID.randomUUID()),
        fan.facts().eventId(),
        fan.id(),
        fan.facts().customerId(),
        selection,
        time.instant(),
        time.instant().plus(HOLD));
  }
}
