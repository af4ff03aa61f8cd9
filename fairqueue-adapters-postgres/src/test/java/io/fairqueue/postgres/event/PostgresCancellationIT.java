package io.fairqueue.postgres.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.port.EventStats;
import io.fairqueue.port.PaymentStore;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.postgres.TestServer;
import io.fairqueue.postgres.check.PostgresChecks;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Statements;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntSupplier;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A cancelled event with many sales, on a server that is killed while their money goes back. */
final class PostgresCancellationIT {

  private static final int SALES = 2_000;
  private static final int BATCH = 200;
  private static final Instant START = Fixtures.START;

  /** All odd amounts together: more than a floating-point number can tell from its neighbours. */
  private static final long CAPTURED = SALES * 1_000_000_000_000_000L + SALES * (SALES + 1L) / 2;

  @Test
  @Tag("C6")
  @Tag("G14")
  @Tag("G15")
  @Tag("H12")
  @Tag("I19")
  void eachSaleIsRefundedOnceAlthoughTheServerIsKilledInBetween() throws Exception {
    try (TestServer server = new TestServer();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      EventId event = cancelledWithSales(server);
      assertThat(server.stores().stats().of(event, START).capturedMinor()).isEqualTo(CAPTURED);
      PaymentStore payments = server.stores().payments();

      assertThat(ask(payments, event)).isEqualTo(BATCH);
      disturb(server, threads, () -> ask(payments, event));

      assertThat(server.stores().events().unfinished()).isEmpty();
      EventStats asked = server.stores().stats().of(event, START);
      assertThat(asked.refunds()).isEqualTo(Map.of(RefundStatus.PENDING, (long) SALES));
      assertThat(asked.refundedMinor()).isZero();

      disturb(server, threads, () -> pay(payments));

      EventStats paid = server.stores().stats().of(event, START);
      assertThat(paid.refunds()).isEqualTo(Map.of(RefundStatus.SUCCEEDED, (long) SALES));
      assertThat(paid.refundedMinor()).isEqualTo(CAPTURED);
      assertThat(server.stores().events().availability(event).getFirst().free()).isEqualTo(SALES);
      assertSound(server, event);
    }
  }

  /** Two workers go on until nothing is left; the server is killed while they are at it. */
  private static void disturb(TestServer server, ExecutorService threads, IntSupplier work)
      throws Exception {
    List<Future<Integer>> workers =
        List.of(
            threads.submit(() -> untilNothingIsLeft(work)),
            threads.submit(() -> untilNothingIsLeft(work)));
    server.server().kill();
    server.server().start();
    for (Future<Integer> worker : workers) {
      worker.get();
    }
  }

  private static int untilNothingIsLeft(IntSupplier work) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(1))
        .ignoreExceptionsInstanceOf(StoreUnavailableException.class)
        .until(work::getAsInt, done -> done == 0);
  }

  private static int ask(PaymentStore payments, EventId event) {
    return payments.requestRefunds(event, "Storm", START, BATCH);
  }

  /** As a gateway that pays at once. What was taken and not ended is due again. */
  private static int pay(PaymentStore payments) {
    List<Refund> due = payments.takeDueRefunds(START, START, BATCH);
    due.forEach(refund -> payments.refundSucceeded(refund.id(), START));
    return due.size();
  }

  private static EventId cancelledWithSales(TestServer server) {
    Fixtures given = new Fixtures(server.stores());
    Event.Active event = given.onSale(SALES);
    given.crowd(event.id(), SALES, START);
    Jdbi jdbi = Jdbi.create(server.pool());
    Statements sql = new Statements(PostgresCancellationIT.class);
    jdbi.useHandle(
        handle ->
            sql.update(handle, "sell")
                .bind("event", event.id().value())
                .bind("now", Columns.timestamp(START))
                .execute());
    assertSound(server, event.id());
    assertThat(server.stores().events().replace(event, event.cancel("Storm", START))).isTrue();
    server.stores().lines().close(event.id(), START);
    return event.id();
  }

  private static void assertSound(TestServer server, EventId event) {
    assertThat(new PostgresChecks(server.pool()).run(event))
        .allSatisfy(result -> assertThat(result.passed()).as(result.toString()).isTrue());
  }
}
