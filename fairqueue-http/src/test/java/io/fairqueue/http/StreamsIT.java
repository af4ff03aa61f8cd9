package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What fans are told over event streams. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class StreamsIT {

  private final HttpClient client = HttpClient.newHttpClient();
  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  @Tag("E1")
  @Tag("E2")
  void a_stream_tells_what_a_socket_tells() throws Exception {
    String event = organizer.onSale(1, Map.of());
    Fan fan = server.newFan();
    URI address = URI.create(path(event) + "?token=" + fan.api().token());
    var response =
        client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      fan.join(event).expect(201);
      assertThat(await(lines, "admitted")).contains("\"admission_token\":\"", "\"token\":\"");
      organizer.api().put("/api/v1/events/" + event + "/pause").expect(200);
      assertThat(await(lines, "event")).contains("PAUSED");
    }
  }

  @Test
  @Tag("A12")
  void a_stream_is_refused_like_a_socket() {
    String event = organizer.onSale(1, Map.of());
    String path = "/api/v1/events/" + event + "/queue/stream";
    server.api().get(path).expectProblem(401, "UNAUTHORIZED");
    server.api().get(path + "?token=garbage").expectProblem(401, "UNAUTHORIZED");
    organizer.api().get(path).expectProblem(401, "UNAUTHORIZED");
    server
        .newFan()
        .api()
        .get("/api/v1/events/00000000-0000-4000-8000-000000000000/queue/stream")
        .expectProblem(404, "EVENT_NOT_FOUND");
  }

  private static String await(BufferedReader lines, String type) throws Exception {
    String line = lines.readLine();
    while (line != null && !line.startsWith("data: {\"type\":\"" + type + "\"")) {
      line = lines.readLine();
    }
    assertThat(line).as("a message of type %s", type).isNotNull();
    return line;
  }

  private String path(String event) {
    return server.url() + "/api/v1/events/" + event + "/queue/stream";
  }
}
