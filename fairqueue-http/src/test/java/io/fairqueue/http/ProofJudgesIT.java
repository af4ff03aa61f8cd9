package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.fairness.DrawOrder;
import io.fairqueue.domain.fairness.DrawSecret;
import io.fairqueue.domain.fairness.Entrants;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Judge;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What verifiers say that share no code with ours: two of our own, one of which takes receipts by
 * npm's {@code jose}, and Go's client of such logs. In the profile {@code judges} only.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProofJudgesIT {

  /** The first of the log's entries, each of which is changed. */
  private static final int ENTRIES = 4;

  private static final int DRAWS = 10_000;

  private final ObjectMapper json = new ObjectMapper();
  private final Path told = Path.of("target", "logs.json");

  @BeforeAll
  void sell() throws IOException {
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
    json.writeValue(
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
  }

  @Test
  void a_verifier_in_another_language_agrees_and_finds_each_changed_character()
      throws IOException, InterruptedException {
    List<String> said = Judge.ask("logs", told);

    assertThat(said).hasSize(1 + 3 + ENTRIES).allMatch(line -> line.startsWith("as expected"));
  }

  @Test
  void gos_own_client_of_such_logs_reads_ours() throws IOException, InterruptedException {
    assumeThat(Judge.has("go")).as("Debian's golang-go and golang-golang-x-mod-dev").isTrue();

    List<String> said = Judge.ask("tlog", told);

    assertThat(said)
        .allMatch(line -> line.startsWith("as expected"))
        .anyMatch(line -> line.contains("tlog.CheckTree"));
  }

  @Test
  void ten_thousand_draws_come_out_the_same_elsewhere() throws IOException, InterruptedException {
    Random random = new Random(16);
    List<String> draws = new ArrayList<>();
    for (int i = 0; i < DRAWS; i++) {
      draws.add(json.writeValueAsString(draw(random)));
    }
    Path file = Path.of("target", "draws.json");
    Files.write(file, draws);

    assertThat(Judge.ask("draws", file))
        .singleElement()
        .asString()
        .startsWith(DRAWS + " draws of ")
        .endsWith("come out the same");

    Files.writeString(file, draws.getFirst().replaceFirst("\"number\":\\d+", "\"number\":777777"));
    assertThatThrownBy(() -> Judge.ask("draws", file)).hasMessageContaining("list_root is");
  }

  /** What a server knows of a draw, and what it makes of that. */
  private static Map<String, Object> draw(Random random) {
    EventId event = new EventId(new UUID(random.nextLong(), random.nextLong()));
    byte[] key = bytes(random);
    byte[] randomness = bytes(random);
    DrawSecret secret = new DrawSecret(key);
    int count = 1 + random.nextInt(20);
    List<Map<String, Object>> entries = new ArrayList<>();
    Map<Bytes, Integer> numbers = new HashMap<>();
    ByteArrayOutputStream leaves = new ByteArrayOutputStream();
    for (int number = 1; number <= count; number++) {
      EntryId entry = new EntryId(new UUID(random.nextLong(), random.nextLong()));
      entries.add(Map.of("id", entry.toString(), "number", number));
      byte[] leaf = secret.leaf(event, entry, number);
      numbers.put(Bytes.of(leaf), number);
      leaves.writeBytes(leaf);
    }
    Entrants entrants = Entrants.sorting(leaves.toByteArray());
    DrawOrder order = entrants.order(Entrants.seed(event, count, entrants.root(), randomness));
    return Map.of(
        "event", event.toString(),
        "secret", Bytes.of(key).hex(),
        "entries", entries,
        "count", count,
        "randomness", Bytes.of(randomness).hex(),
        "list_root", Bytes.of(entrants.root()).hex(),
        "order_root", Bytes.of(order.tree().root()).hex(),
        "order",
            IntStream.rangeClosed(1, count)
                .mapToObj(place -> numbers.get(Bytes.of(order.leaf(place))))
                .toList());
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return bytes;
  }
}
