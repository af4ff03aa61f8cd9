package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.FanSocket;
import io.fairqueue.http.driver.Letters;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Organizers tell all fans of an event something. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PublicNoticesIT {

  private static final Map<String, String> TEXT =
      Map.of(
          "en", "We go on at 8. <b>https://evil.example</b>",
          "de", "Um 20 Uhr geht es weiter.");

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  void fans_hear_of_it_within_two_seconds_wherever_they_look() {
    String event = organizer.onSale(1, Map.of());
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    try (FanSocket socket = fan.socket(event)) {
      assertThat(socket.await("board").path("notices")).isEmpty();
      assertThat(board(event).path("notices")).isEmpty();

      String id = post(event, Map.of("text", TEXT, "level", "WARNING")).expect(201).text("id");

      JsonNode told = socket.await("board").path("notices");
      assertThat(told).hasSize(1);
      assertThat(told.path(0).path("id").asText()).isEqualTo(id);
      assertThat(told.path(0).path("level").asText()).isEqualTo("WARNING");
      assertThat(told.path(0).path("text").path("de").asText()).isEqualTo(TEXT.get("de"));
      assertThat(told.path(0).path("otherwise").asText()).isEqualTo("en");
      await().atMost(Duration.ofSeconds(2)).until(() -> board(event).path("notices").size() == 1);
      await()
          .atMost(Duration.ofSeconds(2))
          .until(() -> page("/de/e/" + event).contains("Um 20 Uhr geht es weiter."));
      assertThat(page("/fr/e/" + event))
          .contains("lang=\"en\"")
          .contains("&lt;b&gt;https://evil.example&lt;/b&gt;")
          .doesNotContain("<b>https");

      organizer.api().delete(notices(event) + "/" + id).expect(204);
      assertThat(socket.await("board").path("notices")).isEmpty();
      await().atMost(Duration.ofSeconds(2)).until(() -> board(event).path("notices").isEmpty());
      await()
          .atMost(Duration.ofSeconds(2))
          .until(() -> !page("/de/e/" + event).contains("Um 20 Uhr"));
      organizer.api().delete(notices(event) + "/" + id).expectProblem(404, "NOTICE_NOT_FOUND");
      JsonNode listed = organizer.api().get(notices(event)).expect(200).json().path("data");
      assertThat(listed).hasSize(1);
      assertThat(listed.path(0).path("posted_by").asText()).isEqualTo(organizer.id());
      assertThat(listed.path(0).path("taken_back_at").asText()).isNotBlank();
    }
  }

  @Test
  void fans_of_another_node_hear_of_it_too() {
    String event = organizer.onSale(1, Map.of());
    try (TestServer other = server.sibling(Map.of())) {
      Fan fan = server.newFan();
      fan.join(event).expect(201);
      try (FanSocket socket = fan.at(other.url()).socket(event)) {
        assertThat(socket.await("board").path("notices")).isEmpty();
        post(event, Map.of("text", TEXT)).expect(201);
        assertThat(socket.await("board").path("notices")).hasSize(1);
      }
    }
  }

  @Test
  void fans_are_not_spoken_to_all_the_time() {
    String event = organizer.onSale(1, Map.of());
    post(event, Map.of("text", TEXT)).expect(201);

    Answer refused = post(event, Map.of("text", TEXT)).expectProblem(429, "RATE_LIMITED");

    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 31);
    assertThat(refused.text("next_at")).isNotBlank();
    post(organizer.onSale(1, Map.of()), Map.of("text", TEXT)).expect(201);
  }

  @Test
  void what_is_no_notice_is_refused() {
    String event = organizer.onSale(1, Map.of());
    List<Map<String, ?>> wrong = new ArrayList<>();
    for (Object text :
        List.of(
            Map.of(),
            "hello",
            List.of("hello"),
            Map.of("en", ""),
            Map.of("en", "x".repeat(501)),
            Map.of("en", 7),
            Map.of("en", List.of()),
            Map.of("en", "a\0b"),
            Map.of("en", "a\u202eb"),
            Map.of("english", "x"),
            Map.of("E%", "x"))) {
      wrong.add(Map.of("text", text));
    }
    var none = new HashMap<String, Object>();
    none.put("en", null);
    wrong.add(Map.of("text", none));
    wrong.add(Map.of());
    wrong.add(Map.of("text", TEXT, "level", "LOUD"));
    wrong.add(Map.of("text", TEXT, "level", 1));
    wrong.add(Map.of("text", TEXT, "until", "tomorrow"));
    wrong.add(Map.of("text", TEXT, "until", server.time().toString()));
    wrong.add(Map.of("text", TEXT, "until", 1_900_000_000));
    wrong.add(Map.of("text", TEXT, "html", true));
    for (Map<String, ?> body : wrong) {
      post(event, body).expectProblem(400, "INVALID_INPUT");
    }
    assertThat(organizer.api().get(notices(event)).expect(200).json().path("data")).isEmpty();
    String longest = "ä".repeat(500);
    post(event, Map.of("text", Map.of("en", longest))).expect(201);
    assertThat(board(event).path("notices").path(0).path("text").path("en").asText())
        .isEqualTo(longest);
  }

  @Test
  void whoever_it_is_for_gets_it_by_mail_and_one_is_told_before_how_many_that_are() {
    String event = organizer.onSale(9, Map.of());
    Fan buyer = server.newFan();
    buyer.api().patch("/api/v1/me", Map.of("locale", "de")).expect(200);
    buyer.pay(buyer.buy(event));
    Fan holder = server.newFan();
    holder.buy(event);

    Answer reach = organizer.api().get(notices(event) + "/reach").expect(200);
    assertThat(reach.number("fans")).isEqualTo(2);
    assertThat(reach.number("mail")).isEqualTo(2);
    assertThat(reach.number("push")).isZero();
    String tickets = notices(event) + "/reach?audience=TICKETS";
    assertThat(organizer.api().get(tickets).expect(200).number("fans")).isEqualTo(1);
    organizer
        .api()
        .get(notices(event) + "/reach?audience=EVERYBODY")
        .expectProblem(400, "INVALID_INPUT");
    post(event, Map.of("text", TEXT, "audience", "TICKETS")).expectProblem(400, "INVALID_INPUT");
    post(event, Map.of("text", TEXT, "mail", "yes")).expectProblem(400, "INVALID_INPUT");

    Answer posted =
        post(event, Map.of("text", TEXT, "mail", true, "audience", "TICKETS")).expect(201);

    assertThat(posted.number("told")).isEqualTo(1);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                Letters.of(server.api(), buyer.email()).stream()
                    .filter(mail -> mail.path("subject").asText().contains("Neues zu"))
                    .anyMatch(
                        mail -> mail.path("text").asText().contains("Um 20 Uhr geht es weiter.")));
    assertThat(Letters.of(server.api(), holder.email()))
        .noneMatch(mail -> mail.path("subject").asText().contains("News about"));
  }

  @Test
  @Tag("A9")
  void only_those_who_run_the_event_speak_to_its_fans() {
    String event = organizer.onSale(1, Map.of());
    String id = post(event, Map.of("text", TEXT)).expect(201).text("id");
    var stranger = server.organizer().api();
    var fan = server.newFan().api();
    stranger.get(notices(event)).expectProblem(403, "FORBIDDEN");
    stranger.post(notices(event), Map.of("text", TEXT)).expectProblem(403, "FORBIDDEN");
    stranger.delete(notices(event) + "/" + id).expectProblem(403, "FORBIDDEN");
    fan.get(notices(event)).expectProblem(401, "UNAUTHORIZED");
    fan.post(notices(event), Map.of("text", TEXT)).expectProblem(401, "UNAUTHORIZED");
    String nowhere = UUID.randomUUID().toString();
    organizer.api().get(notices(nowhere)).expectProblem(404, "EVENT_NOT_FOUND");
    post(nowhere, Map.of("text", TEXT)).expectProblem(404, "EVENT_NOT_FOUND");
    organizer.api().delete(notices(event) + "/" + nowhere).expectProblem(404, "NOTICE_NOT_FOUND");
    organizer.api().delete(notices(event) + "/x").expectProblem(400, "INVALID_INPUT");
    assertThat(
            server.count(
                "select count(*) from audit_log where action = 'notice.post' and event_id = '%s'"
                    .formatted(event)))
        .isEqualTo(1);
  }

  private Answer post(String event, Map<String, ?> body) {
    return organizer.api().post(notices(event), body);
  }

  private static String notices(String event) {
    return "/api/v1/events/" + event + "/notices";
  }

  private JsonNode board(String event) {
    return server.api().get("/api/v1/events/" + event + "/board").expect(200).json();
  }

  private String page(String path) {
    return server
        .api()
        .send(server.api().request(path).header("Accept", "text/html").GET())
        .expect(200)
        .body();
  }
}
