package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tickets, from the sale to the door. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TicketsIT {

  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z");
  private static final Pattern SIDE = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"");
  private static final int QUIET_ZONE = 4;

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  @Tag("N40")
  void whoever_bought_has_a_ticket_for_each_unit_and_comes_in_once() {
    String event = organizer.onSale(4, Map.of("max_units_per_claim", 2));
    Fan fan = server.newFan();
    String claim = fan.take(event, Map.of("quantity", 2)).text("claim_id");
    fan.tickets(claim).expectProblem(409, "CLAIM_NOT_CONFIRMED");
    fan.pay(claim);

    JsonNode tickets = fan.tickets(claim).expect(200).json().path("data");
    assertThat(tickets).hasSize(2);
    assertThat(tickets.findValuesAsText("label"))
        .isEqualTo(fan.show(claim).json().path("units").findValuesAsText("label"));
    JsonNode ticket = tickets.path(0);
    String id = ticket.path("ticket_id").asText();
    Answer alone = fan.api().get("/api/v1/tickets/" + id).expect(200);
    assertThat(alone.text("label")).isEqualTo(ticket.path("label").asText());
    assertThat(alone.text("status")).isEqualTo("VALID");

    Answer in = checkIn(organizer, event, ticket.path("code").asText()).expect(200);
    assertThat(in.text("ticket_id")).isEqualTo(id);
    assertThat(in.text("label")).isEqualTo(ticket.path("label").asText());
    Instant at = Instant.parse(in.text("checked_in_at"));
    // Another copy of the code is the same ticket.
    Answer again =
        checkIn(organizer, event, alone.text("code")).expectProblem(409, "ALREADY_CHECKED_IN");
    assertThat(Instant.parse(again.text("checked_in_at"))).isEqualTo(at);
    assertThat(fan.api().get("/api/v1/tickets/" + id).text("status")).isEqualTo("CHECKED_IN");
    checkIn(organizer, event, tickets.path(1).path("code").asText()).expect(200);
  }

  @Test
  void the_picture_shows_the_code() throws Exception {
    String event = freeEvent();
    Fan fan = server.newFan();
    String claim = fan.take(event, Map.of()).text("claim_id");
    String id = fan.tickets(claim).json().path("data").path(0).path("ticket_id").asText();

    Answer picture = fan.api().get("/api/v1/tickets/" + id + "/qr.svg").expect(200);
    assertThat(picture.header("Content-Type")).startsWith("image/svg+xml");
    String code = new Decoder().decode(squares(picture.body())).getText();
    assertThat(checkIn(organizer, event, code).expect(200).text("ticket_id")).isEqualTo(id);
  }

  @Test
  @Tag("A9")
  @Tag("B8")
  void tickets_are_their_owners_alone() {
    String event = freeEvent();
    Fan fan = server.newFan();
    String claim = fan.take(event, Map.of()).text("claim_id");
    String id = fan.tickets(claim).json().path("data").path(0).path("ticket_id").asText();
    Fan stranger = server.newFan();

    stranger.tickets(claim).expectProblem(403, "FORBIDDEN");
    for (String path : List.of("", "/qr.svg")) {
      stranger.api().get("/api/v1/tickets/" + id + path).expectProblem(403, "FORBIDDEN");
      server.api().get("/api/v1/tickets/" + id + path).expectProblem(401, "UNAUTHORIZED");
      fan.api()
          .get("/api/v1/tickets/" + UUID.randomUUID() + path)
          .expectProblem(404, "TICKET_NOT_FOUND");
      fan.api().get("/api/v1/tickets/x" + path).expectProblem(400, "INVALID_INPUT");
    }
    fan.tickets(UUID.randomUUID().toString()).expectProblem(404, "CLAIM_NOT_FOUND");
    organizer.api().get("/api/v1/tickets/" + id).expectProblem(401, "UNAUTHORIZED");
  }

  @Test
  @Tag("A7")
  @Tag("N35")
  void only_a_ticket_of_this_event_opens_this_door() {
    String event = freeEvent();
    String elsewhere = freeEvent();
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    String admission = fan.awaitAdmission(event);
    String claim = fan.claim(event, admission).expect(201).text("claim_id");
    String code = fan.tickets(claim).json().path("data").path(0).path("code").asText();

    checkIn(server.organizer(), event, code).expectProblem(403, "FORBIDDEN");
    checkIn(server.organizer(), event, "x").expectProblem(403, "FORBIDDEN");
    checkIn(organizer, UUID.randomUUID().toString(), code).expectProblem(404, "EVENT_NOT_FOUND");
    checkIn(organizer, elsewhere, code).expectProblem(400, "TICKET_INVALID");
    Instant now = server.time();
    String unknown =
        server.tokens().ticket(UUID.randomUUID(), EventId.parse(event), now, now.plusSeconds(60));
    String old =
        server.tokens().ticket(UUID.randomUUID(), EventId.parse(event), now.minusSeconds(9), now);
    for (String bad :
        List.of("", "x", admission, code + "x", unknown, old, organizer.api().token())) {
      checkIn(organizer, event, bad).expectProblem(400, "TICKET_INVALID");
    }
    organizer
        .api()
        .post("/api/v1/events/" + event + "/checkins", Map.of())
        .expectProblem(400, "INVALID_INPUT");
    fan.claim(elsewhere, code).expectProblem(400, "ADMISSION_TOKEN_INVALID");
    fan.api().as(code).get("/api/v1/me").expectProblem(401, "UNAUTHORIZED");
    checkIn(organizer, event, code).expect(200);
  }

  @Test
  @Tag("A7")
  void codes_of_the_release_before_still_open_the_door() {
    String event = freeEvent();
    Fan fan = server.newFan();
    String claim = fan.take(event, Map.of()).text("claim_id");
    String id = fan.tickets(claim).json().path("data").path(0).path("ticket_id").asText();
    Instant now = server.time();
    String old =
        server
            .tokens()
            .ticket(UUID.fromString(id), EventId.parse(event), now, now.plusSeconds(3_600));

    checkIn(organizer, freeEvent(), old).expectProblem(400, "TICKET_INVALID");
    assertThat(checkIn(organizer, event, " " + old + "\r\n").expect(200).text("ticket_id"))
        .isEqualTo(id);
  }

  @Test
  @Tag("N40")
  void a_codes_picture_has_few_squares() {
    String event = freeEvent();
    Fan fan = server.newFan();
    String claim = fan.take(event, Map.of()).text("claim_id");
    String id = fan.tickets(claim).json().path("data").path(0).path("ticket_id").asText();

    String picture = fan.api().get("/api/v1/tickets/" + id + "/qr.svg").expect(200).body();

    assertThat(picture).contains("viewBox=\"0 0 49 49\"");
  }

  @Test
  void of_many_at_the_doors_one_comes_in() throws Exception {
    String event = freeEvent();
    Fan fan = server.newFan();
    String claim = fan.take(event, Map.of()).text("claim_id");
    String code = fan.tickets(claim).json().path("data").path(0).path("code").asText();
    List<Callable<Answer>> doors = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      doors.add(() -> checkIn(organizer, event, code));
    }

    List<Integer> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(doors)) {
        answers.add(answer.get().status());
      }
    }
    assertThat(answers).containsOnlyOnce(200).hasSize(8);
    assertThat(answers).filteredOn(status -> status == 409).hasSize(7);
  }

  @Test
  void a_ticket_is_void_from_the_moment_its_refund_is_asked_for() {
    String event = organizer.onSale(1, Map.of());
    Fan fan = server.newFan();
    String claim = fan.take(event, Map.of()).text("claim_id");
    String payment = fan.pay(claim);
    JsonNode ticket = fan.tickets(claim).json().path("data").path(0);
    organizer.refund(claim).expect(202);
    checkIn(organizer, event, ticket.path("code").asText()).expectProblem(410, "TICKET_VOID");
    assertThat(fan.api().get("/api/v1/tickets/" + ticket.path("ticket_id").asText()).text("status"))
        .isEqualTo("VOID");

    fan.awaitRefund(payment, "SUCCEEDED");
    fan.awaitClaim(claim, "REFUNDED");
    fan.tickets(claim).expectProblem(409, "CLAIM_NOT_CONFIRMED");
    // Its place is sold to somebody else, whose ticket is another one.
    Fan next = server.newFan();
    String nextClaim = next.take(event, Map.of()).text("claim_id");
    next.pay(nextClaim);
    JsonNode nextTicket = next.tickets(nextClaim).json().path("data").path(0);
    assertThat(nextTicket.path("label")).isEqualTo(ticket.path("label"));
    checkIn(organizer, event, ticket.path("code").asText()).expectProblem(410, "TICKET_VOID");
    checkIn(organizer, event, nextTicket.path("code").asText()).expect(200);
  }

  @Test
  @Tag("A8")
  void an_admin_at_somebody_elses_door_leaves_a_trace() {
    Organizer admin = server.organizer(true);
    String event = freeEvent();
    Fan fan = server.newFan();
    String claim = fan.take(event, Map.of()).text("claim_id");
    JsonNode ticket = fan.tickets(claim).json().path("data").path(0);
    checkIn(admin, event, ticket.path("code").asText()).expect(200);
    await()
        .atMost(Duration.ofSeconds(2))
        .until(
            () ->
                server.count(
                        "select count(*) from audit_log where actor = '%s' and subject = '%s'"
                            .formatted(admin.id(), ticket.path("ticket_id").asText()))
                    == 1);
  }

  @Test
  @Tag("N40")
  void a_code_is_taken_as_scanners_send_it() {
    String event = organizer.onSale(Map.of("total_inventory", 9, "price_minor", 0), Map.of());
    for (String around :
        List.of("\r\n", "\n", "\t", "  ", "\ufeff", "\u200b", "\u00a0", "\0", "\u0004\r")) {
      Fan fan = server.newFan();
      String code = code(fan, fan.take(event, Map.of()).text("claim_id"));

      checkIn(organizer, event, around + code + around).expect(200);
    }
    String code = "x";
    for (String bad :
        List.of(
            "",
            "\r\n",
            "a\nb",
            "x".repeat(10_000),
            ".".repeat(10_000),
            "a\0b",
            "\ud800",
            "e30.e30.e30",
            code)) {
      checkIn(organizer, event, bad).expectProblem(400, "TICKET_INVALID");
    }
  }

  private static String code(Fan fan, String claim) {
    return fan.tickets(claim).expect(200).json().path("data").path(0).path("code").asText();
  }

  private String freeEvent() {
    return organizer.onSale(Map.of("total_inventory", 2, "price_minor", 0), Map.of());
  }

  private static Answer checkIn(Organizer at, String event, String code) {
    return at.api().post("/api/v1/events/" + event + "/checkins", Map.of("code", code));
  }

  private static BitMatrix squares(String svg) {
    Matcher side = SIDE.matcher(svg);
    assertThat(side.find()).isTrue();
    BitMatrix squares = new BitMatrix(Integer.parseInt(side.group(1)) - 2 * QUIET_ZONE);
    Matcher run = RUN.matcher(svg);
    while (run.find()) {
      squares.setRegion(
          Integer.parseInt(run.group(1)) - QUIET_ZONE,
          Integer.parseInt(run.group(2)) - QUIET_ZONE,
          Integer.parseInt(run.group(3)),
          1);
    }
    return squares;
  }
}
