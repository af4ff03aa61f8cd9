package io.fairqueue.http.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.HookReceiver;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.server.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Admins look at the system, and work on what was tried to the end, by the API and a page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("A8")
final class SystemIT {

  private static final String SYSTEM = "/api/v1/admin/system";
  private static final String LETTERS = "/api/v1/admin/dead-letters";
  private static final String PAGE = "/console/system";
  private static final Duration SOON = Duration.ofSeconds(20);

  private final HookReceiver receiver = new HookReceiver();
  private TestServer server;
  private Organizer admin;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    admin = server.organizer(true);
    organizer = server.organizer();
  }

  @AfterAll
  void stop() {
    receiver.close();
  }

  @Test
  void nobody_else_sees_the_system_or_touches_a_dead_letter() {
    String letter = dead();
    for (Answer answer :
        new Answer[] {
          organizer.api().get(SYSTEM),
          organizer.api().get(LETTERS),
          organizer.api().post(LETTERS + "/retry", Map.of("id", letter)),
          organizer.api().post(LETTERS + "/drop", Map.of("id", letter))
        }) {
      answer.expectProblem(403, "FORBIDDEN");
    }
    server.newFan().api().get(SYSTEM).expect(401);
    server.api().get(SYSTEM).expect(401);
    Console console = Console.signedIn(server.api(), organizer);
    console.get(PAGE).expect(403);
    console.post(PAGE + "/dead-letter", Map.of("letter", letter, "do", "drop")).expect(403);
    assertThat(console.get("/console").expect(200).body()).doesNotContain(PAGE);
    assertThat(is("DEAD", letter)).isTrue();
  }

  @Test
  void an_admin_sees_nodes_stores_queues_work_keys_and_settings() {
    JsonNode system = admin.api().get(SYSTEM).expect(200).json();

    assertThat(system.at("/versions/schema").asInt())
        .isEqualTo(system.at("/versions/known_schema").asInt())
        .isEqualTo((int) server.count("select max(cast(version as int)) from fairqueue_history"));
    assertThat(system.at("/nodes/0/schema").asInt())
        .isEqualTo(system.at("/versions/schema").asInt());
    assertThat(system.at("/nodes/0/count").asInt()).isPositive();
    assertThat(system.path("stores").findValuesAsText("name")).containsExactly("postgres", "redis");
    system
        .path("stores")
        .forEach(
            store -> {
              assertThat(store.path("up").asBoolean()).isTrue();
              assertThat(store.path("lag_ms").asLong()).isBetween(0L, 1_500L);
            });
    assertThat(find(system.path("queues"), "name", "database_connections").path("limit").asInt())
        .isPositive();
    assertThat(find(system.path("queues"), "name", "connections").path("waiting").asInt())
        .isPositive();
    JsonNode admissions = find(system.path("work"), "name", "admissions");
    assertThat(admissions.path("every_ms").asLong()).isEqualTo(250);
    assertThat(admissions.path("ago_ms").asLong()).isLessThan(SOON.toMillis());
    assertThat(system.path("keys").findValuesAsText("use")).contains("TOKEN", "SESSION");
    assertThat(system.path("keys").toString()).doesNotContain("jwk");
    JsonNode data = find(system.path("settings"), "name", "FAIRQUEUE_DATA");
    assertThat(data.path("value").asText()).contains("fairqueue-test");
    assertThat(find(system.path("settings"), "name", "FAIRQUEUE_KEY_SECRET").path("from").asText())
        .isEqualTo("default");
  }

  @Test
  void no_secret_is_shown() {
    String secret = "a secret of forty characters or a few more";
    Map<String, String> settings = Map.of("FAIRQUEUE_KEY_SECRET", secret);
    try (TestServer other =
        TestServer.on(TestServer.freshDatabaseUrl(), TestRedis.url(), settings)) {
      Organizer root = other.organizer(true);
      Answer answer = root.api().get(SYSTEM).expect(200);
      String page = Console.signedIn(other.api(), root).get(PAGE).expect(200).body();

      assertThat(answer.body()).doesNotContain(secret);
      assertThat(page).doesNotContain(secret).contains("FAIRQUEUE_KEY_SECRET");
      answer
          .json()
          .path("keys")
          .forEach(key -> assertThat(key.path("encrypted").asBoolean()).isTrue());
    }
  }

  @Test
  @Tag("H7")
  void a_dead_letter_is_tried_again_or_given_up() {
    String again = dead();
    String never = dead();
    assertThat(ids()).contains(again, never);
    assertThat(admin.api().get(LETTERS + "?channel=hook").expect(200).json().path("data"))
        .allSatisfy(each -> assertThat(each.path("channel").asText()).isEqualTo("hook"));
    admin.api().get(LETTERS + "?channel=owl").expectProblem(400, "INVALID_INPUT");

    Answer retried = admin.api().post(LETTERS + "/retry", Map.of("id", again)).expect(204);
    Answer dropped = admin.api().post(LETTERS + "/drop", Map.of("id", never)).expect(204);

    assertThat(rows(retried, "dead_letter.retry")).isOne();
    assertThat(rows(dropped, "dead_letter.drop")).isOne();
    await().atMost(SOON).until(() -> is("DONE", again));
    assertThat(is("SKIPPED", never)).isTrue();
    assertThat(ids()).doesNotContain(again, never);
    admin
        .api()
        .post(LETTERS + "/drop", Map.of("id", never))
        .expectProblem(404, "DEAD_LETTER_NOT_FOUND");
    admin.api().post(LETTERS + "/retry", Map.of("id", "x")).expectProblem(400, "INVALID_INPUT");
    admin
        .api()
        .post(LETTERS + "/drop", Map.of("id", "webhook/1"))
        .expectProblem(400, "INVALID_INPUT");
  }

  @Test
  @Tag("H7")
  void all_of_it_is_seen_and_done_on_a_page() {
    String again = dead();
    String never = dead();
    Console console = Console.signedIn(server.api(), admin);
    assertThat(console.get("/console").expect(200).body()).contains(PAGE);
    String page = console.get(PAGE).expect(200).body();
    assertThat(page)
        .contains("postgres", "admissions", "FAIRQUEUE_DATA", "Database connections in use")
        .contains(again, never);

    assertThat(act(console, again, "retry")).endsWith("notice=RETRYING");
    assertThat(act(console, never, "drop")).endsWith("notice=DROPPED");

    await().atMost(SOON).until(() -> is("DONE", again));
    assertThat(act(console, never, "drop")).endsWith("notice=DEAD_LETTER_NOT_FOUND");
    assertThat(console.get(PAGE).expect(200).body()).doesNotContain(again, never);
  }

  private static String act(Console console, String letter, String deed) {
    return console
        .post(PAGE + "/dead-letter", Map.of("letter", letter, "do", deed))
        .expect(303)
        .header("Location");
  }

  /** A message that nobody could be told of, until now. */
  private String dead() {
    String hooks = "/api/v1/organizers/me/webhooks";
    String hook =
        organizer
            .api()
            .post(hooks, Map.of("url", receiver.url(), "types", List.of("claim.confirmed")))
            .expect(201)
            .text("webhook_id");
    organizer.api().post(hooks + "/" + hook + "/test").expect(202);
    await()
        .atMost(SOON)
        .until(
            () ->
                server.count(
                        "select count(*) from deliveries where target like '%%%s%%' and status = 'DONE'"
                            .formatted(hook))
                    == 1);
    server.sql(
        "update deliveries set status = 'DEAD', last_error = 'It answered 410.' where target like '%%%s%%'"
            .formatted(hook));
    return ids().stream().filter(each -> each.contains(hook)).findFirst().orElseThrow();
  }

  private boolean is(String status, String letter) {
    return server.count(
            "select count(*) from deliveries where status = '%s' and channel || '/' || outbox_id || '/'"
                    .formatted(status)
                + " || first_item || '-' || end_item || '/' || target = '%s'".formatted(letter))
        == 1;
  }

  private List<String> ids() {
    return admin.api().get(LETTERS).expect(200).json().path("data").findValuesAsText("id");
  }

  private static JsonNode find(JsonNode list, String name, String value) {
    for (JsonNode each : list) {
      if (each.path(name).asText().equals(value)) {
        return each;
      }
    }
    throw new AssertionError("not listed: " + value);
  }

  private long rows(Answer answer, String action) {
    return server.count(
        "select count(*) from audit_log where request_id = '%s' and action = '%s'"
            .formatted(answer.header("X-Request-Id"), action));
  }
}
