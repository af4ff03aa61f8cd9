package io.fairqueue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.line.view.LineView;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.postgres.line.LineTurn;
import io.fairqueue.postgres.line.Lines;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A database that goes away, hangs, or is held up by somebody else. */
final class PostgresOutageIT {

  @Test
  @Tag("I19")
  void aBackendThatIsKilledInMidTransactionLeavesNothingHalfDone() {
    try (TestDatabase database = new TestDatabase();
        HikariDataSource others = database.newPool()) {
      Event.Active event = new Fixtures(database.stores()).onSale(5);
      Jdbi outside = Jdbi.create(others);
      Lines lines = TestDatabase.lines(database.pool());

      assertThatThrownBy(
              () ->
                  lines.inTurn(
                      event.id(),
                      turn -> {
                        LineView view = turn.lock().view();
                        turn.write(
                            nonce ->
                                view.draft(
                                    List.of(new io.fairqueue.line.view.LineRequest.Join(fan())),
                                    Set.of(),
                                    Fixtures.START.toEpochMilli(),
                                    nonce));
                        kill(outside, backendOf(turn.handle()));
                        LineTurn.hold(turn.handle(), event.id());
                        return event;
                      }))
          .isInstanceOf(StoreUnavailableException.class);

      assertThat(database.stores().lineReads().waiting(event.id())).isZero();
      assertThat(new Fixtures(database.stores()).join(event.id(), fan(), Fixtures.START))
          .satisfies(entry -> assertThat(entry.facts().number()).isEqualTo(1));
    }
  }

  @Test
  @Tag("I25")
  void whoHoldsALockTooLongMakesJoinsUnavailableInTime() {
    try (TestDatabase database = new TestDatabase();
        HikariDataSource others = database.newPool()) {
      Event.Active event = new Fixtures(database.stores()).onSale(5);
      try (Handle hung = Jdbi.create(others).open()) {
        hung.begin();
        LineTurn.hold(hung, event.id());

        assertUnavailableInTime(
            () -> database.stores().lines().join(event.id(), fan(), Fixtures.START));
        hung.rollback();
      }
    }
  }

  @Test
  @Tag("I25")
  @Tag("F12")
  void aHungNodeDoesNotHoldTheLineLongerThanItsTimeOut() {
    try (TestDatabase database = new TestDatabase();
        HikariDataSource others = database.newPool()) {
      Event.Active event = new Fixtures(database.stores()).onSale(5);
      Handle hung = Jdbi.create(others).open();
      hung.begin();
      LineTurn.hold(hung, event.id());

      Awaitility.await()
          .atMost(Duration.ofSeconds(5))
          .ignoreExceptionsInstanceOf(StoreUnavailableException.class)
          .untilAsserted(
              () -> new Fixtures(database.stores()).join(event.id(), fan(), Fixtures.START));
    }
  }

  @Test
  @Tag("I25")
  @Tag("F13")
  void aServerThatHangsMakesEveryCallUnavailableInTimeAndHealsByItself() {
    try (TestServer server = new TestServer()) {
      PostgresStores stores = server.stores();
      Event.Active event = new Fixtures(stores).onSale(5);
      server.server().freeze();
      try {
        assertUnavailableInTime(stores::probe);
        assertUnavailableInTime(() -> stores.events().find(event.id()));
        assertUnavailableInTime(() -> stores.lines().join(event.id(), fan(), Fixtures.START));
        assertUnavailableInTime(() -> stores.events().replace(event, event.pause(Fixtures.START)));
      } finally {
        server.server().thaw();
      }
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .ignoreExceptionsInstanceOf(StoreUnavailableException.class)
          .until(() -> stores.events().find(event.id()).isPresent());
    }
  }

  @Test
  void aClosedStoreTakesNothing() {
    TestDatabase database = new TestDatabase();
    Event.Active event = new Fixtures(database.stores()).onSale(5);
    database.close();

    assertThatThrownBy(() -> database.stores().lines().join(event.id(), fan(), Fixtures.START))
        .isInstanceOf(StoreUnavailableException.class);
  }

  private static void assertUnavailableInTime(ThrowingCallable call) {
    long start = System.nanoTime();
    assertThatThrownBy(call).isInstanceOf(StoreUnavailableException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2_100));
  }

  private static int backendOf(Handle handle) {
    return handle.createQuery("select pg_backend_pid()").mapTo(Integer.class).one();
  }

  private static void kill(Jdbi outside, int backend) {
    List<Boolean> killed =
        outside.withHandle(
            handle ->
                handle
                    .createQuery("select pg_terminate_backend(:pid, 1000)")
                    .bind("pid", backend)
                    .mapTo(Boolean.class)
                    .list());
    assertThat(killed).containsExactly(true);
  }

  private static CustomerId fan() {
    return new CustomerId(UUID.randomUUID());
  }
}
