package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

/** Two hundred fans and twenty tickets that come back again and again: twenty are sold. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OversellIT {

  private static final int FANS = 200;
  private static final int TICKETS = 20;
  private static final Duration ROUND = Duration.ofSeconds(60);
  private static final int MAX_AGAIN = 10;

  private TestServer server;
  private Organizer organizer;
  private List<Fan> fans;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
    fans = server.fans(FANS);
  }

  @RepeatedTest(4)
  @Tag("F1")
  @Tag("F2")
  @Tag("C10")
  @Tag("N21")
  @Tag("N23")
  void exactly_as_many_are_sold_as_there_are() throws Exception {
    // Over-admission lets every fan in; a hold lasts a second.
    String event =
        organizer.onSale(TICKETS, Map.of("over_admission", 10.0, "claim_ttl_seconds", 1));
    List<Fan> payers = race(event);

    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> availability(event).number("held") == 0);
    var stock = availability(event);
    assertThat(stock.number("sold")).isEqualTo(TICKETS);
    assertThat(stock.number("free")).isZero();
    assertThat(stock.number("total")).isEqualTo(TICKETS);
    assertThat(payers).hasSizeGreaterThanOrEqualTo(TICKETS);
    assertThat(
            server.count(
                "select count(*) from claims where status = 'CONFIRMED' and event_id = '%s'"
                    .formatted(event)))
        .isEqualTo(TICKETS);
    assertThat(
            server.count(
                """
                select count(distinct k.unit_no)
                from claim_units k
                join claims c on c.id = k.claim_id and c.event_id = k.event_id
                where k.live and c.status = 'CONFIRMED' and k.event_id = '%s'
                """
                    .formatted(event)))
        .isEqualTo(TICKETS);
  }

  /** The fans who paid for a ticket; not everybody's money was in time. */
  private List<Fan> race(String event) throws InterruptedException, ExecutionException {
    CountDownLatch start = new CountDownLatch(1);
    List<Fan> payers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> paid = new ArrayList<>();
      for (int i = 0; i < FANS; i++) {
        Fan fan = fans.get(i);
        int kind = i % 3;
        paid.add(
            threads.submit(
                () -> {
                  fan.join(event).expect(201);
                  String token = fan.awaitAdmission(event);
                  start.await();
                  return claimAndUse(fan, event, token, kind);
                }));
      }
      try {
        await()
            .atMost(ROUND)
            .pollInterval(Duration.ofMillis(200))
            .until(() -> admitted(event) == FANS);
      } finally {
        start.countDown();
      }
      for (int i = 0; i < FANS; i++) {
        if (paid.get(i).get()) {
          payers.add(fans.get(i));
        }
      }
    }
    return payers;
  }

  /** Some give their claim back, some let it end, some pay. */
  private boolean claimAndUse(Fan fan, String event, String token, int kind)
      throws InterruptedException {
    long end = System.nanoTime() + ROUND.toNanos();
    while (System.nanoTime() < end) {
      Answer claim = patiently(() -> fan.claim(event, token));
      switch (claim.status()) {
        case 201 -> {
          String id = claim.text("claim_id");
          return switch (kind) {
            case 0 -> {
              // In a race with its end, so either answer will do.
              assertThat(patiently(() -> fan.release(id)).status()).isIn(204, 409);
              yield false;
            }
            case 1 -> false;
            default -> pay(fan, id);
          };
        }
        case 410 -> claim.expectProblem(410, "EVENT_SOLD_OUT");
        default -> claim.expectProblem(409, "UNITS_TAKEN");
      }
      if (availability(event).number("sold") == TICKETS) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(300 + (fan.hashCode() & 0xFF));
    }
    throw new AssertionError("a fan neither got a ticket nor saw the last one sold");
  }

  private static boolean pay(Fan fan, String claim) {
    Answer payment = patiently(() -> fan.startPayment(claim));
    if (payment.status() != 201) {
      payment.expectProblem(409, "CLAIM_NOT_PAYABLE");
      return false;
    }
    String reference = payment.text("reference");
    patiently(() -> fan.decide(reference, "success")).expect(200);
    return true;
  }

  private long admitted(String event) {
    return patiently(() -> server.api().get("/api/v1/events/" + event + "/queue"))
        .expect(200)
        .number("admitted");
  }

  private Answer availability(String event) {
    return patiently(() -> server.api().get("/api/v1/events/" + event + "/availability"))
        .expect(200);
  }

  /** A crowd is more than a small machine bears at times: it says so, and is asked again. */
  private static Answer patiently(Supplier<Answer> ask) {
    Answer answer = ask.get();
    for (int again = 0; answer.isBusy() && again < MAX_AGAIN; again++) {
      answer = ask.get();
    }
    return answer;
  }
}
