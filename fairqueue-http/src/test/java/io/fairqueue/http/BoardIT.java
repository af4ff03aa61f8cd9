package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One state of a sale for all who look. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BoardIT {

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  void it_tells_prices_stock_and_how_many_are_ahead_of_each_place() {
    String event = organizer.onSale(2, Map.of("max_active", 2, "over_admission", 1));
    List<Fan> fans = server.fans(6);
    fans.forEach(fan -> fan.join(event).expect(201));
    String token = fans.getFirst().awaitAdmission(event);
    fans.getFirst().claim(event, token).expect(201);

    await().until(() -> board(event).number("free") == 1);
    await().until(() -> board(event).number("waiting") == 4);
    Answer board = board(event);
    assertThat(board.text("phase")).isEqualTo("ON_SALE");
    assertThat(board.json().path("mean_units_per_claim").asDouble()).isEqualTo(1.0);
    JsonNode tier = board.json().path("tiers").path(0);
    assertThat(tier.path("state").asText()).isEqualTo("FEW");
    assertThat(board.number("price_min_minor")).isEqualTo(tier.path("price_minor").asLong());
    assertThat(board.number("price_max_minor")).isEqualTo(tier.path("price_minor").asLong());
    JsonNode line = board.json().path("line");
    assertThat(line.path("block").asLong()).isEqualTo(256);
    assertThat(line.path("head_place").asLong()).isEqualTo(3);
    assertThat(line.path("last_place").asLong()).isEqualTo(6);
    assertThat(line.path("counts").path(0).asLong()).isEqualTo(4);
    assertThat(line.path("counts")).hasSize(1);
  }

  @Test
  void it_says_what_the_sale_is_doing() {
    String event = organizer.onSale(1, Map.of());
    awaitPhase(event, "ON_SALE");
    organizer
        .api()
        .put("/api/v1/events/" + event + "/pause", Map.of("reason", "The band is late."))
        .expect(200);
    awaitPhase(event, "PAUSED");
    assertThat(board(event).text("pause_reason")).isEqualTo("The band is late.");
    organizer.api().put("/api/v1/events/" + event + "/resume").expect(200);
    Fan fan = server.newFan();
    String claim = fan.buy(event);
    awaitPhase(event, "SOLD_OUT");
    assertThat(board(event).json().path("tiers").path(0).path("state").asText())
        .isEqualTo("SOLD_OUT");
    fan.release(claim).expect(204);
    awaitPhase(event, "ON_SALE");
    organizer.api().put("/api/v1/events/" + event + "/end").expect(200);
    awaitPhase(event, "ENDED");
    organizer
        .api()
        .post("/api/v1/events/" + event + "/cancel", Map.of("reason", "Rain."))
        .expect(202);
    awaitPhase(event, "CANCELLED");
  }

  @Test
  void nobody_sees_the_board_of_a_draft_or_of_nothing() {
    String draft = organizer.draft(Map.of("total_inventory", 1, "price_minor", 0), Map.of());
    for (String hidden : List.of(draft, UUID.randomUUID().toString())) {
      board(hidden).expectProblem(404, "EVENT_NOT_FOUND");
    }
    board("nonsense").expect(400);
  }

  @Test
  void caches_and_browsers_take_it() throws Exception {
    String event = organizer.onSale(100, Map.of());
    List<HttpRequest.Builder> ways = new ArrayList<>();
    // The first is answered in front of the framework, the second by it.
    ways.add(server.api().as(null).request(path(event)));
    ways.add(server.api().as(null).request(path(event)).header("Accept", "application/json, */*"));
    for (HttpRequest.Builder way : ways) {
      Answer answer = server.api().send(way.header("Origin", "https://elsewhere.example"));
      answer.expect(200);
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(answer.header("Cache-Control"))
          .isEqualTo("public, max-age=1, stale-while-revalidate=5");
      assertThat(answer.header("ETag")).startsWith("\"");
      assertThat(answer.header("Content-Type")).startsWith("application/json");
    }
    await()
        .until(
            () -> {
              // Within one second it is the same.
              Answer first = board(event).expect(200);
              Answer again =
                  server
                      .api()
                      .send(
                          server
                              .api()
                              .as(null)
                              .request(path(event))
                              .header("If-None-Match", first.header("ETag")));
              return again.status() == 304 && again.body().isEmpty();
            });
    HttpResponse<byte[]> zipped =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build()
            .send(
                server
                    .api()
                    .as(null)
                    .request(path(event))
                    .header("Accept-Encoding", "gzip")
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(zipped.headers().allValues("Vary")).contains("accept-encoding");
    JsonNode text =
        new ObjectMapper().readTree(new GZIPInputStream(new ByteArrayInputStream(zipped.body())));
    assertThat(text.path("event_id").asText()).isEqualTo(event);
  }

  private void awaitPhase(String event, String phase) {
    await().until(() -> board(event).text("phase"), phase::equals);
  }

  @Test
  @Tag("C16")
  void its_prices_are_those_of_the_seats() {
    Map<String, ?> stalls =
        Map.of("name", "Stalls", "seating", "reserved", "capacity", 9, "price_minor", 5_000);
    Map<String, ?> floor =
        Map.of("name", "Floor", "seating", "general", "capacity", 9, "price_minor", 6_000);
    String event = organizer.onSale(Map.of("tiers", List.of(stalls, floor)), Map.of());
    assertThat(board(event).number("price_min_minor")).isEqualTo(5_000);
    organizer
        .addSeats(
            event,
            organizer.tier(event, "Stalls"),
            List.of(
                Map.of("section", "A", "row", "1", "number", "1", "price_minor", 9_000),
                Map.of("section", "A", "row", "1", "number", "2", "price_minor", 7_000)))
        .expect(201);

    await().until(() -> board(event).number("price_max_minor") == 9_000);
    assertThat(board(event).number("price_min_minor")).isEqualTo(6_000);
  }

  private Answer board(String event) {
    return server.api().as(null).get(path(event));
  }

  private static String path(String event) {
    return "/api/v1/events/" + event + "/board";
  }
}
