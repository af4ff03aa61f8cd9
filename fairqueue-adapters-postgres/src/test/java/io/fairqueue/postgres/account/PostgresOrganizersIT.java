package io.fairqueue.postgres.account;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.EventStore.ReviseOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.postgres.WaitingLocks;
import io.fairqueue.postgres.check.PostgresChecks;
import io.fairqueue.postgres.sql.Failures;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an organizer does while an event sells as fast as it can. */
final class PostgresOrganizersIT {

  private static final int NODES = 3;
  private static final int CALLERS = 60;
  private static final int ACTS = 8;
  private static final int ADMITTED_AT_ONCE = 5_000;
  private static final Instant START = Fixtures.START;

  /**
   * Three nodes hold as fast as they can: by used admissions, too, so that there is no end of them.
   */
  @Test
  @Tag("C2")
  @Tag("F1")
  @Tag("I25")
  void anOrganizerIsServedWhileThreeNodesSellAsFastAsTheyCan() throws Exception {
    try (TestDatabase database = new TestDatabase();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Fixtures given = new Fixtures(database.stores());
      Event event = given.onSale(400);
      List<QueueEntry.Admitted> fans = given.crowd(event.id(), 300, START);
      List<HikariDataSource> pools = new ArrayList<>();
      List<PostgresStores> nodes = new ArrayList<>();
      for (int i = 0; i < NODES; i++) {
        pools.add(database.newPool());
        nodes.add(new PostgresStores(pools.getLast(), LineListener.none()));
      }
      AtomicBoolean selling = new AtomicBoolean(true);
      AtomicInteger answers = new AtomicInteger();
      List<Future<?>> callers = new ArrayList<>();
      for (int i = 0; i < NODES * CALLERS; i++) {
        PostgresStores node = nodes.get(i % NODES);
        int first = i;
        callers.add(
            threads.submit(
                () -> {
                  for (int n = first; selling.get(); n += 7) {
                    hold(node, fans.get(n % fans.size()));
                    answers.incrementAndGet();
                  }
                }));
      }
      try {
        Awaitility.await().until(() -> answers.get() > 2_000);
        EventStore events = database.stores().events();
        for (int i = 0; i < ACTS; i++) {
          event = act(events, event);
        }
        assertThat(events.replace(event, ((Event.Active) event).end(START))).isTrue();
      } finally {
        selling.set(false);
        for (Future<?> each : callers) {
          each.get();
        }
        nodes.forEach(PostgresStores::close);
        pools.forEach(HikariDataSource::close);
      }
      assertThat(database.stores().events().availability(event.id()).getFirst().held())
          .isEqualTo(fans.size());
      assertThat(new PostgresChecks(database.pool()).run(event.id()))
          .allSatisfy(result -> assertThat(result.passed()).as(result.toString()).isTrue());
    }
  }

  /** Pauses, resumes, and changes what is told of an event. */
  private static Event act(EventStore events, Event event) {
    Event.Active active = (Event.Active) event;
    assertThat(events.replace(active, active.pause(START))).isTrue();
    Event.Paused paused = (Event.Paused) events.find(event.id()).orElseThrow();
    assertThat(events.replace(paused, paused.resume(START))).isTrue();
    Event resumed = events.find(event.id()).orElseThrow();
    assertThat(events.revise(resumed, renamed(resumed.details()), START))
        .isEqualTo(new ReviseOutcome.Revised());
    return events.find(event.id()).orElseThrow();
  }

  private static EventDetails renamed(EventDetails details) {
    return new EventDetails(
        details.name() + "!",
        details.description(),
        details.venue(),
        details.timeZone(),
        details.startsAt(),
        details.endsAt(),
        details.saleStart(),
        details.saleEnd(),
        details.currency(),
        details.tiers(),
        details.policy(),
        details.storefront());
  }

  /** Where the machine is too slow for a crowd, some are sent away; they come again. */
  private static void hold(PostgresStores node, QueueEntry.Admitted fan) {
    try {
      assertThat(outcomeOf(node, fan))
          .isInstanceOfAny(
              HoldOutcome.Held.class,
              HoldOutcome.AlreadyClaimed.class,
              HoldOutcome.SaleClosed.class);
    } catch (StoreUnavailableException e) {
      assertThat(e.store()).isEqualTo(Failures.STORE);
    }
  }

  private static HoldOutcome outcomeOf(PostgresStores node, QueueEntry.Admitted fan) {
    return node.claims()
        .hold(
            new HoldRequest(
                new ClaimId(UUID.randomUUID()),
                fan.facts().eventId(),
                fan.id(),
                fan.facts().customerId(),
                new UnitSelection.AnyOf(1, null),
                START,
                START.plusSeconds(600)));
  }

  @Test
  @Tag("C2")
  @Tag("D12")
  void anEventThatWasPausedWithVeryManyAdmissionsIsResumed() {
    try (TestDatabase database = new TestDatabase()) {
      int fans = 60_000;
      Event.Active event = new Fixtures(database.stores()).onSale(10);
      admitAll(database, event.id(), fans);
      EventStore events = database.stores().events();
      assertThat(events.replace(event, event.pause(START))).isTrue();
      Event.Paused paused = (Event.Paused) events.find(event.id()).orElseThrow();

      assertThat(events.replace(paused, paused.resume(START.plus(Duration.ofHours(1))))).isTrue();

      assertThat(
              database
                  .stores()
                  .lineReads()
                  .activity(event.id(), START.plus(Duration.ofMinutes(64)))
                  .active())
          .isEqualTo(fans);
    }
  }

  private static void admitAll(TestDatabase database, EventId event, int fans) {
    Jdbi.create(database.pool())
        .useHandle(
            handle -> {
              for (int first = 1; first <= fans; first += ADMITTED_AT_ONCE) {
                handle.execute(
                    "insert into admissions (event_id, number, entry_id, customer_id, joined_at,"
                        + " admitted_at, admitted_until) select ?, n, gen_random_uuid(),"
                        + " gen_random_uuid(), ?, ?, ? from generate_series(?, ?) n",
                    event.value(),
                    START,
                    START,
                    START.plusSeconds(300),
                    first,
                    first + ADMITTED_AT_ONCE - 1);
              }
              handle.execute(
                  "update lines set next_number = ? where event_id = ?", fans + 1L, event.value());
            });
  }

  /** A share of the connections is left to others, whoever waits for one event. */
  @Test
  @Tag("N66")
  void thoseWhoWaitForOneEventLeaveConnectionsToTheOthers() throws Exception {
    try (TestDatabase database = new TestDatabase();
        HikariDataSource outside = database.newPool();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Fixtures given = new Fixtures(database.stores());
      EventId busy = given.onSale(1).id();
      EventId other = given.onSale(1).id();
      List<Future<?>> waiting = new ArrayList<>();
      try (WaitingLocks held = WaitingLocks.heldBySomebodyChanging(outside, busy)) {
        requireNonNull(held);
        for (int i = 0; i < 50; i++) {
          waiting.add(
              threads.submit(
                  () ->
                      database
                          .stores()
                          .lines()
                          .extend(busy, given.customer(), Duration.ofMinutes(1), 1, START)));
        }
        WaitingLocks.awaitWaiting(outside, database.pool().getMaximumPoolSize() / 2);

        assertThat(given.join(other, given.customer(), START).facts().number()).isEqualTo(1);
        // What else is under way ends; those who wait don't.
        Awaitility.await()
            .until(
                () ->
                    database.pool().getHikariPoolMXBean().getActiveConnections()
                        <= 1 + database.pool().getMaximumPoolSize() / 2);
      }
      for (Future<?> each : waiting) {
        try {
          each.get();
        } catch (ExecutionException e) {
          assertThat(e).hasCauseInstanceOf(StoreUnavailableException.class);
        }
      }
    }
  }
}
