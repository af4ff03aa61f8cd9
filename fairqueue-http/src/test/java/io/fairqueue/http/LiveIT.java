package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A sale as those who run it watch it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("I6")
final class LiveIT {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  void a_snapshot_says_all_and_says_what_is() throws Exception {
    String event = organizer.onSale(5, Map.of("max_active", 2, "admissions_per_minute", 100));
    Fan buyer = server.newFan();
    buyer.pay(buyer.buy(event));
    server.newFan().join(event).expect(201);

    try (Watched watched = watch(organizer, event)) {
      JsonNode sale =
          await()
              .atMost(Duration.ofSeconds(20))
              .until(
                  watched::last,
                  last -> last.path("sold").asInt() == 1 && last.path("admitted").asInt() == 1);

      assertThat(sale.path("phase").asText()).isEqualTo("ON_SALE");
      assertThat(sale.path("total").asInt()).isEqualTo(5);
      assertThat(sale.path("free").asInt()).isEqualTo(4);
      assertThat(sale.path("waiting").asInt()).isZero();
      assertThat(sale.path("revenue_minor").asInt()).isEqualTo(5_000);
      assertThat(sale.path("currency").asText()).isEqualTo("NGN");
      assertThat(sale.path("claims").path("CONFIRMED").asInt()).isEqualTo(1);
      assertThat(sale.path("admitted_total").asInt()).isEqualTo(2);
      assertThat(sale.path("chose").asInt()).isEqualTo(1);
      assertThat(sale.path("limits").path("max_active").asInt()).isEqualTo(2);
      assertThat(sale.path("tiers").path(0).path("sold").asInt()).isEqualTo(1);
      assertThat(sale.toString().length()).isLessThanOrEqualTo(2_048);
      JsonNode stats = organizer.stats(event).expect(200).json();
      assertThat(sale.path("revenue_minor")).isEqualTo(stats.path("revenue_minor"));
      assertThat(sale.path("claims")).isEqualTo(stats.path("claims"));
    }
  }

  @Test
  void who_leaves_before_the_turn_is_counted_for_a_minute() throws Exception {
    String event = organizer.onSale(5, Map.of("max_active", 1));
    server.newFan().join(event).expect(201);
    Fan gone = server.newFan();
    gone.join(event).expect(201);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                !organizer
                    .api()
                    .get("/api/v1/events/" + event + "/samples")
                    .expect(200)
                    .json()
                    .path("at")
                    .isEmpty());

    try (Watched watched = watch(organizer, event)) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> watched.last().path("left_per_minute").asInt(-1) == 0);
      gone.leave(event);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> watched.last().path("left_per_minute").asInt() == 1);
    }
  }

  @Test
  void a_pause_is_told_to_all_who_watch_and_all_are_told_the_same() throws Exception {
    String event = organizer.onSale(5, Map.of());
    List<Watched> viewers = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        viewers.add(watch(organizer, event));
      }
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> viewers.stream().allMatch(each -> each.heard().size() >= 2));

      organizer
          .api()
          .put("/api/v1/events/" + event + "/pause", Map.of("reason", "Rain"))
          .expect(200);

      await()
          .atMost(Duration.ofSeconds(2))
          .until(
              () ->
                  viewers.stream()
                      .allMatch(
                          each -> each.last().path("pause_reason").asText("").equals("Rain")));
      // Each snapshot was made once: the same moment is told to everybody.
      long moments =
          viewers.stream()
              .flatMap(each -> each.heard().stream())
              .map(each -> each.path("at").asText())
              .distinct()
              .count();
      int most = viewers.stream().mapToInt(each -> each.heard().size()).max().orElse(0);
      assertThat(moments).isLessThanOrEqualTo(most + 2L);
    } finally {
      viewers.forEach(Watched::close);
    }
  }

  @Test
  @Tag("A9")
  void who_may_not_see_it_hears_nothing_and_who_may_no_longer_hears_no_more() throws Exception {
    String event = organizer.onSale(5, Map.of());
    Organizer viewer = server.organizer();
    viewer.api().get("/api/v1/events/" + event + "/live").expectProblem(403, "FORBIDDEN");
    server.newFan().api().get("/api/v1/events/" + event + "/live").expect(401);
    organizer
        .api()
        .get("/api/v1/events/" + UUID.randomUUID() + "/live")
        .expectProblem(404, "EVENT_NOT_FOUND");
    String staff = "/api/v1/events/" + event + "/staff/" + viewer.id();
    organizer.api().put(staff, Map.of("role", "VIEWER")).expect(200);

    try (Watched watched = watch(viewer, event)) {
      await().atMost(Duration.ofSeconds(20)).until(() -> !watched.heard().isEmpty());
      organizer.api().delete(staff).expect(204);
      await().atMost(Duration.ofSeconds(5)).until(watched::isOver);
    }
  }

  @Test
  @Tag("A18")
  void whoever_signs_out_hears_no_more() throws Exception {
    String event = organizer.onSale(5, Map.of());
    Console console = Console.signedIn(server.api(), organizer);

    try (Watched watched =
        new Watched(
            HttpRequest.newBuilder(server.url().resolve("/api/v1/events/" + event + "/live"))
                .header("Cookie", console.cookie())
                .build())) {
      await().atMost(Duration.ofSeconds(20)).until(() -> !watched.heard().isEmpty());
      Answer out = console.post("/console/signout", Map.of());
      out.expect(303);
      await().atMost(Duration.ofSeconds(5)).until(watched::isOver);
    }
  }

  private Watched watch(Organizer who, String event) throws IOException, InterruptedException {
    return new Watched(who.api().request("/api/v1/events/" + event + "/live").GET().build());
  }

  /** A stream, as a client hears it. */
  private static final class Watched implements AutoCloseable {

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final HttpResponse<Stream<String>> answer;

    Watched(HttpRequest request) throws IOException, InterruptedException {
      this.answer = CLIENT.send(request, BodyHandlers.ofLines());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      Thread.ofVirtual().start(this::read);
    }

    private void read() {
      try {
        answer
            .body()
            .filter(line -> line.startsWith("data:"))
            .forEach(line -> heard.add(Json.read(line.substring("data:".length()))));
      } catch (RuntimeException gone) {
        // The test closed it.
      }
      over.set(true);
    }

    List<JsonNode> heard() {
      return heard;
    }

    JsonNode last() {
      return heard.isEmpty() ? Json.read("{}") : heard.getLast();
    }

    boolean isOver() {
      return over.get();
    }

    @Override
    public void close() {
      answer.body().close();
    }
  }
}
