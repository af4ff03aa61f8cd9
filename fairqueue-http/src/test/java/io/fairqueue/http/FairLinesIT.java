package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.fixture.ManualTime;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Which fans may stand in a line, how often, and which is next when fans are gone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FairLinesIT {

  private static final String HOME = "203.0.113.7";
  private static final String OFFICE = "203.0.113.8";
  private static final String PASSWORD = "correct horse battery";

  private final ManualTime time = new ManualTime();
  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start(@TempDir Path data) {
    server = TestServer.embedded(data, Map.of("FAIRQUEUE_TRUSTED_PROXIES", "127.0.0.1,::1"), time);
    organizer = server.organizer();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  @Tag("D16")
  void sixty_addresses_of_one_mailbox_make_one_place() {
    String event = organizer.onSale(100, Map.of("max_entries_per_mailbox", 1));
    String me = UUID.randomUUID().toString();
    server.newFan(me + "@fans.example").join(event).expect(201);

    for (int i = 1; i < 60; i++) {
      server
          .newFan("%s+%d@fans.example".formatted(me, i))
          .join(event)
          .expectProblem(409, "TOO_MANY_ENTRIES");
    }

    server.newFan().join(event).expect(201);
    Answer line = server.api().get("/api/v1/events/" + event + "/queue").expect(200);
    assertThat(line.json().path("waiting").asInt() + line.json().path("admitted").asInt())
        .isEqualTo(2);
  }

  @Test
  @Tag("D16")
  void one_network_has_as_many_places_as_the_event_gives_it() {
    String event = organizer.onSale(100, Map.of("max_entries_per_network", 2));
    Fan leaving = server.newFan();
    joinFrom(HOME, leaving, event).expect(201);
    joinFrom(HOME, server.newFan(), event).expect(201);

    joinFrom(HOME, server.newFan(), event).expectProblem(409, "TOO_MANY_ENTRIES");
    joinFrom(OFFICE, server.newFan(), event).expect(201);
    joinFrom("2001:db8:1:2::1", server.newFan(), event).expect(201);
    joinFrom("2001:db8:1:2:ffff::1", server.newFan(), event).expect(201);
    joinFrom("2001:db8:1:2:3:4:5:6", server.newFan(), event).expectProblem(409, "TOO_MANY_ENTRIES");

    leaving.leave(event).expect(204);
    joinFrom(HOME, server.newFan(), event).expect(201);
  }

  @Test
  @Tag("D16")
  void who_has_proven_no_address_may_not_join_until_it_is_proven() {
    String event = organizer.onSale(100, Map.of("verified_mail_only", true));
    String email = UUID.randomUUID() + "@fans.example";
    Api api = server.api();
    String unproven =
        api.post(
                "/api/v1/auth/customer/register",
                Map.of("name", "A Fan", "email", email, "password", PASSWORD))
            .expect(201)
            .text("token");
    Api registered = api.as(unproven);
    registered.post(queue(event)).expectProblem(403, "EMAIL_NOT_VERIFIED");

    api.post("/api/v1/auth/customer/otp/request", Map.of("email", email)).expect(202);
    String proven =
        api.post(
                "/api/v1/auth/customer/otp/verify",
                Map.of("email", email, "otp", Fan.code(api, email)))
            .expect(200)
            .text("token");

    api.as(proven).post(queue(event)).expect(201);
  }

  @Test
  @Tag("D15")
  void who_is_gone_is_passed_over_keeps_the_place_and_is_the_next_when_back() {
    String event =
        organizer.onSale(
            9, Map.of("presence_seconds", 90, "max_active", 1, "admission_window_seconds", 3_600));
    Fan first = server.newFan();
    first.join(event).expect(201);
    first.awaitAdmission(event);
    Fan gone = server.newFan();
    Fan there = server.newFan();
    Fan last = server.newFan();
    gone.join(event).expect(201);
    there.join(event).expect(201);
    last.join(event).expect(201);
    // A third longer than the rule says: a fan who is seen all the time is noted that seldom.
    time.advance(Duration.ofSeconds(121));

    first.leave(event).expect(204);
    there.awaitAdmission(event);
    Answer line = server.api().get(queue(event)).expect(200);
    assertThat(line.json().path("waiting").asInt()).isEqualTo(2);

    assertThat(gone.position(event).expect(200).json().path("position").asInt()).isEqualTo(1);
    await().until(() -> last.position(event).expect(200).json().path("position").asInt() == 2);
    there.leave(event).expect(204);
    gone.awaitAdmission(event);
    assertThat(last.position(event).expect(200).text("status")).isEqualTo("WAITING");
  }

  private static Answer joinFrom(String address, Fan fan, String event) {
    return fan.api()
        .send(
            fan.api()
                .request(queue(event))
                .header("X-Forwarded-For", address)
                .POST(BodyPublishers.noBody()));
  }

  private static String queue(String event) {
    return "/api/v1/events/" + event + "/queue";
  }
}
