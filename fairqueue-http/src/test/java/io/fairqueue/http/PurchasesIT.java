package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What staff look for, and do, about those who buy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PurchasesIT {

  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  @Tag("F11")
  @Tag("B5")
  void a_purchase_and_its_payment_are_found_by_what_the_fan_may_tell() {
    String event = organizer.onSale(4, Map.of("max_units_per_claim", 2));
    Fan fan = server.newFan();
    fan.api().patch("/api/v1/me", Map.of("name", "Zoë Łuczak")).expect(200);
    String claim = fan.take(event, Map.of("quantity", 2)).text("claim_id");
    String payment = fan.pay(claim);
    String reference = fan.api().get("/api/v1/payments/" + payment).text("reference");
    JsonNode ticket = fan.tickets(claim).expect(200).json().path("data").path(1);
    Fan other = server.newFan();
    other.pay(other.buy(event));

    for (String told :
        List.of(
            "zoë łu",
            fan.email(),
            claim,
            reference,
            ticket.path("ticket_id").asText(),
            "\n" + ticket.path("code").asText() + "\r\n")) {
      JsonNode claims = claims(event, "?q=" + encoded(told)).expect(200).json();
      assertThat(claims.findValuesAsText("claim_id")).as(told).containsExactly(claim);
      assertThat(claims.at("/page/total").asInt()).isOne();
      JsonNode payments = payments(event, "?q=" + encoded(told)).expect(200).json();
      assertThat(payments.findValuesAsText("payment_id")).as(told).containsExactly(payment);
    }
    JsonNode row = claims(event, "?q=" + claim).json().at("/data/0");
    assertThat(row.path("name").asText()).isEqualTo("Zoë Łuczak");
    assertThat(row.path("email").asText()).isEqualTo(fan.email());
    assertThat(row.path("units")).hasSize(2);
    assertThat(claims(event, "?q=" + encoded("@fans.example")).json().at("/page/total").asInt())
        .isEqualTo(2);
    assertThat(claims(event, "?q=zo&status=RELEASED").expect(200).json().path("data")).isEmpty();
  }

  @Test
  @Tag("B8")
  void what_is_looked_for_is_taken_literally_and_is_no_longer_than_200_characters() {
    String event = organizer.onSale(1, Map.of());
    Fan fan = server.newFan();
    fan.pay(fan.buy(event));

    for (String nobody : List.of("%", "_", "\\", "'; drop table claims --")) {
      assertThat(claims(event, "?q=" + encoded(nobody)).expect(200).json().path("data")).isEmpty();
      assertThat(payments(event, "?q=" + encoded(nobody)).expect(200).json().path("data"))
          .isEmpty();
    }
    String most = "x".repeat(200);
    claims(event, "?q=" + most).expect(200);
    payments(event, "?q=" + most).expect(200);
    for (String bad : List.of("q=" + most + "x", "q=a%00b", "status=PAID", "page=0", "size=101")) {
      claims(event, "?" + bad).expectProblem(400, "INVALID_INPUT");
      payments(event, "?" + bad).expectProblem(400, "INVALID_INPUT");
    }
    payments(event, "?refund=REFUSED").expectProblem(400, "INVALID_INPUT");
  }

  @Test
  @Tag("A9")
  void payments_are_listed_for_those_who_may_see_who_buys() {
    String event = organizer.onSale(1, Map.of());
    String path = "/api/v1/events/" + event + "/payments";

    server.organizer().api().get(path).expectProblem(403, "FORBIDDEN");
    server.newFan().api().get(path).expectProblem(401, "UNAUTHORIZED");
    server.api().get(path).expectProblem(401, "UNAUTHORIZED");
    organizer
        .api()
        .get("/api/v1/events/" + NOBODY + "/payments")
        .expectProblem(404, "EVENT_NOT_FOUND");
  }

  @Test
  @Tag("F11")
  @Tag("G14")
  void unknown_payments_and_refused_refunds_are_found() {
    String event = organizer.onSale(4, Map.of());
    Fan paid = server.newFan();
    String sold = paid.buy(event);
    String good = paid.pay(sold);
    Fan lost = server.newFan();
    String held = lost.buy(event);
    Answer begun = lost.startPayment(held).expect(201);
    // In the future, so that nobody asks about it meanwhile.
    server.sql(
        "update payments set status = 'UNRESOLVED', updated_at = now() + interval '1 hour' "
            + "where id = '%s'".formatted(begun.text("payment_id")));

    JsonNode all = payments(event, "").expect(200).json();
    assertThat(all.findValuesAsText("payment_id")).containsExactly(begun.text("payment_id"), good);
    assertThat(all.at("/data/1/amount_minor").asLong()).isEqualTo(5_000);
    assertThat(all.at("/data/1/refunded_minor").asLong()).isZero();
    assertThat(all.at("/data/1").has("refund_status")).isFalse();
    assertThat(all.at("/data/1/email").asText()).isEqualTo(paid.email());
    assertThat(payments(event, "?status=UNRESOLVED").json().findValuesAsText("reference"))
        .containsExactly(begun.text("reference"));

    server.refuseRefunds(good, true);
    organizer.refund(sold).expect(202);
    paid.awaitRefund(good, "FAILED");

    JsonNode refused = payments(event, "?refund=FAILED").expect(200).json();
    assertThat(refused.findValuesAsText("payment_id")).containsExactly(good);
    assertThat(refused.at("/data/0/refund_status").asText()).isEqualTo("FAILED");
  }

  @Test
  @Tag("G14")
  void a_refused_refund_is_asked_for_again() {
    String event = organizer.onSale(1, Map.of());
    Fan fan = server.newFan();
    String claim = fan.buy(event);
    String payment = fan.pay(claim);
    String retry = "/api/v1/payments/" + payment + "/refund/retry";
    organizer.api().post(retry).expectProblem(409, "INVALID_TRANSITION");
    server.refuseRefunds(payment, true);
    organizer.refund(claim).expect(202);
    fan.awaitRefund(payment, "FAILED");
    server.organizer().api().post(retry).expectProblem(403, "FORBIDDEN");
    fan.api().post(retry).expectProblem(401, "UNAUTHORIZED");
    organizer
        .api()
        .post("/api/v1/payments/" + NOBODY + "/refund/retry")
        .expectProblem(404, "PAYMENT_NOT_FOUND");
    server.refuseRefunds(payment, false);

    assertThat(organizer.api().post(retry).expect(202).text("payment_id")).isEqualTo(payment);

    fan.awaitRefund(payment, "SUCCEEDED");
    fan.awaitClaim(claim, "REFUNDED");
    organizer.api().post(retry).expectProblem(409, "INVALID_TRANSITION");
  }

  @Test
  @Tag("F8")
  void staff_let_an_unpaid_purchase_go_as_its_fan_could() {
    String event = organizer.onSale(2, Map.of());
    Fan fan = server.newFan();
    String claim = fan.buy(event);
    fan.startPayment(claim).expect(201);
    String release = "/api/v1/claims/" + claim + "/release";
    server.organizer().api().post(release).expectProblem(403, "FORBIDDEN");
    fan.api().post(release).expectProblem(401, "UNAUTHORIZED");
    organizer.api().post("/api/v1/claims/" + NOBODY + "/release").expect(404);
    organizer.api().post(release).expectProblem(409, "PAYMENT_IN_PROGRESS");

    Answer gone = organizer.api().post(release, Map.of("give_up_payment", true)).expect(200);

    assertThat(gone.text("status")).isEqualTo("RELEASED");
    assertThat(gone.text("release_reason")).isEqualTo("CUSTOMER");
    assertThat(fan.paymentStatuses(claim)).containsExactly("FAILED");
    assertThat(
            server
                .api()
                .get("/api/v1/events/" + event + "/availability")
                .json()
                .path("free")
                .asInt())
        .isEqualTo(2);
    organizer.api().post(release).expectProblem(409, "INVALID_TRANSITION");
  }

  @Test
  @Tag("A8")
  void who_did_what_goes_out_as_a_file() throws IOException {
    String event = organizer.onSale(1, Map.of());
    organizer
        .api()
        .put("/api/v1/events/" + event + "/pause", Map.of("reason", "Doors late"))
        .expect(200);

    List<CSVRecord> rows = csv(export(event, "?kind=audit").expect(200).body());
    CSVRecord pause = rows.getLast();
    assertThat(rows.stream().map(row -> row.get("action")))
        .containsExactly("event.create", "event.activate", "event.pause");
    assertThat(pause.get("actor")).isEqualTo(organizer.id());
    assertThat(pause.get("subject")).isEqualTo(event);
    assertThat(pause.get("before")).contains("\"status\":\"ACTIVE\"");
    assertThat(pause.get("request_id")).isNotBlank();
    assertThat(pause.get("ip_prefix")).isEqualTo("127.0.0.0/24");

    Answer json = export(event, "?kind=audit&format=json").expect(200);
    assertThat(json.json().at("/2/after/status").asText()).isEqualTo("PAUSED");
    assertThat(json.json().at("/3/action").asText()).isEqualTo("audit.export");
    assertThat(json.json().at("/3/after/rows").asText()).isEqualTo("3");
    assertThat(json.header("Content-Disposition")).contains("audit-" + event + ".json");
    server
        .organizer()
        .api()
        .get("/api/v1/events/" + event + "/export?kind=audit")
        .expectProblem(403, "FORBIDDEN");
  }

  private Answer claims(String event, String query) {
    return organizer.api().get("/api/v1/admin/events/" + event + "/claims" + query);
  }

  private Answer payments(String event, String query) {
    return organizer.api().get("/api/v1/events/" + event + "/payments" + query);
  }

  private Answer export(String event, String query) {
    return organizer.api().get("/api/v1/events/" + event + "/export" + query);
  }

  private static List<CSVRecord> csv(String text) throws IOException {
    return CSVFormat.RFC4180
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(new StringReader(text))
        .getRecords();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
