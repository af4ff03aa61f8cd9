package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Letters;
import io.fairqueue.http.driver.TestServer;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Fans who want no more mail than they need. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UnsubscribeIT {

  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.shared();
  }

  @Test
  @Tag("N40")
  void one_click_stops_what_fans_can_do_without_and_not_their_tickets() {
    Fan fan = server.fan();
    JsonNode welcome = Letters.await(server.api(), fan.email(), "Welcome to FairQueue");
    assertThat(welcome.path("headers").path("List-Unsubscribe-Post").asText())
        .isEqualTo("List-Unsubscribe=One-Click");
    String header = welcome.path("headers").path("List-Unsubscribe").asText();
    String link = URI.create(header.substring(1, header.length() - 1)).getPath();
    assertThat(welcome.path("text").asText()).contains(link);

    Answer page = server.api().get(link).expect(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Cache-Control")).contains("no-store");
    assertThat(page.body()).contains("<form method=\"post\">");
    assertThat(optedOut(fan)).isFalse();

    for (int i = 0; i < 2; i++) {
      Answer done = post(link, "List-Unsubscribe=One-Click").expect(200);
      assertThat(done.body()).doesNotContain("<form");
    }
    assertThat(optedOut(fan)).isTrue();

    String event =
        server.organizer().onSale(Map.of("total_inventory", 1, "price_minor", 0), Map.of());
    fan.take(event, Map.of());
    assertThat(Letters.await(server.api(), fan.email(), "Your tickets: A Night Out")).isNotNull();
  }

  @Test
  void a_token_that_is_none_of_ours_does_nothing() {
    for (String token : new String[] {"x", "A".repeat(43), "%00", "a".repeat(500)}) {
      assertThat(server.api().get("/unsubscribe/" + token).expect(404).body())
          .contains("not valid");
      post("/unsubscribe/" + token, "").expect(404);
    }
  }

  private Answer post(String link, String body) {
    Api api = server.api();
    return api.send(
        api.request(link)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private boolean optedOut(Fan fan) {
    return server.count(
            "select count(*) from customers where opted_out_at is not null and id = '"
                + fan.id()
                + "'")
        == 1;
  }
}
