package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Judge;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a verifier says that shares no code with ours, and takes receipts by npm's {@code jose}. In
 * the profile {@code judges} only.
 */
final class ProofJudgesIT {

  /** The first of the log's entries, each of which is changed. */
  private static final int ENTRIES = 4;

  @Test
  void a_verifier_in_another_language_agrees_and_finds_each_changed_character()
      throws IOException, InterruptedException {
    TestServer server = TestServer.shared();
    Organizer organizer = server.organizer();
    String event = organizer.onSale(20, Map.of());
    String queue = "/api/v1/events/" + event + "/queue";
    Fan fan = server.newFan();
    fan.pay(fan.buy(event));
    String log = "/log/" + event;
    await().until(() -> server.api().get(log + "/checkpoint").status() == 200);
    String earlier = server.api().get(log + "/checkpoint").expect(200).body();
    Fan waiting = server.newFan();
    waiting.join(event).expect(201);
    Fan gone = server.newFan();
    gone.join(event).expect(201);
    gone.leave(event);
    Api api = waiting.api();
    await().until(() -> api.get(queue + "/proof").status() == 200);
    Path told = Path.of("target", "logs.json");
    new ObjectMapper()
        .writeValue(
            told.toFile(),
            Map.of(
                "url",
                server.url().toString(),
                "event",
                event,
                "earlier",
                earlier,
                "proof",
                api.get(queue + "/proof").expect(200).body(),
                "receipt",
                api.get(queue + "/receipt").expect(200).body(),
                "entries",
                ENTRIES));

    List<String> said = Judge.ask("logs", told);

    assertThat(said).hasSize(1 + 3 + ENTRIES).allMatch(line -> line.startsWith("as expected"));
  }
}
