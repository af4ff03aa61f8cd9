package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An event's page is written once for many, and answered in front of the framework. */
@Tag("I23")
final class EventPagesIT {

  private static final List<String> TOLD =
      List.of(
          "content-type",
          "content-security-policy",
          "referrer-policy",
          "cache-control",
          "x-content-type-options",
          "x-frame-options");

  private final TestServer server = TestServer.shared();
  private final Organizer organizer = server.organizer();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void both_ways_give_the_same_page() throws Exception {
    String path = "/en/e/" + organizer.onSale(5, Map.of());
    // Nobody has read it yet: it goes through the framework, and is written.
    HttpResponse<byte[]> usual = ask(path, Map.of());

    HttpResponse<byte[]> direct = direct(path, Map.of());

    assertThat(isDirect(usual)).isFalse();
    assertThat(text(direct)).contains("A Night Out").isEqualTo(text(usual));
    for (String header : TOLD) {
      assertThat(direct.headers().allValues(header))
          .as(header)
          .isEqualTo(usual.headers().allValues(header))
          .isNotEmpty();
    }
    assertThat(direct.headers().firstValue("x-request-id")).isPresent();
  }

  @Test
  void it_is_zipped_for_who_takes_that_and_not_sent_twice() throws Exception {
    String path = "/de/e/" + organizer.onSale(5, Map.of());
    HttpResponse<byte[]> plain = direct(path, Map.of());
    HttpResponse<byte[]> zipped = direct(path, Map.of("Accept-Encoding", "gzip"));

    assertThat(zipped.headers().firstValue("content-encoding")).hasValue("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
        .isEqualTo(plain.body());
    await()
        .until(
            () -> {
              // Prices may have been written again meanwhile, but they are the same.
              HttpResponse<byte[]> again =
                  ask(path, Map.of("If-None-Match", plain.headers().firstValue("etag").orElse("")));
              return again.statusCode() == 304 && again.body().length == 0;
            });
  }

  @Test
  void what_an_organizer_changes_is_there_within_two_seconds() throws Exception {
    String event = organizer.onSale(5, Map.of());
    String path = "/en/e/" + event;
    direct(path, Map.of());

    organizer.revise(event, Map.of("name", "A Day Out")).expect(200);

    await()
        .atMost(Duration.ofSeconds(2))
        .until(() -> text(ask(path, Map.of())).contains("A Day Out"));
  }

  @Test
  void an_event_that_there_is_not_has_no_page() throws Exception {
    assertThat(ask("/en/e/00000000-0000-4000-8000-000000000000", Map.of()).statusCode())
        .isEqualTo(404);
  }

  /** Asked until it comes from memory. */
  private HttpResponse<byte[]> direct(String path, Map<String, String> headers) {
    return await().until(() -> ask(path, headers), EventPagesIT::isDirect);
  }

  private static boolean isDirect(HttpResponse<?> answer) {
    return answer.headers().firstValue("vary").orElse("").equals("accept-encoding");
  }

  private static String text(HttpResponse<byte[]> page) {
    return new String(page.body(), StandardCharsets.UTF_8);
  }

  private HttpResponse<byte[]> ask(String path, Map<String, String> headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.url().resolve(path));
    headers.forEach(request::header);
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }
}
