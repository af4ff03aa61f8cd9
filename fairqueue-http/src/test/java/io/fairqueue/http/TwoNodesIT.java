package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.FanSocket;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two nodes on one database and one Redis do what one would. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TwoNodesIT {

  private TestServer one;
  private TestServer other;
  private Organizer organizer;

  @BeforeAll
  void start() {
    one = TestServer.shared();
    other = one.sibling(Map.of());
    organizer = one.organizer();
  }

  @AfterAll
  void stop() {
    other.close();
  }

  @Test
  @Tag("E1")
  @Tag("E3")
  void a_fan_may_do_each_step_at_another_node() {
    String event = organizer.onSale(1, Map.of());
    Fan here = one.newFan();
    Fan there = here.at(other.url());
    try (FanSocket socketHere = here.socket(event);
        FanSocket socketThere = there.socket(event)) {
      there.join(event).expect(201);
      here.join(event).expectProblem(409, "ALREADY_IN_QUEUE");
      String token = here.awaitAdmission(event);
      String pushed = socketHere.await("admitted").path("token").asText();
      assertThat(socketThere.await("admitted").path("token").asText()).isNotBlank();
      assertThat(pushed).isNotBlank();
      String claim = there.claim(event, token).expect(201).text("claim_id");
      here.claim(event, pushed).expectProblem(409, "ALREADY_CLAIMED");

      there.startPayment(claim).expectProblem(503, "GATEWAY_NOT_CONFIGURED");
      var payment = here.startPayment(claim).expect(201);
      here.decide(payment.text("reference"), "success").expect(200);
      there.awaitClaim(claim, "CONFIRMED");
      socketThere.await("sold_out");
    }
  }

  @Test
  @Tag("D13")
  @Tag("D6")
  @Tag("D5")
  void both_tick_and_yet_the_rate_and_the_order_are_kept() throws Exception {
    String event = organizer.onSale(100, Map.of("admissions_per_minute", 10));
    List<Fan> fans = new ArrayList<>();
    for (Fan fan : one.fans(60)) {
      fans.add(fans.size() % 2 == 0 ? fan : fan.at(other.url()));
    }
    atOnce(fans.stream().<Callable<Answer>>map(fan -> () -> fan.join(event).expect(201)).toList());
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> admitted(event) == 10);
    // Both nodes tick four times a second: give them the chance to be wrong.
    await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(4))
        .until(() -> admitted(event) == 10);
    assertThat(
            one.count(
                """
                select count(*)
                from queue_entries a
                join queue_entries w on w.event_id = a.event_id and w.number < a.number
                where a.event_id = '%s' and a.status = 'ADMITTED' and w.status = 'WAITING'
                """
                    .formatted(event)))
        .isZero();
    assertThat(
            one.count(
                "select max(number) from queue_entries where event_id = '%s'".formatted(event)))
        .isEqualTo(60);
  }

  @Test
  @Tag("F1")
  void both_sell_and_yet_nothing_twice() throws Exception {
    String event = organizer.onSale(5, Map.of("over_admission", 10.0));
    List<Fan> fans = one.fans(50);
    atOnce(fans.stream().<Callable<Answer>>map(fan -> () -> fan.join(event).expect(201)).toList());
    List<Callable<Answer>> claims = new ArrayList<>();
    for (Fan fan : fans) {
      String token = fan.awaitAdmission(event);
      Fan somewhere = claims.size() % 2 == 0 ? fan : fan.at(other.url());
      claims.add(() -> somewhere.claim(event, token));
    }
    List<Answer> answers = atOnce(claims);
    assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(5);
    assertThat(answers.stream().map(Answer::status)).isSubsetOf(201, 409, 410);
  }

  @Test
  @Tag("D1")
  @Tag("N59")
  void everybody_who_joins_is_in_line_once_wherever_they_join() throws Exception {
    String event = organizer.onSale(1, Map.of());
    one.newFan().buy(event);
    List<Fan> fans = one.fans(300);
    List<Callable<Answer>> joins = new ArrayList<>();
    for (Fan fan : fans) {
      joins.add(() -> fan.join(event));
      joins.add(() -> fan.at(other.url()).join(event));
    }
    List<Answer> answers = atOnce(joins);
    assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(300);
    answers.stream()
        .filter(answer -> answer.status() != 201)
        .forEach(answer -> answer.expectProblem(409, "ALREADY_IN_QUEUE"));
    List<Callable<Answer>> polls = new ArrayList<>();
    for (Fan fan : fans) {
      Fan somewhere = polls.size() % 2 == 0 ? fan : fan.at(other.url());
      polls.add(() -> somewhere.position(event).expect(200));
    }
    assertThat(atOnce(polls).stream().map(answer -> answer.number("position")).sorted())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 300).boxed().toList());
  }

  @Test
  @Tag("A18")
  @Tag("D1")
  void who_logged_out_at_one_node_joins_at_none() throws Exception {
    String event = organizer.onSale(1, Map.of());
    Fan first = one.newFan().at(other.url());
    first.join(event).expect(201);
    List<Callable<Answer>> visits = new ArrayList<>();
    for (Fan fan : one.fans(100)) {
      AtomicBoolean over = new AtomicBoolean();
      visits.add(
          () -> {
            try {
              return logOut(fan);
            } finally {
              over.set(true);
            }
          });
      visits.add(
          () -> {
            Fan there = fan.at(other.url());
            while (!over.get()) {
              assertThat(there.join(event).status()).isIn(201, 401, 409, 503);
            }
            return there.join(event).expectProblem(401, "UNAUTHORIZED");
          });
    }
    assertThat(atOnce(visits)).hasSize(200);
    for (Fan fan : one.fans(50)) {
      fan.api().post("/api/v1/auth/logout").expect(204);
      fan.at(other.url()).join(event).expectProblem(401, "UNAUTHORIZED");
    }
    first.join(event).expectProblem(409, "ALREADY_IN_QUEUE");
  }

  /** A crowd at once may find the store busy, and asks again. */
  private static Answer logOut(Fan fan) {
    Answer answer = fan.api().post("/api/v1/auth/logout");
    while (answer.status() == 503) {
      answer = fan.api().post("/api/v1/auth/logout");
    }
    return answer.expect(204);
  }

  private long admitted(String event) {
    return one.count(
        "select count(*) from queue_entries where event_id = '%s' and admitted_at is not null"
            .formatted(event));
  }

  private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(tasks).stream().map(Future::resultNow).toList();
    }
  }
}
