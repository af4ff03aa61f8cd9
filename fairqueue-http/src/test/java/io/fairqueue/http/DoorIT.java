package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The door: who came in, what is taken back, and what devices without a network tell later. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DoorIT {

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  @Tag("F10")
  void whoever_came_in_is_listed_counted_and_may_be_taken_back() {
    String event = freeEvent(3);
    JsonNode first = ticket(event);
    JsonNode second = ticket(event);
    ticket(event);
    checkIn(event, first, Map.of("device", "North gate")).expect(200);
    checkIn(event, second, Map.of()).expect(200);

    JsonNode count = stats(event).expect(200).json();
    assertThat(count.path("entered").asInt()).isEqualTo(2);
    assertThat(count.path("expected").asInt()).isEqualTo(3);
    assertThat(count.path("conflicts").asInt()).isZero();
    assertThat(count.path("tiers")).hasSize(1);
    assertThat(count.path("tiers").path(0).path("entered").asInt()).isEqualTo(2);
    Answer again = checkIn(event, first, Map.of()).expectProblem(409, "ALREADY_CHECKED_IN");
    assertThat(again.text("device")).isEqualTo("North gate");
    assertThat(again.text("checked_in_by")).isEqualTo(organizer.id());
    assertThat(again.json().has("listed")).isFalse();

    JsonNode listed = list(event, "").expect(200).json();
    assertThat(listed.path("data").findValuesAsText("ticket_id"))
        .containsExactly(id(second), id(first));
    assertThat(listed.path("next_cursor").isNull()).isTrue();
    JsonNode last = listed.path("data").path(1);
    assertThat(last.path("result").asText()).isEqualTo("ENTERED");
    assertThat(last.path("label")).isEqualTo(first.path("label"));
    assertThat(last.path("checked_in_by").asText()).isEqualTo(organizer.id());

    JsonNode undone = undo(event, id(first), "Wrong person").expect(200).json();
    assertThat(undone.path("undone").path("reason").asText()).isEqualTo("Wrong person");
    assertThat(undone.path("undone").path("by").asText()).isEqualTo(organizer.id());
    assertThat(stats(event).json().path("entered").asInt()).isEqualTo(1);
    undo(event, id(first), "Wrong person").expectProblem(409, "NOT_CHECKED_IN");
    checkIn(event, first, Map.of()).expect(200);
    assertThat(list(event, "").json().path("data")).hasSize(3);
  }

  @Test
  @Tag("F10")
  void what_two_devices_did_without_a_network_is_told_and_both_are_listed() {
    String event = freeEvent(1);
    JsonNode ticket = ticket(event);
    Instant at = server.time().minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MILLIS);
    Map<String, Object> one = Map.of("device", "Phone 1", "at", at.toString());
    Map<String, Object> other = Map.of("device", "Phone 2", "at", at.plusSeconds(5).toString());

    for (int i = 0; i < 2; i++) {
      Answer in = checkIn(event, ticket, one).expect(200);
      assertThat(Instant.parse(in.text("checked_in_at"))).isEqualTo(at);
    }
    for (int i = 0; i < 2; i++) {
      Answer conflict = checkIn(event, ticket, other).expectProblem(409, "ALREADY_CHECKED_IN");
      assertThat(conflict.text("device")).isEqualTo("Phone 1");
      assertThat(conflict.json().path("listed").asBoolean()).isTrue();
    }

    JsonNode both = list(event, "").expect(200).json().path("data");
    assertThat(both.findValuesAsText("result")).containsExactly("ALREADY", "ENTERED");
    assertThat(both.findValuesAsText("device")).containsExactly("Phone 2", "Phone 1");
    assertThat(list(event, "?result=ALREADY").expect(200).json().path("data")).hasSize(1);
    assertThat(stats(event).json().path("conflicts").asInt()).isEqualTo(1);
    assertThat(stats(event).json().path("entered").asInt()).isEqualTo(1);
  }

  @Test
  @Tag("F10")
  void a_moment_must_be_one_of_the_last_two_days() {
    String event = freeEvent(1);
    JsonNode ticket = ticket(event);
    Instant now = server.time();
    List<Object> wrong = new ArrayList<>();
    wrong.addAll(
        List.of(
            now.minus(Duration.ofHours(49)).toString(),
            now.plus(Duration.ofHours(1)).toString(),
            "-999999999-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "yesterday",
            "",
            "2026-02-30T10:00:00Z",
            "2026-01-01T10:00:00",
            1_700_000_000,
            1.5,
            true,
            List.of(),
            Map.of()));
    for (Object at : wrong) {
      checkIn(event, ticket, Map.of("at", at)).expectProblem(400, "INVALID_INPUT");
    }
    for (Object device : List.of("", " ", "x".repeat(61), "a\nb", "a\0b", 7, List.of("a"))) {
      checkIn(event, ticket, Map.of("device", device)).expectProblem(400, "INVALID_INPUT");
    }
    assertThat(list(event, "").expect(200).json().path("data")).isEmpty();

    checkIn(event, ticket, Map.of("at", now.minus(Duration.ofHours(47)).toString())).expect(200);
  }

  @Test
  @Tag("F10")
  void a_long_list_goes_on_from_its_cursor() {
    String event = freeEvent(5);
    for (int i = 0; i < 5; i++) {
      checkIn(event, ticket(event), Map.of()).expect(200);
    }

    List<String> seen = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      JsonNode part =
          list(event, "?size=2" + (cursor == null ? "" : "&cursor=" + cursor)).expect(200).json();
      seen.addAll(part.path("data").findValuesAsText("check_in_id"));
      cursor = part.path("next_cursor").isNull() ? null : part.path("next_cursor").asText();
    } while (cursor != null);

    assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    for (String wrong :
        List.of("?size=0", "?size=101", "?cursor=%25", "?cursor=x", "?result=LOST", "?result=")) {
      list(event, wrong).expectProblem(400, "INVALID_INPUT");
    }
  }

  @Test
  @Tag("F10")
  @Tag("A9")
  void only_those_who_look_after_the_event_see_its_door_and_take_back() {
    String event = freeEvent(1);
    JsonNode ticket = ticket(event);
    checkIn(event, ticket, Map.of()).expect(200);
    String door = "/api/v1/events/" + event + "/checkins";
    var stranger = server.organizer().api();
    var fan = server.newFan().api();
    Map<String, String> why = Map.of("reason", "A slip");

    stranger.get(door).expectProblem(403, "FORBIDDEN");
    stranger.get(door + "/stats").expectProblem(403, "FORBIDDEN");
    stranger.deleteWith(door + "/" + id(ticket), why).expectProblem(403, "FORBIDDEN");
    fan.get(door).expectProblem(401, "UNAUTHORIZED");
    fan.get(door + "/stats").expectProblem(401, "UNAUTHORIZED");
    fan.deleteWith(door + "/" + id(ticket), why).expectProblem(401, "UNAUTHORIZED");
    String nowhere = UUID.randomUUID().toString();
    list(nowhere, "").expectProblem(404, "EVENT_NOT_FOUND");
    stats(nowhere).expectProblem(404, "EVENT_NOT_FOUND");
    undo(nowhere, id(ticket), "A slip").expectProblem(404, "EVENT_NOT_FOUND");
    undo(freeEvent(1), id(ticket), "A slip").expectProblem(404, "TICKET_NOT_FOUND");
    undo(event, nowhere, "A slip").expectProblem(404, "TICKET_NOT_FOUND");
    for (String reason : List.of("", " ", "x".repeat(201), "a\nb", "a\u202eb")) {
      undo(event, id(ticket), reason).expectProblem(400, "INVALID_INPUT");
    }
    organizer
        .api()
        .deleteWith(door + "/" + id(ticket), Map.of())
        .expectProblem(400, "INVALID_INPUT");
    organizer.api().delete(door + "/" + id(ticket)).expectProblem(400, "INVALID_INPUT");
    assertThat(stats(event).json().path("entered").asInt()).isEqualTo(1);
  }

  @Test
  @Tag("F10")
  @Tag("G14")
  void a_void_ticket_that_a_device_let_in_is_listed_and_not_taken_back() {
    String event = organizer.onSale(1, Map.of());
    Fan fan = server.newFan();
    String claim = fan.take(event, Map.of()).text("claim_id");
    fan.pay(claim);
    JsonNode ticket = fan.tickets(claim).expect(200).json().path("data").path(0);
    organizer.refund(claim).expect(202);
    String at = server.time().minusSeconds(60).toString();

    Answer refused =
        checkIn(event, ticket, Map.of("at", at, "device", "Phone"))
            .expectProblem(410, "TICKET_VOID");
    assertThat(refused.json().path("listed").asBoolean()).isTrue();
    assertThat(refused.text("label")).isEqualTo(ticket.path("label").asText());
    assertThat(list(event, "?result=VOID").expect(200).json().path("data")).hasSize(1);
    undo(event, id(ticket), "A slip").expectProblem(410, "TICKET_VOID");
  }

  /** A ticket of a new fan. */
  private JsonNode ticket(String event) {
    Fan fan = server.newFan();
    String claim = fan.take(event, Map.of()).text("claim_id");
    return fan.tickets(claim).expect(200).json().path("data").path(0);
  }

  private static String id(JsonNode ticket) {
    return ticket.path("ticket_id").asText();
  }

  private String freeEvent(int tickets) {
    return organizer.onSale(Map.of("total_inventory", tickets, "price_minor", 0), Map.of());
  }

  private Answer checkIn(String event, JsonNode ticket, Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("code", ticket.path("code").asText());
    return organizer.api().post("/api/v1/events/" + event + "/checkins", body);
  }

  private Answer list(String event, String query) {
    return organizer.api().get("/api/v1/events/" + event + "/checkins" + query);
  }

  private Answer stats(String event) {
    return organizer.api().get("/api/v1/events/" + event + "/checkins/stats");
  }

  private Answer undo(String event, String ticket, String reason) {
    return organizer
        .api()
        .deleteWith("/api/v1/events/" + event + "/checkins/" + ticket, Map.of("reason", reason));
  }
}
