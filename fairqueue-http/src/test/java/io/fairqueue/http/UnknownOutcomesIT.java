package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.LossyPostgres;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.server.TestRedis;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A commit that nobody hears of: the caller is told that the outcome is unknown, and who asks again
 * with the same key gets the answer of the one effect.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("H9")
@Tag("H13")
final class UnknownOutcomesIT {

  private LossyPostgres wire;
  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    wire = LossyPostgres.before(TestServer.freshDatabaseUrl());
    server = TestServer.on(wire.jdbcUrl(), TestRedis.url(), Map.of());
    organizer = server.organizer();
  }

  @AfterAll
  void stop() {
    server.close();
    wire.close();
  }

  @Test
  void one_key_makes_one_event() {
    Answer made = twice(organizer.api(), "/api/v1/events", event(), "insert into events", 201);

    assertThat(server.count("select count(*) from events where name = 'Once'")).isEqualTo(1);
    organizer.api().get("/api/v1/events/" + made.text("id")).expect(200);
  }

  @Test
  void seats_are_added_once() {
    String event = reserved();
    String tier =
        organizer
            .api()
            .get("/api/v1/events/" + event)
            .expect(200)
            .json()
            .at("/tiers/0/id")
            .asText();
    var seats =
        Map.of(
            "tier_id",
            tier,
            "seats",
            List.of(
                Map.of("section", "A", "row", "1", "number", "1"),
                Map.of("section", "A", "row", "1", "number", "2")));

    Answer added =
        twice(
            organizer.api(),
            "/api/v1/events/" + event + "/seats",
            seats,
            "insert into effects",
            201);

    assertThat(added.number("count")).isEqualTo(2);
    assertThat(server.count("select count(*) from seats where event_id = '" + event + "'"))
        .isEqualTo(2);
  }

  @Test
  void five_fans_are_admitted_by_hand_and_not_ten() {
    String event = organizer.onSale(50, Map.of("max_active", 1));
    server.fans(20).forEach(fan -> fan.join(event).expect(201));
    server.sql(
        "update events set max_active = 50, admissions_per_minute = 1 where id = '" + event + "'");
    long before = admitted(event);

    Answer answer =
        twice(
            organizer.api(),
            "/api/v1/events/" + event + "/queue/admissions",
            Map.of("count", 5),
            "insert into effects",
            200);

    assertThat(answer.number("admitted")).isEqualTo(5);
    assertThat(admitted(event)).isBetween(before + 5, before + 7);
  }

  @Test
  void a_fan_joins_once_and_is_told_so() {
    String event = server.crowded();
    Fan fan = server.newFan();

    Answer joined =
        twice(
            fan.api(), "/api/v1/events/" + event + "/queue", Map.of(), "insert into line_log", 201);

    assertThat(joined.text("status")).isEqualTo("WAITING");
    assertThat(fan.position(event).expect(200).text("status")).isEqualTo("WAITING");
  }

  @Test
  void an_admission_is_used_once_and_its_claim_is_told() {
    String event = organizer.onSale(5, Map.of());
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    String token = fan.awaitAdmission(event);

    Answer claimed =
        twice(
            fan.api(),
            "/api/v1/events/" + event + "/claims",
            Map.of("admission_token", token),
            "insert into claims",
            201);

    fan.show(claimed.text("claim_id")).expect(200);
    assertThat(server.count("select count(*) from claims where event_id = '" + event + "'"))
        .isEqualTo(1);
  }

  @Test
  void an_account_is_opened_once_and_its_owner_is_let_in() {
    String email = UUID.randomUUID() + "@fans.example";
    var body = Map.of("name", "A Fan", "email", email, "password", "correct horse");

    String path = "/api/v1/auth/customer/register";
    wire.breakBeforeCommitOf("insert into customers");
    Answer undone =
        server.api().postNamed(path, email, body).expectProblem(503, "STORE_UNAVAILABLE");
    assertThat(undone.text("detail")).doesNotContain("unknown");
    wire.breakAfterCommitOf("insert into customers");
    Answer unheard =
        server.api().postNamed(path, email, body).expectProblem(503, "STORE_UNAVAILABLE");
    assertThat(unheard.text("detail")).contains("unknown");

    Answer again = server.api().postNamed(path, email, body).expect(201);

    server.api().as(again.text("token")).get("/api/v1/me").expect(200);
    server.api().post(path, body).expectProblem(409, "EMAIL_TAKEN");
  }

  private long admitted(String event) {
    return server.count(
        "select count(*) from queue_entries where admitted_at is not null and event_id = '"
            + event
            + "'");
  }

  /** Asks when nobody hears of the commit, and again. */
  private Answer twice(Api api, String path, Map<String, ?> body, String statement, int status) {
    String key = UUID.randomUUID().toString();
    wire.breakAfterCommitOf(statement);
    Answer lost = api.postNamed(path, key, body).expectProblem(503, "STORE_UNAVAILABLE");
    assertThat(wire.hasBroken()).isTrue();
    assertThat(lost.text("detail")).contains("unknown").contains("same key");
    assertThat(lost.header("Retry-After")).isNotBlank();

    api.postNamed(path, key, Map.of("another", "body"))
        .expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
    Answer done = api.postNamed(path, key, body).expect(status);
    Answer again = api.postNamed(path, key, body).expect(status);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.body()).isEqualTo(done.body());
    return done;
  }

  private String reserved() {
    var reserved = new HashMap<String, Object>(event());
    reserved.remove("total_inventory");
    reserved.remove("price_minor");
    reserved.put("name", "Seats");
    reserved.put(
        "tiers",
        List.of(
            Map.of("name", "Stalls", "seating", "reserved", "capacity", 10, "price_minor", 100)));
    return organizer.api().post("/api/v1/events", reserved).expect(201).text("id");
  }

  private static Map<String, Object> event() {
    return Map.of(
        "name",
        "Once",
        "sale_start",
        "2030-01-01T00:00:00Z",
        "sale_end",
        "2030-01-02T00:00:00Z",
        "currency",
        "NGN",
        "total_inventory",
        3,
        "price_minor",
        100);
  }
}
