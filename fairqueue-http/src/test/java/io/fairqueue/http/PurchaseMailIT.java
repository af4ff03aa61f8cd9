package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Letters;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Mail about what fans buy, from the sale to the mailbox. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PurchaseMailIT {

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  @Tag("H4")
  @Tag("H6")
  @Tag("N40")
  @Tag("N52")
  void whoever_bought_is_written_to_at_their_own_address_with_each_ticket() {
    String event = onSale(Map.of("total_inventory", 4, "price_minor", 5_000));
    Fan fan = server.fan();
    fan.api().patch("/api/v1/me", Map.of("name", "Ada Lovelace")).expect(200);
    String claim = fan.take(event, Map.of("quantity", 2)).text("claim_id");
    fan.pay(claim);
    List<String> labels = fan.tickets(claim).json().path("data").findValuesAsText("label");

    JsonNode mail = Letters.await(server.api(), fan.email(), "Your tickets: A Night Out");

    assertThat(mail.path("to").asText()).isEqualTo(fan.email());
    for (String part : List.of("text", "html")) {
      assertThat(mail.path(part).asText())
          .contains("Hello Ada Lovelace,", "The Harbour", "NGN", "100.00", claim)
          .contains(labels);
    }
    assertThat(mail.path("html").asText())
        .contains("src=\"cid:ticket-1@fairqueue\"", "src=\"cid:ticket-2@fairqueue\"")
        .doesNotContain("src=\"http");
    assertThat(mail.path("files").findValuesAsText("name"))
        .containsExactly("ticket-1.png", "ticket-2.png", "event.ics");
    JsonNode headers = mail.path("headers");
    assertThat(headers.path("From").asText()).isEqualTo("An Organizer via FairQueue");
    assertThat(headers.path("Auto-Submitted").asText()).isEqualTo("auto-generated");
    assertThat(headers.path("Content-Language").asText()).isEqualTo("en");
    assertThat(headers.path("Message-ID").asText()).matches("<msg_[0-9a-f]{32}\\.mail@.+>");
    assertThat(headers.has("List-Unsubscribe")).isFalse();
  }

  @Test
  @Tag("H4")
  void fans_are_written_to_in_their_language_and_only_once_per_fact() {
    String event = onSale(Map.of("total_inventory", 4, "price_minor", 0));
    Fan fan = server.fan();
    fan.api().patch("/api/v1/me", Map.of("locale", "de-AT")).expect(200);
    fan.join(event).expect(201);
    JsonNode turn = Letters.await(server.api(), fan.email(), "Sie sind an der Reihe: A Night Out");
    assertThat(turn.path("text").asText()).contains("(WAT)");

    fan.claim(event, fan.awaitAdmission(event)).expect(201);
    JsonNode mail = Letters.await(server.api(), fan.email(), "Ihre Tickets: A Night Out");
    assertThat(mail.path("headers").path("Content-Language").asText()).isEqualTo("de-AT");
    assertThat(Letters.of(server.api(), fan.email()))
        .extracting(each -> each.path("subject").asText())
        .doesNotHaveDuplicates();
  }

  @Test
  @Tag("H5")
  void money_that_is_told_again_and_again_sells_once_and_is_mailed_once() {
    String event = onSale(Map.of("total_inventory", 4, "price_minor", 5_000));
    Fan fan = server.fan();
    String claim = fan.take(event, Map.of("quantity", 2)).text("claim_id");
    String reference = fan.startPayment(claim).expect(201).text("reference");
    for (int i = 0; i < 3; i++) {
      fan.decide(reference, "success").expect(200);
    }
    fan.awaitClaim(claim, "CONFIRMED");
    var unused = Letters.await(server.api(), fan.email(), "Your tickets: A Night Out");
    fan.decide(reference, "success").expect(200);
    await()
        .until(
            () ->
                server.count(
                        "select count(*) from webhook_inbox where processed_at is null and"
                            + " convert_from(body, 'UTF8') like '%"
                            + reference
                            + "%'")
                    == 0);

    assertThat(server.organizer().show(event).json().path("tiers").path(0).path("sold").asInt())
        .isEqualTo(2);
    assertThat(fan.tickets(claim).expect(200).json().path("data")).hasSize(2);
    assertThat(
            server.count(
                "select count(*) from outbox where type = 'claim.confirmed' and '"
                    + claim
                    + "' = any(items)"))
        .isEqualTo(1);
    assertThat(Letters.of(server.api(), fan.email()))
        .filteredOn(mail -> mail.path("subject").asText().startsWith("Your tickets"))
        .hasSize(1);
  }

  @Test
  void seats_are_called_in_their_fans_language_when_they_are_bought_and_when_they_are_given_back() {
    var hall = Map.of("name", "Hall", "seating", "reserved", "capacity", 5, "price_minor", 5_000);
    String event = organizer.draft(Map.of("tiers", List.of(hall)), Map.of());
    organizer.addRow(event, organizer.tier(event, "Hall"), "C", 3).expect(201);
    organizer.api().put("/api/v1/events/" + event + "/activate").expect(200);
    Fan fan = server.fan();
    fan.api().patch("/api/v1/me", Map.of("locale", "fr")).expect(200);
    String claim = fan.take(event, Map.of("quantity", 1)).text("claim_id");
    String label = fan.show(claim).json().path("units").path(0).path("label").asText();
    String number = label.replaceAll(".* ", "");
    assertThat(label).isEqualTo("Section A, Row C, Seat " + number);
    fan.pay(claim);

    String seat = "Section A, Rang C, Place " + number;
    isSaid(seat, label, Letters.await(server.api(), fan.email(), "Vos billets : A Night Out"));
    organizer.refund(claim).expect(202);
    isSaid(
        seat, label, Letters.await(server.api(), fan.email(), "Votre remboursement : A Night Out"));
  }

  private static void isSaid(String seat, String english, JsonNode mail) {
    for (String part : List.of("text", "html")) {
      assertThat(mail.path(part).asText()).contains(seat).doesNotContain(english);
    }
  }

  private String onSale(Map<String, ?> stock) {
    var body = new HashMap<String, Object>(stock);
    body.put("venue", "The Harbour");
    body.put("time_zone", "Africa/Lagos");
    body.put("starts_at", server.time().plus(Duration.ofHours(30)).toString());
    return organizer.onSale(body, Map.of("max_units_per_claim", 2));
  }
}
