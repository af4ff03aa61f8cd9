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
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who bought, for the one who sold. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AttendeesIT {

  private static final String FORMULA = "=HYPERLINK(\"https://evil.example\";\"Ann, \nLee\")";

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  @Tag("A9")
  @Tag("F11")
  void an_organizer_sees_who_bought_and_finds_them() {
    String event = organizer.onSale(3, Map.of("max_units_per_claim", 2));
    Fan fan = server.newFan();
    fan.api().patch("/api/v1/me", Map.of("name", "Zoë Łuczak")).expect(200);
    String claim = fan.take(event, Map.of("quantity", 2)).text("claim_id");
    fan.pay(claim);
    JsonNode ticket = fan.tickets(claim).expect(200).json().path("data").path(0);
    bought(server.newFan(), event);
    checkIn(event, ticket.path("code").asText()).expect(200);

    JsonNode all = list(event, "").expect(200).json();
    assertThat(all.path("page").path("total").asInt()).isEqualTo(3);
    JsonNode first = all.path("data").path(0);
    assertThat(first.path("ticket_id")).isEqualTo(ticket.path("ticket_id"));
    assertThat(first.path("claim_id").asText()).isEqualTo(claim);
    assertThat(first.path("name").asText()).isEqualTo("Zoë Łuczak");
    assertThat(first.path("email").asText()).isEqualTo(fan.email());
    assertThat(first.path("label")).isEqualTo(ticket.path("label"));
    assertThat(first.path("price_minor").isIntegralNumber()).isTrue();
    assertThat(first.path("tier_id").asText()).isNotBlank();
    assertThat(first.path("checked_in_at").asText()).isNotBlank();
    assertThat(first.has("voided_at")).isFalse();
    for (String told :
        List.of("łuczak", fan.email(), claim, "\n" + ticket.path("code").asText() + "\r\n")) {
      JsonNode found =
          list(event, "?q=" + URLEncoder.encode(told, StandardCharsets.UTF_8)).expect(200).json();
      assertThat(found.findValuesAsText("ticket_id"))
          .as(told)
          .contains(ticket.path("ticket_id").asText());
      assertThat(found.path("page").path("total").asInt()).as(told).isLessThan(3);
    }
    assertThat(list(event, "?q=%25").expect(200).json().path("data")).isEmpty();
    list(event, "?q=" + "x".repeat(201)).expectProblem(400, "INVALID_INPUT");
    list(event, "?size=101").expectProblem(400, "INVALID_INPUT");
  }

  @Test
  @Tag("A9")
  void nobody_else_sees_who_bought() {
    String event = organizer.onSale(1, Map.of());
    bought(server.newFan(), event);
    Fan fan = server.newFan();
    for (String what : List.of("/tickets", "/export")) {
      String path = "/api/v1/events/" + event + what;
      server.organizer().api().get(path).expectProblem(403, "FORBIDDEN");
      fan.api().get(path).expectProblem(401, "UNAUTHORIZED");
      server.api().get(path).expectProblem(401, "UNAUTHORIZED");
      organizer
          .api()
          .get("/api/v1/events/00000000-0000-7000-8000-000000000000" + what)
          .expectProblem(404, "EVENT_NOT_FOUND");
    }
  }

  @Test
  @Tag("F11")
  void a_spreadsheet_opens_the_list_and_is_not_harmed() throws IOException {
    String event = organizer.onSale(2, Map.of());
    for (String name : List.of(FORMULA, "+1", "Ann \"the\" Lee", "O'Hara")) {
      String one = organizer.onSale(1, Map.of());
      Fan fan = server.newFan();
      fan.api().patch("/api/v1/me", Map.of("name", name.replace("\n", ""))).expect(200);
      bought(fan, one);
      List<CSVRecord> rows = csv(export(one, "").expect(200).body());
      String written = rows.getFirst().get("name");
      boolean formula = "=+".indexOf(name.charAt(0)) >= 0;
      assertThat(written).isEqualTo((formula ? "'" : "") + name.replace("\n", ""));
    }

    Answer none = export(event, "");
    assertThat(none.expect(200).body())
        .isEqualTo(
            "ticket_id,label,tier,section,row,number,name,email,claim_id,price_minor,currency,"
                + "issued_at,checked_in_at,voided_at\r\n");
    assertThat(none.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(none.header("Content-Disposition"))
        .contains("attachment")
        .contains("attendees-" + event + ".csv");
    assertThat(none.header("Cache-Control")).contains("no-store");
    assertThat(export(event, "?bom=true").expect(200).body()).startsWith("\ufeffticket_id");
  }

  @Test
  @Tag("F11")
  void the_list_goes_out_as_json_too_and_of_those_who_came_only() throws IOException {
    String event = organizer.onSale(2, Map.of());
    Fan fan = server.newFan();
    JsonNode ticket = fan.tickets(bought(fan, event)).expect(200).json().path("data").path(0);
    bought(server.newFan(), event);

    JsonNode all = export(event, "?format=json").expect(200).json();
    assertThat(all).hasSize(2);
    assertThat(all.path(0).path("ticket_id")).isEqualTo(ticket.path("ticket_id"));
    assertThat(all.path(0).path("price_minor").isIntegralNumber()).isTrue();
    assertThat(csv(export(event, "?kind=checkins").expect(200).body())).isEmpty();
    checkIn(event, ticket.path("code").asText()).expect(200);
    assertThat(csv(export(event, "?kind=checkins").expect(200).body()))
        .singleElement()
        .matches(row -> row.get("email").equals(fan.email()))
        .matches(row -> !row.get("checked_in_at").isBlank());
    export(event, "?kind=secrets").expectProblem(400, "INVALID_INPUT");
    export(event, "?format=xlsx").expectProblem(400, "INVALID_INPUT");
    export(event, "?bom=maybe").expectProblem(400, "INVALID_INPUT");
    assertThat(
            organizer
                .api()
                .send(
                    organizer
                        .api()
                        .request("/api/v1/events/" + event + "/export")
                        .method("HEAD", BodyPublishers.noBody()))
                .status())
        .as("a list is not read for nobody")
        .isEqualTo(405);
  }

  @Test
  @Tag("F11")
  void claims_and_payments_go_out_too_and_harm_no_spreadsheet() throws IOException {
    String event = organizer.onSale(3, Map.of());
    Fan fan = server.newFan();
    fan.api().patch("/api/v1/me", Map.of("name", "=1+1")).expect(200);
    String sold = bought(fan, event);
    Fan holder = server.newFan();
    String held = holder.buy(event);

    List<CSVRecord> claims = csv(export(event, "?kind=claims").expect(200).body());
    assertThat(claims).extracting(row -> row.get("claim_id")).containsExactly(sold, held);
    assertThat(claims).extracting(row -> row.get("status")).containsExactly("CONFIRMED", "CLAIMED");
    assertThat(claims.getFirst().get("name")).isEqualTo("'=1+1");
    assertThat(claims.getFirst().get("email")).isEqualTo(fan.email());
    assertThat(claims.getFirst().get("units")).isNotBlank();
    assertThat(claims.getFirst().get("confirmed_at")).isNotBlank();
    assertThat(claims.getLast().get("confirmed_at")).isEmpty();

    List<CSVRecord> payments = csv(export(event, "?kind=payments").expect(200).body());
    CSVRecord paid = payments.getFirst();
    assertThat(payments).hasSize(1);
    assertThat(paid.get("claim_id")).isEqualTo(sold);
    assertThat(paid.get("status")).isEqualTo("SUCCEEDED");
    assertThat(paid.get("amount_minor")).isEqualTo("5000");
    assertThat(paid.get("refunded_minor")).isEqualTo("0");
    assertThat(paid.get("email")).isEqualTo(fan.email());

    for (String kind : List.of("claims", "payments")) {
      String query = "?kind=" + kind + "&format=json";
      JsonNode all = export(event, query).expect(200).json();
      assertThat(all).as(kind).hasSize(kind.equals("claims") ? 2 : 1);
      assertThat(all.path(0).path("amount_minor").isIntegralNumber()).isTrue();
      server
          .organizer()
          .api()
          .get("/api/v1/events/" + event + "/export" + query)
          .expectProblem(403, "FORBIDDEN");
      assertThat(
              server.count(
                  "select count(*) from audit_log where action = '%s.export' and event_id = '%s'"
                      .formatted(kind, event)))
          .isEqualTo(2);
    }
  }

  /** The claim's id. */
  private static String bought(Fan fan, String event) {
    String claim = fan.buy(event);
    fan.pay(claim);
    return claim;
  }

  private Answer checkIn(String event, String code) {
    return organizer.api().post("/api/v1/events/" + event + "/checkins", Map.of("code", code));
  }

  private Answer list(String event, String query) {
    return organizer.api().get("/api/v1/events/" + event + "/tickets" + query);
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
}
