package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.FanSocket;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What everybody is told of a sale, and each fan of the own claim, over sockets and streams. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("E8")
final class LiveMessagesIT {

  private static final Duration SOON = Duration.ofSeconds(2);

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  void a_socket_begins_with_the_board_that_everybody_can_read() {
    String event = organizer.onSale(30, Map.of());
    try (FanSocket socket = server.newFan().socket(event)) {
      JsonNode told = socket.await("board");
      JsonNode read = server.api().get("/api/v1/events/" + event + "/board").expect(200).json();

      read.fieldNames().forEachRemaining(field -> assertThat(told.has(field)).as(field).isTrue());
      assertThat(told.path("phase").asText()).isEqualTo("ON_SALE");
      assertThat(told.path("tiers")).isEqualTo(read.path("tiers"));
    }
  }

  @Test
  @Tag("E8")
  void when_a_price_class_sells_out_each_of_a_hundred_who_wait_is_told_once_within_two_seconds() {
    String event =
        organizer.onSale(
            Map.of("tiers", List.of(tier("Floor", 1, 4_500), tier("Balcony", 50, 2_500))),
            Map.of("max_active", 1, "admission_window_seconds", 3_600));
    String floor = organizer.tier(event, "Floor");
    Fan buyer = server.newFan();
    buyer.join(event).expect(201);
    String admission = buyer.awaitAdmission(event);
    List<Fan> fans = server.fans(100);
    fans.forEach(fan -> fan.join(event).expect(201));
    List<FanSocket> sockets = fans.stream().map(fan -> fan.socket(event)).toList();
    try {
      sockets.forEach(socket -> assertThat(floor(socket.await("board"), floor)).isEqualTo("FEW"));

      buyer.claim(event, admission, Map.of("tier_id", floor)).expect(201);

      await()
          .atMost(SOON)
          .pollInterval(Duration.ofMillis(20))
          .untilAsserted(
              () ->
                  assertThat(sockets)
                      .allSatisfy(socket -> assertThat(soldOut(socket, floor)).isEqualTo(1)));
      // Two sweeps later nobody was told again.
      await()
          .during(SOON)
          .atMost(SOON.multipliedBy(2))
          .until(() -> sockets.stream().allMatch(socket -> soldOut(socket, floor) == 1));
    } finally {
      sockets.forEach(FanSocket::close);
    }
  }

  @Test
  void a_pause_its_reason_and_its_end_are_told() {
    String event = organizer.onSale(30, Map.of());
    try (FanSocket socket = server.newFan().socket(event)) {
      assertThat(socket.await("board").path("phase").asText()).isEqualTo("ON_SALE");
      organizer
          .api()
          .put("/api/v1/events/" + event + "/pause", Map.of("reason", "The hall is being aired."))
          .expect(200);
      JsonNode paused = socket.await("board");
      assertThat(paused.path("phase").asText()).isEqualTo("PAUSED");
      assertThat(paused.path("pause_reason").asText()).isEqualTo("The hall is being aired.");
      organizer.api().put("/api/v1/events/" + event + "/resume").expect(200);
      assertThat(socket.await("board").path("phase").asText()).isEqualTo("ON_SALE");
    }
  }

  @Test
  void storms_of_changes_are_told_once_a_second_at_most() {
    String event = organizer.onSale(30, Map.of());
    try (FanSocket socket = server.newFan().socket(event)) {
      socket.await("board");
      long begun = System.nanoTime();
      for (int i = 0; i < 10; i++) {
        organizer.api().put("/api/v1/events/" + event + "/pause").expect(200);
        organizer.api().put("/api/v1/events/" + event + "/resume").expect(200);
      }
      organizer.api().put("/api/v1/events/" + event + "/end").expect(200);
      await().until(() -> "ENDED".equals(last(socket).path("phase").asText()));
      long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();

      assertThat(socket.received("board")).hasSizeLessThanOrEqualTo((int) seconds + 3);
    }
  }

  @Test
  @Tag("G12")
  void every_device_of_a_fan_hears_what_becomes_of_the_claim_and_nobody_elses() {
    String event = organizer.onSale(30, Map.of());
    Fan fan = server.newFan();
    try (FanSocket here = fan.socket(event);
        FanSocket there = fan.socket(event);
        FanSocket strangers = server.newFan().socket(event)) {
      String claim = fan.buy(event);
      for (FanSocket device : List.of(here, there)) {
        JsonNode held = device.await("claim");
        assertThat(held.path("claim_id").asText()).isEqualTo(claim);
        assertThat(held.path("event_id").asText()).isEqualTo(event);
        assertThat(held.path("status").asText()).isEqualTo("CLAIMED");
        assertThat(held.path("expires_at").asText()).isNotEmpty();
      }
      fan.pay(claim);
      for (FanSocket device : List.of(here, there)) {
        assertThat(device.await("claim").path("status").asText()).isEqualTo("CONFIRMED");
      }
      organizer.refund(claim).expect(202);
      assertThat(here.await("claim").path("status").asText()).isEqualTo("REFUNDED");
      assertThat(strangers.received("claim")).isEmpty();
    }
  }

  @Test
  void a_claim_that_is_given_back_says_why_also_to_a_device_that_comes_later() {
    String event = organizer.onSale(30, Map.of());
    Fan fan = server.newFan();
    String claim = fan.buy(event);
    try (FanSocket socket = fan.socket(event)) {
      socket.await("claim");
      fan.release(claim).expect(204);
      JsonNode released = socket.await("claim");
      assertThat(released.path("status").asText()).isEqualTo("RELEASED");
      assertThat(released.path("release_reason").asText()).isEqualTo("CUSTOMER");
      try (FanSocket later = fan.socket(event)) {
        assertThat(later.await("claim").path("status").asText()).isEqualTo("RELEASED");
      }
    }
  }

  @Test
  @Tag("E1")
  void what_another_node_did_is_told_here() {
    String event = organizer.onSale(30, Map.of());
    Fan fan = server.newFan();
    String claim = fan.buy(event);
    try (TestServer node = server.sibling(Map.of());
        FanSocket socket = fan.at(node.url()).socket(event)) {
      assertThat(socket.await("claim").path("status").asText()).isEqualTo("CLAIMED");
      socket.await("board");
      fan.pay(claim);
      assertThat(socket.await("claim").path("status").asText()).isEqualTo("CONFIRMED");
      organizer.api().put("/api/v1/events/" + event + "/pause").expect(200);
      assertThat(socket.await("board").path("phase").asText()).isEqualTo("PAUSED");
    }
  }

  @Test
  void a_stream_tells_the_same() throws Exception {
    String event = organizer.onSale(30, Map.of());
    Fan fan = server.newFan();
    URI address =
        URI.create(
            server.url() + "/api/v1/events/" + event + "/queue/stream?token=" + fan.api().token());
    try (HttpClient client = HttpClient.newHttpClient()) {
      var response =
          client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofInputStream());
      try (var lines =
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
        assertThat(next(lines, "board")).contains("\"phase\":\"ON_SALE\"");
        fan.buy(event);
        assertThat(next(lines, "claim")).contains("\"status\":\"CLAIMED\"");
      }
    }
  }

  private static String next(BufferedReader lines, String type) throws Exception {
    String line = lines.readLine();
    while (line != null && !line.startsWith("data: {\"type\":\"" + type + "\"")) {
      line = lines.readLine();
    }
    assertThat(line).as("a message of type %s", type).isNotNull();
    return line;
  }

  private static JsonNode last(FanSocket socket) {
    return socket.received("board").getLast();
  }

  private static long soldOut(FanSocket socket, String tier) {
    return socket.received("board").stream()
        .filter(board -> floor(board, tier).equals("SOLD_OUT"))
        .count();
  }

  private static String floor(JsonNode board, String tier) {
    for (JsonNode each : board.path("tiers")) {
      if (each.path("id").asText().equals(tier)) {
        return each.path("state").asText();
      }
    }
    throw new AssertionError("no tier " + tier + " in " + board);
  }

  private static Map<String, Object> tier(String name, int capacity, int price) {
    return Map.of("name", name, "seating", "general", "capacity", capacity, "price_minor", price);
  }
}
