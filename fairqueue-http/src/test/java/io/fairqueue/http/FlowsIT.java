package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.FanSocket;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The ways through a sale that fans and organizers take, from end to end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FlowsIT {

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  @Tag("D2")
  @Tag("E1")
  @Tag("E3")
  @Tag("G4")
  @Tag("N40")
  void a_fan_joins_is_admitted_claims_pays_and_has_a_ticket() {
    String event = organizer.onSale(10, Map.of());
    Fan fan = server.fan();
    try (FanSocket socket = fan.socket(event)) {
      var joined = fan.join(event).expect(201);
      assertThat(joined.number("number")).isEqualTo(1);
      assertThat(joined.number("position")).isEqualTo(1);
      assertThat(joined.text("status")).isEqualTo("WAITING");
      assertThat(joined.json().path("sold_out").asBoolean(true)).isFalse();

      var admitted = fan.awaitStatus(event, "ADMITTED");
      assertThat(admitted.number("position")).isZero();
      var pushed = socket.await("admitted");
      assertThat(pushed.path("admitted_until").asText()).isEqualTo(admitted.text("admitted_until"));

      var claim = fan.claim(event, pushed.path("token").asText()).expect(201);
      assertThat(claim.text("status")).isEqualTo("CLAIMED");
      assertThat(claim.number("amount_minor")).isEqualTo(5_000);
      assertThat(claim.text("currency")).isEqualTo("NGN");
      assertThat(claim.json().path("units")).hasSize(1);
      String id = claim.text("claim_id");
      assertThat(fan.awaitStatus(event, "COMPLETED").text("claim_id")).isEqualTo(id);

      var payment = fan.startPayment(id).expect(201);
      assertThat(payment.text("status")).isEqualTo("PENDING");
      var page =
          server.api().send(server.api().request(path(payment.text("authorization_url"))).GET());
      // A code of a currency and its amount stay on one line.
      assertThat(page.expect(200).body()).contains("A Night Out", "NGN\u00a050.00");
      fan.decide(payment.text("reference"), "success").expect(200);

      assertThat(fan.awaitClaim(id, "CONFIRMED").text("payment_id"))
          .isEqualTo(payment.text("payment_id"));
      var paid = fan.awaitPayment(payment.text("payment_id"), "SUCCEEDED");
      assertThat(paid.text("external_id")).isNotBlank();
      assertThat(paid.json().has("refund")).isFalse();
      assertThat(organizer.show(event).json().path("tiers").path(0).path("sold").asInt()).isOne();
    }
  }

  @Test
  @Tag("E3")
  void who_was_offline_when_admitted_gets_the_token_by_asking() {
    String event = organizer.onSale(1, Map.of());
    Fan fan = server.fan();
    fan.join(event).expect(201);
    String token = fan.awaitAdmission(event);
    fan.claim(event, token).expect(201);
  }

  @Test
  @Tag("C3")
  @Tag("F9")
  @Tag("N25")
  void the_last_ticket_goes_to_one_and_sells_again_when_it_comes_back() {
    String event = organizer.onSale(1, Map.of("over_admission", 2.0));
    Fan first = server.fan();
    Fan second = server.fan();
    first.join(event).expect(201);
    second.join(event).expect(201);
    String tokenOfFirst = first.awaitAdmission(event);
    String tokenOfSecond = second.awaitAdmission(event);

    String claim = first.claim(event, tokenOfFirst).expect(201).text("claim_id");
    second.claim(event, tokenOfSecond).expectProblem(410, "EVENT_SOLD_OUT");
    awaitEvent(event, "SOLD_OUT");
    // What a join tells of the stock may be as old as what is shown: two seconds.
    await()
        .atMost(Duration.ofSeconds(3))
        .until(() -> server.fan().join(event).expect(201).json().path("sold_out").asBoolean());

    first.release(claim).expect(204);
    awaitEvent(event, "ACTIVE");
    second.claim(event, tokenOfSecond).expect(201);
  }

  @Test
  @Tag("F7")
  @Tag("N50")
  void an_unpaid_claim_ends_by_itself_and_its_ticket_goes_to_the_next_fan() {
    String event = organizer.onSale(1, Map.of("claim_ttl_seconds", 1));
    Fan first = server.fan();
    Fan second = server.fan();
    String claim = first.buy(event);
    second.join(event).expect(201);

    var released = first.awaitClaim(claim, "RELEASED");
    assertThat(released.text("release_reason")).isEqualTo("EXPIRED");
    assertThat(released.json().path("units")).hasSize(1);
    second.claim(event, second.awaitAdmission(event)).expect(201);
  }

  @Test
  @Tag("G10")
  @Tag("G12")
  void a_failed_payment_leaves_the_hold_and_the_next_one_may_succeed() {
    String event = organizer.onSale(1, Map.of());
    Fan fan = server.fan();
    String claim = fan.buy(event);

    var first = fan.startPayment(claim).expect(201);
    fan.decide(first.text("reference"), "failed").expect(200);
    var failed = fan.awaitPayment(first.text("payment_id"), "FAILED");
    assertThat(failed.text("failure_reason")).isNotBlank();
    assertThat(fan.show(claim).text("status")).isEqualTo("CLAIMED");

    var second = fan.startPayment(claim).expect(201);
    assertThat(second.text("reference")).isNotEqualTo(first.text("reference"));
    fan.decide(second.text("reference"), "success").expect(200);
    fan.awaitClaim(claim, "CONFIRMED");
    assertThat(fan.paymentStatuses(claim)).containsExactly("SUCCEEDED", "FAILED");
  }

  @Test
  @Tag("G10")
  void the_last_failed_payment_releases_the_claim() {
    String event = organizer.onSale(1, Map.of("max_payment_attempts", 1));
    Fan fan = server.fan();
    String claim = fan.buy(event);

    fan.decide(fan.startPayment(claim).expect(201).text("reference"), "failed").expect(200);
    assertThat(fan.awaitClaim(claim, "RELEASED").text("release_reason"))
        .isEqualTo("PAYMENT_FAILED");
    fan.startPayment(claim).expectProblem(409, "CLAIM_NOT_PAYABLE");
    Fan next = server.fan();
    next.join(event).expect(201);
    next.claim(event, next.awaitAdmission(event)).expect(201);
  }

  @Test
  @Tag("D4")
  @Tag("F3")
  void nobody_stands_in_a_line_twice_and_who_leaves_comes_back_at_the_end() {
    // One ticket, and its taker keeps it: the others wait.
    String event = organizer.onSale(1, Map.of());
    Fan holder = server.fan();
    holder.buy(event);
    holder.join(event).expectProblem(409, "ALREADY_CLAIMED");
    holder.leave(event).expectProblem(409, "INVALID_TRANSITION");

    Fan fan = server.fan();
    Fan other = server.fan();
    fan.position(event).expectProblem(404, "NOT_IN_QUEUE");
    fan.leave(event).expectProblem(404, "NOT_IN_QUEUE");
    String entry = fan.join(event).expect(201).text("queue_entry_id");
    other.join(event).expect(201);
    var again = fan.join(event).expectProblem(409, "ALREADY_IN_QUEUE");
    assertThat(again.json().path("entry").path("queue_entry_id").asText()).isEqualTo(entry);
    assertThat(again.json().path("entry").path("position").asInt()).isOne();

    fan.leave(event).expect(204);
    fan.position(event).expectProblem(404, "NOT_IN_QUEUE");
    assertThat(other.position(event).expect(200).number("position")).isEqualTo(1);
    assertThat(fan.join(event).expect(201).number("position")).isEqualTo(2);
  }

  @Test
  @Tag("C4")
  void nobody_joins_what_is_not_on_sale() {
    Fan fan = server.fan();
    String draft = organizer.draft(Map.of("total_inventory", 1, "price_minor", 0), Map.of());
    fan.join(draft).expectProblem(404, "EVENT_NOT_ACTIVE");
    fan.join("00000000-0000-4000-8000-000000000000").expectProblem(404, "EVENT_NOT_ACTIVE");

    String paused = organizer.onSale(1, Map.of());
    organizer.api().put("/api/v1/events/" + paused + "/pause").expect(200);
    fan.join(paused).expectProblem(404, "EVENT_NOT_ACTIVE");
  }

  @Test
  @Tag("A9")
  void an_organizer_does_not_act_on_somebody_elses_event() {
    Organizer stranger = server.organizer();
    Organizer admin = server.organizer(true);
    String event = organizer.draft(Map.of("total_inventory", 1, "price_minor", 0), Map.of());
    String path = "/api/v1/events/" + event;

    stranger.api().put(path + "/activate").expectProblem(403, "FORBIDDEN");
    admin.api().put(path + "/activate").expect(200);
    for (String transition : List.of("/pause", "/resume", "/end")) {
      stranger.api().put(path + transition).expectProblem(403, "FORBIDDEN");
    }
    stranger
        .api()
        .post(path + "/queue/admissions", Map.of("count", 1))
        .expectProblem(403, "FORBIDDEN");
    Fan fan = server.fan();
    String claim = fan.buy(event);
    stranger.api().get("/api/v1/claims/" + claim).expectProblem(403, "FORBIDDEN");
    server.fan().show(claim).expectProblem(403, "FORBIDDEN");
    organizer.api().get("/api/v1/claims/" + claim).expect(200);
    admin.api().get("/api/v1/claims/" + claim).expect(200);
  }

  @Test
  @Tag("C13")
  @Tag("C1")
  void a_free_ticket_is_confirmed_at_once() {
    String event = organizer.onSale(Map.of("total_inventory", 1, "price_minor", 0), Map.of());
    Fan fan = server.fan();
    fan.join(event).expect(201);
    var claim = fan.claim(event, fan.awaitAdmission(event)).expect(201);
    assertThat(claim.text("status")).isEqualTo("CONFIRMED");
    fan.startPayment(claim.text("claim_id")).expectProblem(409, "CLAIM_NOT_PAYABLE");
  }

  @Test
  @Tag("D14")
  void who_joins_where_nobody_waits_is_admitted_within_a_second() {
    String event = organizer.onSale(5, Map.of());
    Fan fan = server.fan();
    Instant joined = Instant.parse(fan.join(event).expect(201).text("joined_at"));
    Instant until = Instant.parse(fan.awaitStatus(event, "ADMITTED").text("admitted_until"));
    // The admission's end is its beginning and a window of five minutes.
    assertThat(Duration.between(joined, until.minusSeconds(300)))
        .isLessThanOrEqualTo(Duration.ofMillis(1_100));
  }

  private void awaitEvent(String event, String status) {
    await()
        .atMost(Duration.ofSeconds(5))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> organizer.show(event).text("status"), status::equals);
  }

  private static String path(String url) {
    return URI.create(url).getPath();
  }
}
