package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Letters;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.server.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Staff have a fan's tickets mailed once more. */
@Tag("H6")
@Tag("N40")
final class ResendIT {

  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String SUBJECT = "Your tickets: A Night Out";

  private final TestServer server = TestServer.shared();
  private final Organizer organizer = server.organizer();

  @Test
  void the_fan_gets_the_tickets_that_are_still_good_and_nobody_else_gets_anything() {
    String event = organizer.onSale(4, Map.of("max_units_per_claim", 2));
    Fan fan = server.fan();
    String claim = fan.take(event, Map.of("quantity", 2)).text("claim_id");
    fan.pay(claim);
    JsonNode first = Letters.await(server.api(), fan.email(), SUBJECT);
    JsonNode units = fan.show(claim).expect(200).json().path("units");
    String given = units.path(0).path("label").asText();
    String kept = units.path(1).path("label").asText();
    assertThat(first.path("text").asText()).contains(given, kept);
    List<String> back = List.of(units.path(0).path("unit_id").asText());
    organizer
        .api()
        .post(
            "/api/v1/claims/" + claim + "/refund", Map.of("reason", "One is ill", "unit_ids", back))
        .expect(202);

    assertThat(resend(claim).expect(202).body()).isEmpty();
    Answer again = resend(claim);
    again.expectProblem(429, "RATE_LIMITED");
    assertThat(again.header("Retry-After")).isEqualTo("60");

    JsonNode second = letters(fan, 2).getFirst();
    assertThat(second.path("text").asText()).contains(kept).doesNotContain(given);
    assertThat(deliveries(event)).isEqualTo(1);
    assertThat(audited(event)).isEqualTo(1);
  }

  @Test
  void only_what_is_sold_is_mailed_and_only_by_those_who_may_see_who_bought_it() {
    String event = organizer.onSale(2, Map.of());
    Fan fan = server.newFan();
    String claim = fan.buy(event);

    resend(claim).expectProblem(409, "CLAIM_NOT_CONFIRMED");
    resend(UUID.randomUUID().toString()).expectProblem(404, "CLAIM_NOT_FOUND");
    server.organizer().api().post(path(claim)).expectProblem(403, "FORBIDDEN");
    fan.api().post(path(claim)).expectProblem(401, "UNAUTHORIZED");
    assertThat(deliveries(event)).isZero();
    assertThat(audited(event)).isZero();
  }

  @Test
  void a_page_does_it_where_the_ticket_is_found_and_says_what_became_of_it() {
    String event = organizer.onSale(2, Map.of());
    Fan fan = server.fan();
    String claim = fan.buy(event);
    fan.pay(claim);
    Console console = Console.signedIn(server.api(), organizer);
    String attendees = "/console/events/" + event + "/attendees";
    String purchase = "/console/events/" + event + "/claims/" + claim;
    String act = purchase + "/resend";
    assertThat(console.get(attendees + "?q=" + fan.email()).expect(200).body())
        .contains("action=\"" + act + "\"", "name=\"q\" value=\"" + fan.email() + "\"");
    assertThat(console.get(purchase).expect(200).body()).contains("action=\"" + act + "\"");

    Answer done = console.post(act, Map.of("from", "attendees", "q", fan.email())).expect(303);
    assertThat(done.header("Location"))
        .startsWith(attendees + "?q=")
        .endsWith("&notice=TICKETS_RESENT");
    assertThat(console.get(done.header("Location")).expect(200).body())
        .contains("The tickets are mailed again to who bought them.", fan.email());
    assertThat(console.post(act, Map.of()).expect(303).header("Location"))
        .isEqualTo(purchase + "?notice=RATE_LIMITED");

    letters(fan, 2);
    assertThat(console.get("/console/events/" + event + "/audit").expect(200).body())
        .contains("Had tickets mailed again", purchase);
    Console.signedIn(server.api(), server.organizer()).post(act, Map.of()).expect(403);
  }

  @Test
  void a_server_without_a_mail_server_says_so() {
    try (TestServer mute =
        TestServer.on(TestServer.freshDatabaseUrl(), TestRedis.url(), Map.of())) {
      Organizer owner = mute.organizer();
      Fan fan = mute.newFan();
      String claim =
          fan.buy(owner.onSale(Map.of("total_inventory", 1, "price_minor", 0), Map.of()));

      owner.api().post(path(claim)).expectProblem(503, "MAIL_NOT_CONFIGURED");
    }
  }

  private Answer resend(String claim) {
    return organizer.api().post(path(claim));
  }

  private static String path(String claim) {
    return "/api/v1/claims/" + claim + "/resend";
  }

  /** All with tickets, the newest first, as soon as there are that many. */
  private List<JsonNode> letters(Fan fan, int count) {
    return Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                Letters.of(server.api(), fan.email()).stream()
                    .filter(mail -> mail.path("subject").asText().equals(SUBJECT))
                    .toList(),
            found -> found.size() == count);
  }

  private long deliveries(String event) {
    return server.count(
        "select count(*) from deliveries d join outbox o on o.id = d.outbox_id"
            + " where o.type = 'claim.resent' and o.event_id = '"
            + event
            + "'");
  }

  private long audited(String event) {
    return server.count(
        "select count(*) from audit_log where action = 'claim.resend' and event_id = '"
            + event
            + "'");
  }
}
