package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.fixture.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Admissions and their ends, on a server whose clock goes when it is told to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AdmissionsIT {

  private final ManualTime time = new ManualTime();
  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.at(time);
    organizer = server.organizer();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  @Tag("N1")
  @Tag("D7")
  @Tag("D8")
  void asking_again_near_the_end_extends_nothing_and_the_next_fan_gets_the_turn() {
    String event = organizer.onSale(1, Map.of("admission_window_seconds", 300));
    Fan fan = server.newFan();
    Fan next = server.newFan();
    fan.join(event).expect(201);
    var admitted = fan.awaitStatus(event, "ADMITTED");
    next.join(event).expect(201);

    time.advance(Duration.ofSeconds(299));
    var again = fan.position(event).expect(200);
    assertThat(again.text("status")).isEqualTo("ADMITTED");
    assertThat(again.text("admitted_until")).isEqualTo(admitted.text("admitted_until"));
    time.advance(Duration.ofSeconds(2));

    // Authentic, but over: it is the window that is told of, not the token.
    fan.claim(event, admitted.text("admission_token")).expectProblem(403, "NOT_ADMITTED");
    fan.claim(event, again.text("admission_token")).expectProblem(403, "NOT_ADMITTED");
    fan.awaitStatus(event, "EXPIRED");
    next.claim(event, next.awaitAdmission(event)).expect(201);
  }

  @Test
  @Tag("N2")
  @Tag("D8")
  void an_admission_serves_its_fan_and_its_event_only() {
    String event = organizer.onSale(2, Map.of());
    String elsewhere = organizer.onSale(2, Map.of());
    Fan fan = server.newFan();
    Fan thief = server.newFan();
    fan.join(event).expect(201);
    String token = fan.awaitAdmission(event);
    thief.join(event).expect(201);
    thief.awaitAdmission(event);

    thief.claim(event, token).expectProblem(403, "FORBIDDEN");
    fan.claim(elsewhere, token).expectProblem(403, "FORBIDDEN");
    for (String garbage : List.of("", "garbage", token + "A", String.valueOf(fan.api().token()))) {
      fan.claim(event, garbage).expectProblem(400, "ADMISSION_TOKEN_INVALID");
    }
    fan.api()
        .post("/api/v1/events/" + event + "/claims", Map.of("quantity", 1))
        .expectProblem(400, "ADMISSION_TOKEN_INVALID");
    assertThat(organizer.show(event).json().path("tiers").path(0).path("free").asInt())
        .isEqualTo(2);
    fan.claim(event, token).expect(201);
  }

  @Test
  @Tag("D4")
  void giving_up_an_admission_hands_it_to_the_next_fan() {
    String event = organizer.onSale(1, Map.of());
    Fan fan = server.newFan();
    Fan next = server.newFan();
    fan.join(event).expect(201);
    String token = fan.awaitAdmission(event);
    next.join(event).expect(201);

    fan.leave(event).expect(204);
    fan.claim(event, token).expectProblem(403, "NOT_ADMITTED");
    next.awaitAdmission(event);
  }

  @Test
  @Tag("D11")
  @Tag("N57")
  void an_admission_is_extended_as_often_as_the_policy_allows() {
    String event = organizer.onSale(1, Map.of("admission_window_seconds", 60, "max_extensions", 1));
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    Instant until = Instant.parse(fan.awaitStatus(event, "ADMITTED").text("admitted_until"));

    // The only ticket is spoken for, so no tick can admit this one meanwhile.
    Fan waiting = server.newFan();
    waiting.join(event).expect(201);
    extend(waiting, event).expectProblem(403, "NOT_ADMITTED");

    var extended = extend(fan, event).expect(200);
    assertThat(Instant.parse(extended.text("admitted_until"))).isEqualTo(until.plusSeconds(60));
    assertThat(extended.number("extensions_left")).isZero();
    extend(fan, event).expectProblem(409, "NO_EXTENSIONS_LEFT");
    time.advance(Duration.ofSeconds(90));
    fan.claim(event, fan.awaitAdmission(event)).expect(201);
  }

  @Test
  @Tag("D9")
  @Tag("N31")
  void who_waits_too_long_is_told_so_and_never_admitted() {
    String event = organizer.onSale(1, Map.of("waiting_ttl_seconds", 7_200));
    Fan holder = server.newFan();
    String claim = holder.buy(event);
    Fan waiting = server.newFan();
    waiting.join(event).expect(201);
    holder.startPayment(claim).expectProblem(503, "GATEWAY_NOT_CONFIGURED");

    // In one step, so that the holder's end and the fan's come together.
    time.advance(Duration.ofHours(2));
    waiting.awaitStatus(event, "EXPIRED");
    holder.awaitClaim(claim, "RELEASED");
    assertThat(facts(event, "waiting")).isZero();
    assertThat(facts(event, "admitted")).isZero();
  }

  @Test
  @Tag("D5")
  @Tag("N24")
  @Tag("D3")
  void no_more_are_admitted_than_can_buy_however_often_it_ticks() {
    String event = organizer.onSale(3, Map.of());
    List<Fan> fans = server.fans(6);
    fans.forEach(fan -> fan.join(event).expect(201));
    fans.subList(0, 3).forEach(fan -> fan.awaitAdmission(event));
    assertThat(facts(event, "admitted")).isEqualTo(3);
    assertThat(facts(event, "waiting")).isEqualTo(3);
    for (int i = 3; i < 6; i++) {
      var waiting = fans.get(i).position(event).expect(200);
      assertThat(waiting.text("status")).isEqualTo("WAITING");
      assertThat(waiting.number("position")).isEqualTo(i - 2);
    }
  }

  @Test
  @Tag("D10")
  void an_organizer_admits_by_hand_past_the_rate_but_within_the_stock() {
    String event = organizer.onSale(3, Map.of("admissions_per_minute", 1));
    List<Fan> fans = server.fans(5);
    fans.forEach(fan -> fan.join(event).expect(201));
    fans.getFirst().awaitAdmission(event);

    var path = "/api/v1/events/" + event + "/queue/admissions";
    organizer.api().post(path, Map.of("count", 0)).expectProblem(400, "INVALID_INPUT");
    assertThat(organizer.api().post(path, Map.of("count", 1)).expect(200).number("admitted"))
        .isEqualTo(1);
    fans.get(1).awaitAdmission(event);
    assertThat(organizer.api().post(path, Map.of("count", 10)).expect(200).number("admitted"))
        .isEqualTo(1);
    assertThat(facts(event, "admitted")).isEqualTo(3);
    assertThat(facts(event, "waiting")).isEqualTo(2);
  }

  @Test
  @Tag("D2")
  @Tag("N5")
  void positions_fall_as_others_are_admitted_and_who_is_admitted_is_shown_so() {
    String event = organizer.onSale(10, Map.of("admissions_per_minute", 2));
    List<Fan> fans = server.fans(4);
    fans.forEach(fan -> fan.join(event).expect(201));
    fans.get(1).awaitAdmission(event);
    assertThat(fans.get(2).position(event).expect(200).number("position")).isEqualTo(1);
    assertThat(fans.get(3).position(event).expect(200).number("position")).isEqualTo(2);
    assertThat(fans.get(0).position(event).text("status")).isEqualTo("ADMITTED");

    time.advance(Duration.ofSeconds(60));
    fans.get(3).awaitAdmission(event);
    assertThat(facts(event, "waiting")).isZero();
  }

  @Test
  @Tag("C4")
  @Tag("N26")
  void after_the_end_nobody_joins_and_nobody_claims() {
    String event = organizer.onSale(1, Map.of());
    Fan fan = server.newFan();
    Fan other = server.newFan();
    fan.join(event).expect(201);
    String token = fan.awaitAdmission(event);
    other.join(event).expect(201);

    organizer.api().put("/api/v1/events/" + event + "/end").expect(200);
    fan.claim(event, token).expectProblem(410, "SALE_CLOSED");
    server.newFan().join(event).expectProblem(404, "EVENT_NOT_ACTIVE");
    other.awaitStatus(event, "EXPIRED");
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> organizer.show(event).text("status"), "ENDED"::equals);
  }

  private long facts(String event, String field) {
    return server.api().get("/api/v1/events/" + event + "/queue").expect(200).number(field);
  }

  private static Answer extend(Fan fan, String event) {
    return fan.api().post("/api/v1/events/" + event + "/queue/extend");
  }
}
