package io.fairqueue.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.port.LineListener;
import io.fairqueue.postgres.check.PostgresChecks;
import io.fairqueue.postgres.claim.HoldBatch;
import io.fairqueue.postgres.clock.Watch;
import io.fairqueue.postgres.commit.SaleNews;
import io.fairqueue.postgres.line.LineBatch;
import io.fairqueue.postgres.line.LineRequest;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two nodes whose batches want the same rows in opposite orders: some rounds, or as many as {@code
 * -Dfairqueue.test.rounds=5000} says.
 */
final class PostgresRacesIT {

  private static final int ROUNDS = Integer.getInteger("fairqueue.test.rounds", 150);

  /** After these a sale would be over: the next rounds have an event of their own. */
  private static final int ROUNDS_OF_AN_EVENT = 1_000;

  private static final int FANS = 12;
  private static final Instant START = Fixtures.START;

  @Test
  @Tag("N65")
  @Tag("F5")
  @Tag("D6")
  void batchesOfTwoNodesNeverWaitForEachOtherInACircle() throws Exception {
    try (TestDatabase database = new TestDatabase();
        HikariDataSource otherPool = database.newPool();
        PostgresStores other = new PostgresStores(otherPool, LineListener.none());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Event.Active event = new Fixtures(database.stores()).onSale(FANS);
      HoldBatch one =
          new HoldBatch(new Database(database.pool()), Watch.ofCallers(), new SaleNews());
      HoldBatch two = new HoldBatch(new Database(otherPool), Watch.ofCallers(), new SaleNews());
      LineBatch line =
          new LineBatch(
              new Database(otherPool),
              TestDatabase.lines(otherPool),
              TestDatabase.accounts(otherPool));
      for (int round = 0; round < ROUNDS; round++) {
        Instant now = START.plusSeconds(700L * (round % ROUNDS_OF_AN_EVENT));
        if (round > 0 && round % ROUNDS_OF_AN_EVENT == 0) {
          event = new Fixtures(database.stores()).onSale(FANS);
        }
        EventId id = event.id();
        List<QueueEntry.Admitted> fans = new Fixtures(database.stores()).crowd(id, FANS, now);
        List<Callable<?>> racers =
            List.of(
                () -> one.commit(id, requests(fans, now)),
                () -> two.commit(id, requests(fans.reversed(), now)),
                () -> line.commit(id, leaves(fans.subList(FANS - 2, FANS).reversed(), now)),
                () -> other.lines().expire(id, Duration.ofHours(1), now),
                () -> other.claims().expire(now.plusSeconds(600), 100));
        List<Future<?>> running = new ArrayList<>();
        racers.forEach(racer -> running.add(threads.submit(racer)));
        for (Future<?> each : running) {
          each.get();
        }
        assertOneHoldEach(database, id, fans, now.plusSeconds(600));
      }
      assertThat(database.deadlocks()).isZero();
      assertThat(new PostgresChecks(database.pool()).run(null))
          .allSatisfy(result -> assertThat(result.passed()).as(result.toString()).isTrue());
    }
  }

  /** Everybody has one outcome: a claim that was held (and maybe released since), or none. */
  private static void assertOneHoldEach(
      TestDatabase database, EventId event, List<QueueEntry.Admitted> fans, Instant now) {
    for (QueueEntry.Admitted fan : fans) {
      QueueEntry entry =
          database.stores().lineReads().find(event, fan.facts().customerId()).orElseThrow();
      assertThat(entry).isInstanceOfAny(QueueEntry.Completed.class, QueueEntry.Abandoned.class);
      Fixtures.liveClaim(database.stores().claims(), event, fan.facts().customerId())
          .map(Claim::id)
          .ifPresent(
              claim -> database.stores().claims().release(claim, ReleaseReason.CUSTOMER, now));
    }
  }

  @Test
  @Tag("F1")
  void twoNodesThatSellTheLastUnitsSellThemOnce() throws Exception {
    try (TestDatabase database = new TestDatabase();
        HikariDataSource otherPool = database.newPool();
        PostgresStores other = new PostgresStores(otherPool, LineListener.none());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Fixtures given = new Fixtures(database.stores());
      Event.Active event = given.onSale(50);
      List<Future<HoldOutcome>> outcomes = new ArrayList<>();
      for (QueueEntry.Admitted fan : given.crowd(event.id(), 200, START)) {
        PostgresStores node = outcomes.size() % 2 == 0 ? database.stores() : other;
        outcomes.add(threads.submit(() -> node.claims().hold(request(fan, START))));
      }

      int held = 0;
      for (Future<HoldOutcome> outcome : outcomes) {
        held += outcome.get() instanceof HoldOutcome.Held ? 1 : 0;
      }
      assertThat(held).isEqualTo(50);
      assertThat(database.stores().events().availability(event.id()).getFirst().free()).isZero();
    }
  }

  private static List<HoldRequest> requests(List<QueueEntry.Admitted> fans, Instant now) {
    return fans.stream().map(fan -> request(fan, now)).toList();
  }

  private static HoldRequest request(QueueEntry.Admitted fan, Instant now) {
    return new HoldRequest(
        new ClaimId(UUID.randomUUID()),
        fan.facts().eventId(),
        fan.id(),
        fan.facts().customerId(),
        new UnitSelection.AnyOf(1, null),
        now,
        now.plusSeconds(600));
  }

  private static List<LineRequest> leaves(List<QueueEntry.Admitted> fans, Instant now) {
    return fans.stream()
        .<LineRequest>map(fan -> new LineRequest.Leave(fan.facts().customerId(), now))
        .toList();
  }
}
