package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Letters;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.server.TestPostgres;
import io.fairqueue.tck.server.TestRedis;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fans who wait may ask for a mail that says where. */
@Tag("H6")
@Tag("N40")
final class PlaceMailIT {

  private static final Map<String, String> SUBJECTS =
      Map.of(
          "en", "Your place in line: A Night Out",
          "de", "Ihr Platz in der Schlange: A Night Out",
          "fr", "Votre place dans la file : A Night Out",
          "ar", "مكانك في الطابور: A Night Out");

  @Test
  void who_asks_is_mailed_the_place_once_in_their_language_and_nobody_else_is() {
    TestServer server = TestServer.shared();
    String event = waitingRoom(server);
    Map<String, Fan> fans = new TreeMap<>();
    Map<String, String> numbers = new HashMap<>();
    for (String language : List.of("en", "de", "fr", "ar")) {
      Fan fan = server.fan();
      fan.api().patch("/api/v1/me", Map.of("locale", language)).expect(200);
      numbers.put(language, fan.join(event).expect(201).text("number"));
      fans.put(language, fan);
    }
    Fan silent = server.fan();
    silent.join(event).expect(201);

    for (Fan fan : fans.values()) {
      ask(fan, event).expect(202);
      ask(fan, event).expect(202);
    }

    for (String language : fans.keySet()) {
      Fan fan = fans.get(language);
      JsonNode mail = Letters.await(server.api(), fan.email(), SUBJECTS.get(language));
      long ahead = fan.position(event).json().path("position").asLong() - 1;
      for (String part : List.of("text", "html")) {
        assertThat(mail.path(part).asText()).contains("A Night Out", numbers.get(language));
      }
      assertThat(mail.path("text").asText())
          .containsPattern("(ahead of you|Vor Ihnen|devant vous|أمامك)\\P{L}*" + ahead);
      assertThat(mail.path("headers").path("Content-Language").asText()).isEqualTo(language);
      assertThat(mail.path("headers").has("List-Unsubscribe")).isFalse();
    }
    assertThat(
            server.count(
                "select count(*) from deliveries d join outbox o on o.id = d.outbox_id"
                    + " where o.type = 'line.joined' and d.channel = 'mail' and o.event_id = '"
                    + event
                    + "'"))
        .isEqualTo(fans.size());
  }

  @Test
  void who_does_not_wait_has_no_place_to_be_mailed() {
    TestServer server = TestServer.shared();
    String event = server.organizer().onSale(1, Map.of());
    Fan fan = server.newFan();
    ask(fan, event).expectProblem(404, "NOT_IN_QUEUE");
    fan.join(event).expect(201);
    fan.awaitAdmission(event);
    ask(fan, event).expectProblem(404, "NOT_IN_QUEUE");
  }

  @Test
  void a_server_without_a_mail_server_says_so() {
    try (TestServer server =
        TestServer.on(TestPostgres.freshDatabaseUrl(), TestRedis.url(), Map.of())) {
      String event = waitingRoom(server);
      Fan fan = server.newFan();
      fan.join(event).expect(201);
      ask(fan, event).expectProblem(503, "MAIL_NOT_CONFIGURED");
    }
  }

  /** A sale in which one fan chooses, and all others wait. */
  private static String waitingRoom(TestServer server) {
    String event = server.organizer().onSale(9, Map.of("max_active", 1));
    Fan first = server.newFan();
    first.join(event).expect(201);
    first.awaitAdmission(event);
    return event;
  }

  private static Answer ask(Fan fan, String event) {
    return fan.api().post("/api/v1/events/" + event + "/queue/mail");
  }
}
