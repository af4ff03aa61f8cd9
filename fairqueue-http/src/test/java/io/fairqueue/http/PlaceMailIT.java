package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Letters;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.server.TestRedis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    List<Asker> askers = new ArrayList<>();
    SUBJECTS.forEach(
        (language, subject) -> {
          Fan fan = server.fan();
          fan.api().patch("/api/v1/me", Map.of("locale", language)).expect(200);
          String number = fan.join(event).expect(201).text("number");
          askers.add(new Asker(fan, language, subject, number));
        });
    Fan silent = server.fan();
    silent.join(event).expect(201);

    for (Asker asker : askers) {
      ask(asker.fan(), event).expect(202);
      ask(asker.fan(), event).expect(202);
    }

    for (Asker asker : askers) {
      JsonNode mail = Letters.await(server.api(), asker.fan().email(), asker.subject());
      long ahead = asker.fan().position(event).json().path("position").asLong() - 1;
      for (String part : List.of("text", "html")) {
        assertThat(mail.path(part).asText()).contains("A Night Out", asker.number());
      }
      assertThat(mail.path("text").asText())
          .containsPattern("(ahead of you|Vor Ihnen|devant vous|أمامك)\\P{L}*" + ahead);
      assertThat(mail.path("headers").path("Content-Language").asText())
          .isEqualTo(asker.language());
      assertThat(mail.path("headers").has("List-Unsubscribe")).isFalse();
    }
    assertThat(
            server.count(
                "select count(*) from deliveries d join outbox o on o.id = d.outbox_id"
                    + " where o.type = 'line.joined' and d.channel = 'mail' and o.event_id = '"
                    + event
                    + "'"))
        .isEqualTo(askers.size());
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
        TestServer.on(TestServer.freshDatabaseUrl(), TestRedis.url(), Map.of())) {
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

  private record Asker(Fan fan, String language, String subject, String number) {}
}
