package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.HookReceiver;
import io.fairqueue.http.driver.HookReceiver.Call;
import io.fairqueue.http.driver.Judge;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the npm library of Standard Webhooks says of live calls. In the profile {@code judges} only.
 */
@Tag("H2")
final class WebhooksJudgesIT {

  private static final String OWN = "/api/v1/organizers/me/webhooks";
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final long SIX_MINUTES = Duration.ofMinutes(6).toMillis();

  @Test
  void receivers_take_our_calls_and_no_others() throws IOException, InterruptedException {
    Organizer organizer = TestServer.shared().organizer();
    try (HookReceiver receiver = new HookReceiver()) {
      Answer hook =
          organizer
              .api()
              .post(OWN, Map.of("url", receiver.url(), "types", List.of("*")))
              .expect(201);
      String path = OWN + "/" + hook.text("webhook_id");
      String first = hook.text("secret");
      Call before = test(organizer, path, receiver, 1);
      String second = organizer.api().post(path + "/rotate").expect(200).text("secret");
      Call during = test(organizer, path, receiver, 2);
      Call replayed = replay(organizer, path, receiver);

      assertThat(replayed.header("webhook-id")).isEqualTo(before.header("webhook-id"));
      judge(
          List.of(
              verdict("a call", first, before, before.text(), 0, true),
              verdict("another secret", second, before, before.text(), 0, false),
              verdict("a byte more", first, before, before.text() + " ", 0, false),
              verdict(
                  "another byte", first, before, before.text().replace("test", "text"), 0, false),
              verdict("six minutes late", first, before, before.text(), SIX_MINUTES, false),
              verdict("six minutes early", first, before, before.text(), -SIX_MINUTES, false),
              verdict("rotated, old secret", first, during, during.text(), 0, true),
              verdict("rotated, new secret", second, during, during.text(), 0, true),
              verdict("replayed, new secret", second, replayed, replayed.text(), 0, true)));
    }
  }

  private static Call test(Organizer organizer, String path, HookReceiver receiver, int count) {
    organizer.api().post(path + "/test").expect(202);
    return await()
        .atMost(SOON)
        .until(receiver::calls, calls -> calls.size() == count)
        .get(count - 1);
  }

  /** The first one again. */
  private static Call replay(Organizer organizer, String path, HookReceiver receiver) {
    var done =
        await()
            .atMost(SOON)
            .until(
                () -> organizer.api().get(path + "/deliveries?status=DONE").expect(200).json(),
                deliveries -> deliveries.size() == 2);
    String delivery = done.path(1).path("delivery_id").asText();
    organizer.api().post(path + "/deliveries/" + delivery + "/replay").expect(202);
    return await().atMost(SOON).until(receiver::calls, calls -> calls.size() == 3).get(2);
  }

  private static Map<String, Object> verdict(
      String name, String secret, Call call, String body, long offset, boolean taken) {
    return Map.of(
        "name", name,
        "secret", secret,
        "headers", call.headers(),
        "body", body,
        "offset", offset,
        "taken", taken);
  }

  private static void judge(List<Map<String, Object>> cases)
      throws IOException, InterruptedException {
    Path calls = Path.of("target", "webhooks.json");
    new ObjectMapper().writeValue(calls.toFile(), cases);

    List<String> said = Judge.ask("webhooks", calls);

    assertThat(said).hasSize(cases.size()).allMatch(line -> line.startsWith("as"));
  }
}
