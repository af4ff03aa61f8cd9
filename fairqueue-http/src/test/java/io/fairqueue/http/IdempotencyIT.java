package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A request that is sent again has one effect, at whatever node. */
@Tag("H9")
final class IdempotencyIT extends OwnRedisSuite {

  private static final Map<String, Integer> FREE = Map.of("total_inventory", 5, "price_minor", 0);

  @Test
  void the_same_request_is_answered_again_at_every_node() {
    String key = UUID.randomUUID().toString();
    Answer first = organizer.api().postNamed("/api/v1/events", key, event("One")).expect(201);
    assertThat(first.header("Idempotent-Replayed")).isEmpty();

    for (var node : List.of(server, other)) {
      Answer again =
          organizer.api().at(node.url()).postNamed("/api/v1/events", key, event("One")).expect(201);
      assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
      assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
      assertThat(again.body()).isEqualTo(first.body());
    }
    assertThat(eventsOf(organizer)).isEqualTo(1);
  }

  @Test
  void a_key_names_one_request_of_one_caller() {
    Organizer mine = server.organizer();
    String key = UUID.randomUUID().toString();
    mine.api().postNamed("/api/v1/events", key, event("One")).expect(201);
    mine.api()
        .postNamed("/api/v1/events", key, event("Two"))
        .expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
    assertThat(eventsOf(mine)).isEqualTo(1);

    Organizer theirs = server.organizer();
    Answer own = theirs.api().postNamed("/api/v1/events", key, event("One")).expect(201);
    assertThat(own.header("Idempotent-Replayed")).isEmpty();
    assertThat(eventsOf(theirs)).isEqualTo(1);
  }

  @Test
  void a_fan_who_sends_each_step_twice_has_taken_each_once() {
    String event = organizer.onSale(FREE, Map.of());
    Fan fan = server.newFan();
    String queue = "/api/v1/events/" + event + "/queue";
    Answer joined = fan.api().postNamed(queue, "join", Map.of()).expect(201);
    assertThat(fan.api().postNamed(queue, "join", Map.of()).expect(201).body())
        .isEqualTo(joined.body());

    var claim = Map.of("admission_token", fan.awaitAdmission(event));
    String claims = "/api/v1/events/" + event + "/claims";
    Answer claimed = fan.api().postNamed(claims, "claim", claim).expect(201);
    Answer again = fan.api().postNamed(claims, "claim", claim).expect(201);
    assertThat(again.text("claim_id")).isEqualTo(claimed.text("claim_id"));
    fan.api().postNamed(claims, "another", claim).expectProblem(409, "ALREADY_CLAIMED");
  }

  @Test
  @Tag("N67")
  void a_refusal_is_not_kept_and_frees_its_key_but_a_conflict_is() {
    Organizer mine = server.organizer();
    var bad = Map.of("name", "x".repeat(40_000));
    for (int i = 0; i < 2; i++) {
      Answer refused =
          mine.api().postNamed("/api/v1/events", "bad", bad).expectProblem(400, "INVALID_INPUT");
      assertThat(refused.header("Idempotent-Replayed")).isEmpty();
    }
    assertThat(
            server.count(
                "select count(*) from named_requests where split_part(answer, chr(10), 2) = '400'"))
        .isZero();
    mine.api().postNamed("/api/v1/events", "bad", event("Good")).expect(201);
    mine.api()
        .postNamed("/api/v1/events", "k".repeat(256), event("One"))
        .expectProblem(400, "INVALID_INPUT");

    String event = organizer.onSale(FREE, Map.of());
    Fan fan = server.newFan();
    String queue = "/api/v1/events/" + event + "/queue";
    fan.join(event).expect(201);
    Answer conflict = fan.api().postNamed(queue, "join", Map.of()).expect(409);
    Answer again = fan.api().postNamed(queue, "join", Map.of()).expect(409);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.body()).isEqualTo(conflict.body());
  }

  @Test
  @Tag("H13")
  void a_key_outlives_the_loss_of_redis_and_the_node_that_took_it() {
    String url = TestServer.freshDatabaseUrl();
    Answer first;
    String id;
    try (TestServer node = TestServer.on(url, redis.url(), Map.of())) {
      Organizer mine = node.organizer();
      id = mine.api().token();
      first = mine.api().postNamed("/api/v1/events", "kept", event("One")).expect(201);
    }
    redis.stop();
    redis.start();
    try (TestServer node = TestServer.on(url, redis.url(), Map.of())) {
      Answer again =
          node.api().as(id).postNamed("/api/v1/events", "kept", event("One")).expect(201);
      assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
      assertThat(again.body()).isEqualTo(first.body());
      node.api()
          .as(id)
          .postNamed("/api/v1/events", "kept", event("Two"))
          .expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
      assertThat(node.count("select count(*) from events")).isEqualTo(1);
    }
    for (var node : List.of(server, other)) {
      await().until(() -> node.api().get("/health").status() == 200);
    }
  }

  @Test
  @Tag("H13")
  void a_request_whose_node_died_is_done_by_the_next_one_when_its_lease_is_over() {
    Organizer mine = server.organizer();
    mine.api().postNamed("/api/v1/events", "dead", event("One")).expect(201);
    String row = " where answer like '%One%' and caller in (select caller from named_requests)";
    server.sql(
        "update named_requests set answer = null, holder = gen_random_uuid(),"
            + " lease_end = now() + interval '1 minute'"
            + row);
    mine.api()
        .postNamed("/api/v1/events", "dead", event("One"))
        .expectProblem(409, "IDEMPOTENCY_IN_FLIGHT");

    server.sql("update named_requests set lease_end = now() where answer is null");
    mine.api().postNamed("/api/v1/events", "dead", event("One")).expect(201);

    assertThat(eventsOf(mine)).isEqualTo(1);
  }

  @Test
  @Tag("H13")
  void answers_with_tokens_are_made_again_and_never_stored() {
    String email = UUID.randomUUID() + "@fans.example";
    var body = Map.of("name", "A Fan", "email", email, "password", "correct horse");
    String path = "/api/v1/auth/customer/register";

    Answer first = server.api().postNamed(path, email, body).expect(201);
    Answer again = other.api().postNamed(path, email, body).expect(201);

    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.text("customer_id")).isEqualTo(first.text("customer_id"));
    server.api().as(again.text("token")).get("/api/v1/me").expect(200);
    assertThat(
            server.count(
                "select count(*) from named_requests where answer like '%token%' or answer like"
                    + " '%eyJ%'"))
        .isZero();
    server
        .api()
        .postNamed(path, email, Map.of("name", "B", "email", email, "password", "correct horse"))
        .expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
    var login = Map.of("email", email, "password", "correct horse");
    for (int i = 0; i < 2; i++) {
      Answer in = server.api().postNamed("/api/v1/auth/customer/login", email, login).expect(200);
      server.api().as(in.text("token")).get("/api/v1/me").expect(200);
    }
  }

  @Test
  void an_answer_that_is_too_long_to_keep_is_made_again_from_the_same_effect() {
    Organizer mine = server.organizer();
    var body = new HashMap<String, Object>(event("Long"));
    body.put("description", "x".repeat(4_500));
    Answer first = mine.api().postNamed("/api/v1/events", "long", body).expect(201);

    Answer again = mine.api().postNamed("/api/v1/events", "long", body).expect(201);

    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.text("id")).isEqualTo(first.text("id"));
    assertThat(eventsOf(mine)).isEqualTo(1);
    assertThat(server.count("select max(length(answer)) from named_requests")).isLessThan(5_000);
  }

  @Test
  void of_many_at_once_one_is_done_and_the_others_are_told_to_wait_or_its_answer()
      throws Exception {
    Organizer mine = server.organizer();
    List<Callable<Answer>> tries = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      var api = i % 2 == 0 ? mine.api() : mine.api().at(other.url());
      tries.add(() -> api.postNamed("/api/v1/events", "race", event("One")));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var tried : threads.invokeAll(tries)) {
        Answer answer = tried.get();
        if (answer.status() != 201) {
          answer.expectProblem(409, "IDEMPOTENCY_IN_FLIGHT");
        }
      }
    }
    assertThat(eventsOf(mine)).isEqualTo(1);
    mine.api().postNamed("/api/v1/events", "race", event("One")).expect(201);
    assertThat(eventsOf(mine)).isEqualTo(1);
  }

  @Test
  void a_failure_of_ours_is_not_remembered() {
    String event = organizer.onSale(1, Map.of());
    Fan fan = server.newFan();
    String path = "/api/v1/claims/" + fan.buy(event) + "/payments";
    for (int i = 0; i < 2; i++) {
      Answer failed =
          fan.api().postNamed(path, "pay", Map.of()).expectProblem(503, "GATEWAY_NOT_CONFIGURED");
      assertThat(failed.header("Idempotent-Replayed")).isEmpty();
    }
  }

  @Test
  void a_store_in_trouble_is_not_taken_for_a_repetition() {
    Organizer mine = server.organizer();
    redis.stop();
    try {
      Answer first = mine.api().postNamed("/api/v1/events", "dark", event("One")).expect(201);
      assertThat(first.header("Idempotent-Replayed")).isEmpty();
      Answer again = mine.api().postNamed("/api/v1/events", "dark", event("One")).expect(201);
      assertThat(again.body()).isEqualTo(first.body());
    } finally {
      redis.start();
    }
    assertThat(eventsOf(mine)).isEqualTo(1);
    for (var node : List.of(server, other)) {
      await().until(() -> node.api().get("/health").status() == 200);
    }
  }

  private static Map<String, Object> event(String name) {
    return Map.of(
        "name",
        name,
        "sale_start",
        "2030-01-01T00:00:00Z",
        "sale_end",
        "2030-01-02T00:00:00Z",
        "currency",
        "NGN",
        "total_inventory",
        1,
        "price_minor",
        100);
  }

  private long eventsOf(Organizer whose) {
    return server.count(
        "select count(*) from events where sale_start > '2029-01-01' and organizer_id = '"
            + whose.id()
            + "'");
  }
}
