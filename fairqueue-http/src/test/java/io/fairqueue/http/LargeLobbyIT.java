package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.domain.audit.Check;
import io.fairqueue.domain.audit.Check.Outcome;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Judge;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.OwnBeacon;
import io.fairqueue.http.driver.PublicLog;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.server.TestRedis;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A lobby that a hundred thousand enter over HTTP, judged by what everybody may fetch of it. */
@EnabledIfSystemProperty(named = "fairqueue.test.long", matches = "true")
final class LargeLobbyIT {

  private static final int FANS = 100_000;
  private static final int CALLERS = 48;
  private static final int ASKED = 100;
  private static final Duration SOON = Duration.ofMinutes(2);

  /** Left behind, for {@code fairqueue verify}. */
  private static final Path BUNDLE = Path.of("target", "large-lobby.zip");

  private static final Path LEAVES = Path.of("target", "large-lobby.bin");

  @Test
  void whoever_came_over_http_is_drawn_as_everybody_can_work_out() throws Exception {
    ManualTime time = new ManualTime();
    try (OwnBeacon beacon = new OwnBeacon(time.instant().minus(Duration.ofDays(1)));
        TestServer server =
            TestServer.on(
                TestServer.freshDatabaseUrl(),
                TestRedis.url(),
                Map.of(
                    "FAIRQUEUE_BEACON_CHAIN", beacon.chain().written(),
                    "FAIRQUEUE_BEACON_RELAYS", beacon.url()),
                time)) {
      beacon.answer(beacon::honest);
      Organizer organizer = server.organizer();
      String event =
          organizer.api().post("/api/v1/events", lobby(time.instant())).expect(201).text("id");
      organizer.api().put("/api/v1/events/" + event + "/activate").expect(200);
      Instant begun = Instant.now();
      List<Fan> fans = server.crowd(FANS);
      Instant made = Instant.now();
      var unused = all(FANS, i -> fans.get(i).join(event).expect(201));
      Instant joined = Instant.now();
      time.advance(Duration.ofMinutes(8).plusSeconds(1));
      awaitState(server, event, "CLOSED");
      Instant closed = Instant.now();
      time.advance(Duration.ofSeconds(64));
      JsonNode draw = awaitState(server, event, "OPEN");
      System.out.printf(
          "accounts %s, joins %s, list %s, draw and places %s%n",
          Duration.between(begun, made),
          Duration.between(made, joined),
          Duration.between(joined, closed),
          Duration.between(closed, Instant.now()));

      assertThat(draw.path("count").asInt()).isEqualTo(FANS);
      fetch(server, "/api/v1/events/" + event + "/draw/entries", LEAVES);
      ObjectMapper json = new ObjectMapper();
      Path told = Path.of("target", "large-lobby.json");
      Files.writeString(
          told,
          json.writeValueAsString(
              Map.of(
                  "event", event,
                  "leaves", LEAVES.toAbsolutePath().toString(),
                  "count", FANS,
                  "randomness", draw.path("randomness").asText(),
                  "list_root", draw.path("list_root").asText(),
                  "order_root", draw.path("order_root").asText())));
      assertThat(Judge.ask("draws", told))
          .containsExactly("1 draws of " + FANS + " entrants come out the same");
      for (Fan fan : fans.subList(0, ASKED)) {
        JsonNode proof =
            fan.api().get("/api/v1/events/" + event + "/draw/proof").expect(200).json();
        assertThat(fan.position(event).number("place")).isEqualTo(proof.path("place").asLong());
      }
      PublicLog log = new PublicLog(server.api(), event);
      await().atMost(SOON).until(() -> log.tells("order"));
      assertThat(log.checks(beacon.chain()))
          .noneMatch(check -> check.outcome() == Outcome.FAIL)
          .extracting(Check::name)
          .contains("root", "nobody overtook", "list", "round", "beacon", "order", "transcript");
      fetch(server, "/api/v1/events/" + event + "/proof-bundle", BUNDLE);
      Files.writeString(BUNDLE.resolveSibling("large-lobby.vkey"), log.key() + "\n");
    }
  }

  private static JsonNode awaitState(TestServer server, String event, String state) {
    return await()
        .atMost(SOON)
        .until(
            () -> server.api().get("/api/v1/events/" + event + "/draw").expect(200).json(),
            draw -> draw.path("state").asText().equals(state));
  }

  private static void fetch(TestServer server, String path, Path file) throws IOException {
    try (InputStream answer = server.url().resolve(path).toURL().openStream()) {
      Files.copy(answer, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Map<String, Object> lobby(Instant now) {
    return Map.of(
        "name",
        "A Night Out",
        "total_inventory",
        3,
        "price_minor",
        0,
        "currency",
        "NGN",
        "lobby_opens_at",
        now.minusSeconds(1).toString(),
        "sale_start",
        now.plus(Duration.ofMinutes(10)).toString(),
        "sale_end",
        now.plus(Duration.ofDays(1)).toString());
  }

  /** By many callers at once. */
  private static <T> List<T> all(int count, Call<T> call)
      throws InterruptedException, ExecutionException {
    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      List<Future<T>> answers =
          IntStream.range(0, count).mapToObj(i -> callers.submit(() -> call.answer(i))).toList();
      List<T> all = new ArrayList<>();
      for (Future<T> answer : answers) {
        all.add(answer.get());
      }
      return all;
    }
  }

  /** One of many calls. */
  private interface Call<T> {

    T answer(int index);
  }
}
