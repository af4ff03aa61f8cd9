package io.fairqueue.postgres.stock;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.domain.UnitStatus;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.PageRequest;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.postgres.check.CheckResult;
import io.fairqueue.postgres.check.PostgresChecks;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two nodes whose fans fight for the same seats: a few rounds, or for as long as {@code
 * -Dfairqueue.test.race=PT30S} says.
 */
final class PostgresSeatRacesIT {

  private static final int ROUNDS = 4;
  private static final Duration LONGER =
      Duration.parse(System.getProperty("fairqueue.test.race", "PT0S"));
  private static final int FANS = 64;
  private static final int SEATS = 48;
  private static final int MAX_TRIES = 6;
  private static final Instant START = Fixtures.START;
  private static final PageRequest ALL = new PageRequest(1, 100);

  @Test
  @Tag("F1")
  @Tag("F5")
  @Tag("N65")
  void fansWhoChooseOverlappingSeatsInAnyOrderGetAllOfTheirsOrNone() throws Exception {
    try (TestDatabase database = new TestDatabase();
        HikariDataSource otherPool = database.newPool();
        PostgresStores other = new PostgresStores(otherPool, LineListener.none());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Tally all = new Tally(0, 0, 0);
      int rounds = 0;
      for (long end = System.nanoTime() + LONGER.toNanos();
          rounds < ROUNDS || System.nanoTime() < end;
          rounds++) {
        Event.Active event = onSale(database);
        List<UnitId> seats = seats(database, event, null);
        List<QueueEntry.Admitted> fans =
            new Fixtures(database.stores()).crowd(event.id(), FANS, START);
        List<Future<Tally>> running = new ArrayList<>();
        for (int fan = 0; fan < FANS; fan++) {
          PostgresStores node = fan % 2 == 0 ? database.stores() : other;
          Random random = new Random(rounds * FANS + fan);
          QueueEntry.Admitted entry = fans.get(fan);
          running.add(threads.submit(() -> fight(node, entry, seats, random)));
        }
        Tally round = new Tally(0, 0, 0);
        for (Future<Tally> each : running) {
          round = round.plus(each.get());
        }
        assertThat(seats(database, event, UnitStatus.HELD)).hasSize(round.seats());
        assertThat(round.seats()).isGreaterThan(SEATS / 2);
        all = all.plus(round);
      }
      List<CheckResult> checks = new PostgresChecks(database.pool()).run(null);
      if (!LONGER.isZero()) {
        System.out.printf(
            "%d rounds of %d fans for %d seats: %d holds of %d seats, %d refusals, %d deadlocks; %s%n",
            rounds,
            FANS,
            SEATS,
            all.holds(),
            all.seats(),
            all.refusals(),
            database.deadlocks(),
            checks.getFirst().figures());
      }
      assertThat(database.deadlocks()).isZero();
      assertThat(checks)
          .allSatisfy(result -> assertThat(result.passed()).as(result.toString()).isTrue());
    }
  }

  private record Tally(int holds, int seats, int refusals) {

    Tally plus(Tally other) {
      return new Tally(holds + other.holds, seats + other.seats, refusals + other.refusals);
    }
  }

  /** Tries for other seats until some are held; one in four asks for the best ones instead. */
  private static Tally fight(
      PostgresStores node, QueueEntry.Admitted fan, List<UnitId> seats, Random random) {
    List<UnitId> order = new ArrayList<>(seats);
    for (int refusals = 0; refusals < MAX_TRIES; refusals++) {
      Collections.shuffle(order, random);
      int quantity = 1 + random.nextInt(4);
      List<UnitId> chosen = List.copyOf(order.subList(0, quantity));
      UnitSelection selection =
          random.nextInt(4) == 0
              ? new UnitSelection.AnyOf(quantity, null)
              : new UnitSelection.Chosen(chosen);
      HoldOutcome outcome = node.claims().hold(request(fan, selection));
      if (outcome instanceof HoldOutcome.Held held) {
        List<UnitId> got = units(held.claim());
        assertThat(got).hasSize(quantity).doesNotHaveDuplicates();
        if (selection instanceof UnitSelection.Chosen) {
          assertThat(got).containsExactlyInAnyOrderElementsOf(chosen);
        }
        return new Tally(1, quantity, refusals);
      }
      assertThat(outcome).isInstanceOfAny(HoldOutcome.UnitsTaken.class, HoldOutcome.SoldOut.class);
    }
    return new Tally(0, 0, MAX_TRIES);
  }

  private static Event.Active onSale(TestDatabase database) {
    Tier stalls = Fixtures.reserved("Stalls", SEATS, 700);
    Event.Active event =
        new Fixtures(database.stores()).onSale(Fixtures.details(SalePolicy.defaults(), stalls));
    List<Seat> seats =
        IntStream.range(0, SEATS)
            .mapToObj(i -> new Seat("A", "" + i / 12, "" + i % 12, null))
            .toList();
    database.stores().seats().add(event.id(), stalls.id(), seats);
    return event;
  }

  private static List<UnitId> seats(
      TestDatabase database, Event event, @Nullable UnitStatus status) {
    return database.stores().seats().list(event.id(), status, ALL).data().stream()
        .map(SeatUnit::unitId)
        .toList();
  }

  private static List<UnitId> units(Claim claim) {
    return claim.facts().units().stream().map(HeldUnit::unitId).toList();
  }

  private static HoldRequest request(QueueEntry.Admitted fan, UnitSelection selection) {
    return new HoldRequest(
        new ClaimId(UUID.randomUUID()),
        fan.facts().eventId(),
        fan.id(),
        fan.facts().customerId(),
        selection,
        START,
        START.plusSeconds(600));
  }
}
