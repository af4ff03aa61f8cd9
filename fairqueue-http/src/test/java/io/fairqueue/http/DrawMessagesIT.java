package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.HookReceiver;
import io.fairqueue.http.driver.HookReceiver.Call;
import io.fairqueue.http.driver.Letters;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.fixture.StubBrowser;
import io.fairqueue.tck.fixture.StubPushService;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told, and to whom, when a lobby's fans get their places. */
@Tag("N40")
final class DrawMessagesIT {

  private static final Duration SOON = Duration.ofSeconds(40);

  private final ManualTime time = new ManualTime();

  @Test
  void a_place_that_was_given_is_mailed_pushed_and_told_to_endpoints(@TempDir Path data) {
    try (TestServer server = TestServer.embedded(data, time);
        HookReceiver receiver = new HookReceiver();
        StubPushService service = new StubPushService()) {
      Organizer organizer = server.organizer();
      organizer
          .api()
          .post(
              "/api/v1/organizers/me/webhooks",
              Map.of("url", receiver.url(), "types", List.of("draw.done")))
          .expect(201);
      String event = withLobby(organizer);
      Fan fan = server.fan();
      StubBrowser browser = StubBrowser.create();
      String device = service.endpoint();
      fan.api()
          .post(
              "/api/v1/me/devices",
              Map.of("platform", "web", "token", browser.subscription(device)))
          .expect(201);
      time.advance(Duration.ofMinutes(2));
      String entry = fan.join(event).expect(201).text("queue_entry_id");

      time.advance(Duration.ofMinutes(9));

      JsonNode mail = Letters.await(server.api(), fan.email(), "Your place is 1: A Night Out");
      for (String part : List.of("text", "html")) {
        assertThat(mail.path(part).asText()).contains("The lobby of A Night Out is closed");
      }
      Call hook = await().atMost(SOON).until(receiver::calls, all -> !all.isEmpty()).getFirst();
      JsonNode told = Json.read(hook.text());
      assertThat(told.path("type").asText()).isEqualTo("draw.done");
      assertThat(told.path("data").path("event_id").asText()).isEqualTo(event);
      assertThat(hook.text()).contains(entry);
      JsonNode shown =
          Json.read(
              browser.open(
                  await()
                      .atMost(SOON)
                      .until(() -> service.calls(device), all -> !all.isEmpty())
                      .getFirst()
                      .body()));
      assertThat(shown.path("type").asText()).isEqualTo("draw.done");
      assertThat(shown.path("event_id").asText()).isEqualTo(event);
    }
  }

  /** A lobby from in a minute on, whose fans get places by arrival. */
  private String withLobby(Organizer organizer) {
    Instant now = time.instant();
    Map<String, Object> body = new HashMap<>();
    body.put("name", "A Night Out");
    body.put("total_inventory", 3);
    body.put("price_minor", 0);
    body.put("currency", "NGN");
    body.put("draw", "arrival");
    body.put("lobby_opens_at", now.plus(Duration.ofMinutes(1)).toString());
    body.put("sale_start", now.plus(Duration.ofMinutes(12)).toString());
    body.put("sale_end", now.plus(Duration.ofDays(1)).toString());
    String event = organizer.api().post("/api/v1/events", body).expect(201).text("id");
    organizer.api().put("/api/v1/events/" + event + "/activate").expect(200);
    return event;
  }
}
