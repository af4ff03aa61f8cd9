package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Judge;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.fixture.StubBrowser;
import io.fairqueue.tck.fixture.StubPushService;
import io.fairqueue.tck.fixture.StubPushService.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the npm libraries http_ece and jose say of live pushes. In the profile {@code judges} only.
 */
@Tag("B10")
final class PushJudgesIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void browsers_and_their_services_take_our_pushes_and_no_others()
      throws IOException, InterruptedException {
    TestServer server = TestServer.shared();
    try (StubPushService service = new StubPushService()) {
      Fan fan = server.newFan();
      StubBrowser browser = StubBrowser.create();
      String endpoint = service.endpoint();
      fan.api()
          .post(
              "/api/v1/me/devices",
              Map.of("platform", "web", "token", browser.subscription(endpoint)))
          .expect(201);
      String event =
          server.organizer().onSale(Map.of("total_inventory", 5, "price_minor", 0), Map.of());
      fan.join(event).expect(201);
      String admission = fan.awaitAdmission(event);
      // A turn that was used before its push was written isn't pushed.
      await().atMost(SOON).until(() -> !service.calls(endpoint).isEmpty());
      fan.claim(event, admission).expect(201);
      List<Call> calls =
          await().atMost(SOON).until(() -> service.calls(endpoint), all -> all.size() >= 2);
      String key = server.api().get("/api/v1/push/key").expect(200).text("application_server_key");
      String origin = service.origin();
      Call turn = calls.getFirst();
      byte[] changed = turn.body().clone();
      changed[changed.length - 1] ^= 1;
      String unsigned =
          turn.header("authorization").replaceFirst("(\\.[\\w-]{80})[\\w-]{6}", "$1AAAAAA");

      judge(
          List.of(
              push("the turn", turn, turn.body(), browser, origin, key, true),
              push("the tickets", calls.get(1), calls.get(1).body(), browser, origin, key, true),
              push("another browser", turn, turn.body(), StubBrowser.create(), origin, key, false),
              push("a changed byte", turn, changed, browser, origin, key, false),
              push("another service", turn, turn.body(), browser, origin + "0", key, false),
              push("another server", turn, turn.body(), browser, origin, "B" + key, false),
              push(
                  "another signature",
                  new Call(endpoint, Map.of("authorization", unsigned), turn.body(), turn.at()),
                  turn.body(),
                  browser,
                  origin,
                  key,
                  false)));
    }
  }

  private static Map<String, Object> push(
      String name,
      Call call,
      byte[] body,
      StubBrowser browser,
      String audience,
      String serverKey,
      boolean taken) {
    Map<String, Object> push = new HashMap<>();
    push.put("name", name);
    push.put("authorization", call.header("authorization"));
    push.put("body", Base64.getUrlEncoder().withoutPadding().encodeToString(body));
    push.put("browser", Map.of("privateKey", browser.privateKey(), "auth", browser.auth()));
    push.put("audience", audience);
    push.put("serverKey", serverKey);
    push.put("taken", taken);
    return push;
  }

  private static void judge(List<Map<String, Object>> cases)
      throws IOException, InterruptedException {
    Path pushes = Path.of("target", "pushes.json");
    new ObjectMapper().writeValue(pushes.toFile(), cases);

    List<String> said = Judge.ask("push", pushes);

    assertThat(said).hasSize(cases.size()).allMatch(line -> line.startsWith("as"));
    assertThat(String.join("\n", said)).contains("\"type\":\"line.admitted\"", "claim.confirmed");
  }
}
