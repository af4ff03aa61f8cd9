package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Organizers correct what they said: before the sale, while it runs, and after it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EditsIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  @Tag("C5")
  void what_is_answered_may_be_put_back_at_any_time() {
    for (String event : List.of(draft(), organizer.onSale(5, Map.of()), seated())) {
      JsonNode before = organizer.show(event).expect(200).json();

      JsonNode after = edit(event, map(before)).expect(200).json();

      assertThat(without(after)).isEqualTo(without(before));
    }
    String over = organizer.onSale(5, Map.of());
    step(over, "end");
    JsonNode ended = organizer.show(over).expect(200).json();
    assertThat(without(edit(over, map(ended)).expect(200).json())).isEqualTo(without(ended));
    organizer.cancel(over).expect(202);
    edit(over, map(organizer.show(over).expect(200).json())).expect(200);
  }

  @Test
  @Tag("C5")
  void what_is_left_out_stays_and_null_clears() {
    String event = draft();
    edit(
            event,
            Map.of(
                "description", "Long",
                "venue", "Hall",
                "time_zone", "Africa/Lagos",
                "starts_at", "2031-05-01T20:00:00Z",
                "policy", Map.of("max_active", 7, "claim_ttl_seconds", 90)))
        .expect(200);

    Answer named = edit(event, Map.of("name", "Other")).expect(200);
    assertThat(named.text("name")).isEqualTo("Other");
    assertThat(named.text("description")).isEqualTo("Long");
    assertThat(named.text("time_zone")).isEqualTo("Africa/Lagos");
    assertThat(named.text("starts_at")).isEqualTo("2031-05-01T20:00:00Z");
    assertThat(named.number("total_inventory")).isEqualTo(5);
    assertThat(named.json().path("policy").path("max_active").asInt()).isEqualTo(7);

    Map<String, Object> clear = new HashMap<>();
    clear.put("description", null);
    clear.put("venue", null);
    clear.put("time_zone", null);
    clear.put("starts_at", null);
    Map<String, Object> limits = new HashMap<>();
    limits.put("max_active", null);
    limits.put("max_units_per_claim", 3);
    clear.put("policy", limits);
    JsonNode cleared = edit(event, clear).expect(200).json();
    for (String field : List.of("description", "venue", "time_zone", "starts_at")) {
      assertThat(cleared.path(field).asText("")).as(field).isIn("", "null");
    }
    JsonNode policy = cleared.path("policy");
    assertThat(policy.path("max_active").asInt(0)).isZero();
    assertThat(policy.path("max_units_per_claim").asInt()).isEqualTo(3);
    assertThat(policy.path("claim_ttl_seconds").asInt()).isEqualTo(90);

    Map<String, Object> noRules = new HashMap<>();
    noRules.put("policy", null);
    assertThat(
            edit(event, noRules)
                .expect(200)
                .json()
                .path("policy")
                .path("claim_ttl_seconds")
                .asInt())
        .isEqualTo(600);
    assertThat(edit(event, Map.of()).expect(200).text("name")).isEqualTo("Other");
  }

  @ParameterizedTest
  @Tag("C1")
  @Tag("C5")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name            | null",
        "name            | 7",
        "sale_start      | null",
        "sale_end        | null",
        "sale_end        | \"soon\"",
        "sale_end        | 1700000000",
        "currency        | null",
        "currency        | \"DEM\"",
        "currency        | \"XAU\"",
        "tiers           | null",
        "tiers           | []",
        "tiers           | {}",
        "total_inventory | null",
        "total_inventory | 0",
        "total_inventory | \"5\"",
        "total_inventory | 99999999999999999999",
        "price_minor     | -1",
        "price_minor     | null",
        "policy          | []",
        "policy          | {\"surprise\":1}",
        "policy          | {\"claim_ttl_seconds\":\"60\"}",
        "policy          | {\"waiting_ttl_seconds\":7776001}",
        "time_zone       | \"+01:00\"",
        "time_zone       | \"Mars/Olympus\"",
        "time_zone       | 1",
        "surprise        | 1",
        "name            | \"a\\u0000b\"",
        "name            | \"a\\ud800b\"",
        "venue           | \"a\\u0000b\"",
      })
  void a_bad_edit_changes_nothing(String field, String value) {
    String event = draft();
    Answer before = organizer.show(event).expect(200);

    Answer answer = editRaw(event, "{\"%s\":%s}".formatted(field, value), null);

    answer.expectProblem(400, "INVALID_INPUT");
    assertThat(answer.json().path("errors").path(0).path("field").asText()).startsWith(field);
    assertThat(organizer.show(event).expect(200).json()).isEqualTo(before.json());
  }

  @Test
  @Tag("C5")
  void tiers_are_matched_by_their_ids_and_the_total_beside_them_is_ignored() {
    String event = seated();
    String floor = organizer.tier(event, "Floor");
    String stalls = organizer.tier(event, "Stalls");

    Answer grown =
        edit(
                event,
                Map.of(
                    "total_inventory",
                    1,
                    "tiers",
                    List.of(
                        Map.of("id", stalls, "price_minor", 9, "free", 77),
                        Map.of("id", floor, "capacity", 8))))
            .expect(200);

    JsonNode tiers = grown.json().path("tiers");
    assertThat(tiers.findValuesAsText("id")).containsExactly(stalls, floor);
    assertThat(tiers.path(0).path("name").asText()).isEqualTo("Stalls");
    assertThat(tiers.path(0).path("price_minor").asLong()).isEqualTo(9);
    assertThat(tiers.path(0).path("seating").asText()).isEqualTo("reserved");
    assertThat(tiers.path(1).path("free").asLong()).isEqualTo(8);
    edit(event, Map.of("tiers", List.of(Map.of("id", floor, "capacity", 0))))
        .expectProblem(400, "INVALID_INPUT");
    edit(event, Map.of("tiers", List.of(Map.of("id", event, "capacity", 1))))
        .expectProblem(400, "INVALID_INPUT");
    edit(event, Map.of("tiers", List.of(Map.of("name", "New"))))
        .expectProblem(400, "INVALID_INPUT");
  }

  @Test
  @Tag("C5")
  @Tag("C9")
  void a_capacity_shrinks_down_to_what_is_held_and_sold() {
    String event = organizer.onSale(5, Map.of("over_admission", 5));
    server.fan().take(event, Map.of());
    server.fan().take(event, Map.of());

    edit(event, Map.of("total_inventory", 1)).expectProblem(409, "CAPACITY_BELOW_SOLD");
    assertThat(edit(event, Map.of("total_inventory", 2)).expect(200).number("total_inventory"))
        .isEqualTo(2);
    Answer dear = edit(event, Map.of("total_inventory", 4, "price_minor", 9_000)).expect(200);
    assertThat(dear.json().path("tiers").path(0).path("price_minor").asLong()).isEqualTo(9_000);
    assertThat(dear.json().path("tiers").path(0).path("free").asLong()).isEqualTo(2);
  }

  @Test
  @Tag("C5")
  void who_edits_another_edition_than_was_read_is_told_so() {
    String event = draft();
    editRaw(event, "{\"name\":\"One\"}", "\"0.abc\"").expect(200);
    editRaw(event, "{\"name\":\"Two\"}", "\"0.abc\"").expectProblem(412, "STALE");
    step(event, "activate");

    editRaw(event, "{\"name\":\"Two\"}", "\"1.x\"").expect(200);
    assertThat(organizer.show(event).text("name")).isEqualTo("Two");
    editRaw(event, "{\"name\":\"3\"}", "W/\"2.y\"").expect(200);
    editRaw(event, "{\"name\":\"4\"}", "\"7\" , \"3\"").expect(200);
    editRaw(event, "{\"name\":\"5\"}", "*").expect(200);
    editRaw(event, "{\"name\":\"6\"}", "\"nonsense\"").expectProblem(412, "STALE");
    editRaw(event, "{\"name\":\"6\"}", "\"99999999999999999999.a\"").expectProblem(412, "STALE");
    for (String malformed : List.of("5", "5.x", "\"5", "", ",", "\"5\" \"5\"", "*, \"5\"")) {
      editRaw(event, "{\"name\":\"6\"}", malformed).expectProblem(400, "INVALID_INPUT");
    }
    assertThat(organizer.show(event).text("name")).isEqualTo("5");
  }

  @Test
  @Tag("C5")
  void every_answer_names_the_edition_that_may_be_edited() {
    Answer created =
        organizer
            .api()
            .post("/api/v1/events", fresh(Map.of("total_inventory", 3, "price_minor", 5)))
            .expect(201);
    String event = created.text("id");
    String tag = created.header("ETag");
    assertThat(tag).matches("\"0\\.[^\"]+\"");
    assertThat(organizer.show(event).header("ETag")).isEqualTo(tag);

    Answer active = step(event, "activate");
    assertThat(active.header("ETag")).startsWith("\"0.").isNotEqualTo(tag);
    Answer edited = editRaw(event, "{\"name\":\"One\"}", tag).expect(200);
    assertThat(edited.header("ETag")).startsWith("\"1.");
    assertThat(organizer.show(event).header("ETag")).isEqualTo(edited.header("ETag"));
    editRaw(event, "{\"name\":\"Two\"}", tag).expectProblem(412, "STALE");
    server.fan().take(event, Map.of());
    assertThat(organizer.show(event).header("ETag"))
        .startsWith("\"1.")
        .isNotEqualTo(edited.header("ETag"));
    editRaw(event, "{\"name\":\"Two\"}", edited.header("ETag")).expect(200);
  }

  private static Map<String, Object> fresh(Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("name", "A Night Out");
    body.put("sale_start", Instant.now().minusSeconds(60).toString());
    body.put("sale_end", Instant.now().plusSeconds(3_600).toString());
    body.put("currency", "NGN");
    return body;
  }

  @Test
  @Tag("C5")
  void of_two_who_edit_what_they_read_one_wins() throws Exception {
    String event = draft();
    for (int round = 0; round < 5; round++) {
      String seen = "\"" + round + ".x\"";
      List<Callable<Answer>> tries = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        String name = "{\"name\":\"Editor %d of round %d\"}".formatted(i, round);
        tries.add(() -> editRaw(event, name, seen));
      }
      List<Integer> statuses = new ArrayList<>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var answer : threads.invokeAll(tries)) {
          statuses.add(answer.get().status());
        }
      }
      assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    }
  }

  @Test
  @Tag("C14")
  void a_sale_that_the_clock_ended_goes_on_with_a_later_end() {
    String event = organizer.onSale(3, Map.of());
    Instant soon = Instant.now().plusMillis(200);
    edit(event, Map.of("sale_end", soon.toString())).expect(200);
    awaitStatus(event, "ENDED");
    edit(event, Map.of("total_inventory", 9)).expectProblem(409, "INVALID_TRANSITION");
    server.fan().join(event).expectProblem(404, "EVENT_NOT_ACTIVE");

    String later = Instant.now().plusSeconds(3_600).toString();
    Answer open = edit(event, Map.of("sale_end", later, "total_inventory", 4)).expect(200);

    assertThat(open.text("status")).isEqualTo("ACTIVE");
    server.fan().take(event, Map.of());
    step(event, "end");
    assertThat(edit(event, Map.of("sale_end", later)).expect(200).text("status"))
        .as("ended by hand")
        .isEqualTo("ENDED");
  }

  @Test
  @Tag("C14")
  void nothing_is_sold_once_the_event_is_over() {
    String event = organizer.onSale(3, Map.of());
    String over = Instant.now().plusMillis(200).toString();
    edit(event, Map.of("ends_at", over)).expect(200);

    awaitStatus(event, "ENDED");
    server.fan().join(event).expectProblem(404, "EVENT_NOT_ACTIVE");
    Map<String, Object> noEnd = new HashMap<>();
    noEnd.put("ends_at", null);
    assertThat(edit(event, noEnd).expect(200).text("status")).isEqualTo("ACTIVE");
  }

  @Test
  @Tag("C5")
  void texts_and_dates_are_corrected_after_the_sale() {
    String event = organizer.onSale(3, Map.of());
    step(event, "end");
    for (String status : List.of("ENDED", "CANCELLED")) {
      Answer moved =
          edit(
                  event,
                  Map.of(
                      "venue",
                      "Hall of " + status,
                      "starts_at",
                      "2031-05-01T20:00:00Z",
                      "ends_at",
                      "2031-05-01T23:00:00Z"))
              .expect(200);
      assertThat(moved.text("status")).isEqualTo(status);
      assertThat(moved.text("venue")).isEqualTo("Hall of " + status);
      edit(event, Map.of("policy", Map.of("max_active", 3)))
          .expectProblem(409, "INVALID_TRANSITION");
      edit(event, Map.of("price_minor", 1)).expectProblem(409, "INVALID_TRANSITION");
      if (status.equals("ENDED")) {
        organizer.cancel(event).expect(202);
      }
    }
  }

  @Test
  @Tag("C5")
  void the_currency_is_fixed_once_the_event_was_on_sale() {
    String event = draft();
    edit(event, Map.of("currency", "GHS")).expect(200);
    step(event, "activate");
    edit(event, Map.of("currency", "NGN")).expectProblem(400, "INVALID_INPUT");
    edit(event, Map.of("currency", "GHS")).expect(200);
  }

  @ParameterizedTest
  @Tag("C15")
  @ValueSource(strings = {"DEM", "HRK", "XXX", "XTS", "XAU", "BOV", "usd"})
  void what_nobody_pays_with_is_no_currency(String code) {
    Map<String, Object> fresh = fresh(Map.of("total_inventory", 3, "price_minor", 5));
    fresh.put("currency", code);

    organizer.api().post("/api/v1/events", fresh).expectProblem(400, "INVALID_INPUT");
  }

  @Test
  @Tag("C15")
  void whoever_activates_is_told_what_is_missing() {
    String event = seated();
    organizer.addRow(event, organizer.tier(event, "Stalls"), "1", 2).expect(201);

    Answer active = organizer.api().put("/api/v1/events/" + event + "/activate").expect(200);

    assertThat(active.text("status")).isEqualTo("ACTIVE");
    assertThat(active.json().path("warnings").findValuesAsText("code"))
        .containsExactly("SEATS_MISSING");
    assertThat(active.json().path("warnings").path(0).path("message").asText())
        .contains("Stalls", "2", "3");
    Answer complete = organizer.api().put("/api/v1/events/" + draft() + "/activate").expect(200);
    assertThat(complete.json().path("warnings").isArray()).isTrue();
    assertThat(complete.json().path("warnings")).isEmpty();
  }

  @Test
  @Tag("C2")
  void fans_are_told_why_a_sale_is_paused() {
    String event = organizer.onSale(3, Map.of());
    String path = "/api/v1/events/" + event;

    organizer.api().put(path + "/pause", Map.of("reason", "  Rain ")).expect(200);
    assertThat(organizer.show(event).text("pause_reason")).isEqualTo("Rain");
    assertThat(step(event, "resume").json().has("pause_reason")).isFalse();
    assertThat(step(event, "pause").json().has("pause_reason")).isFalse();
    step(event, "resume");
    organizer
        .api()
        .put(path + "/pause", Map.of("reason", "x".repeat(501)))
        .expectProblem(400, "INVALID_INPUT");
    organizer.api().put(path + "/pause", Map.of("why", "x")).expectProblem(400, "INVALID_INPUT");
    assertThat(organizer.show(event).text("status")).isEqualTo("ACTIVE");
    for (String reason : List.of("", " ", "x".repeat(501), "a\0b")) {
      organizer
          .api()
          .post(path + "/cancel", Map.of("reason", reason))
          .expectProblem(400, "INVALID_INPUT");
    }
  }

  @Test
  @Tag("C16")
  void seats_are_blocked_renamed_and_removed_while_nobody_has_them() {
    String event = seated();
    organizer.addRow(event, organizer.tier(event, "Stalls"), "1", 3).expect(201);
    step(event, "activate");
    String path = "/api/v1/events/" + event + "/seats";
    JsonNode seats = organizer.api().get(path).expect(200).json().path("data");
    String first = path + "/" + seats.path(0).path("unit_id").asText();
    String last = path + "/" + seats.path(2).path("unit_id").asText();

    assertThat(patch(first, "{\"blocked\":true}").expect(200).text("status")).isEqualTo("blocked");
    assertThat(organizer.api().get(path + "?status=blocked").json().path("data")).hasSize(1);
    Answer named = patch(first, "{\"blocked\":false,\"row\":\"7\",\"price_minor\":12}").expect(200);
    assertThat(named.text("row")).isEqualTo("7");
    assertThat(named.number("price_minor")).isEqualTo(12);
    assertThat(patch(first, "{\"price_minor\":null}").expect(200).number("price_minor"))
        .isEqualTo(7);
    patch(first, "{\"row\":\" 01\",\"number\":\"2\"}").expectProblem(409, "SEAT_EXISTS");
    for (String bad :
        List.of(
            "{\"row\":null}",
            "{\"row\":\"\"}",
            "{\"row\":7}",
            "{\"row\":\"a\\u0000b\"}",
            "{\"price_minor\":-1}",
            "{\"price_minor\":1.0}",
            "{\"price_minor\":\"1\"}",
            "{\"blocked\":null}",
            "{\"blocked\":1}",
            "{\"surprise\":1}",
            "[]")) {
      patch(first, bad).expectProblem(400, "INVALID_INPUT");
    }
    server.fan().take(event, Map.of("unit_ids", List.of(seats.path(2).path("unit_id").asText())));
    patch(last, "{\"blocked\":true}").expectProblem(409, "UNIT_TAKEN");
    organizer.api().delete(last).expectProblem(409, "UNIT_TAKEN");
    organizer.api().delete(first).expect(204);
    organizer.api().delete(first).expectProblem(404, "UNIT_NOT_FOUND");
    server.organizer().api().delete(last).expectProblem(403, "FORBIDDEN");
    organizer.api().delete(path + "/1").expectProblem(400, "INVALID_INPUT");
    organizer.api().get(path + "?status=gone").expectProblem(400, "INVALID_INPUT");
  }

  @Test
  @Tag("C16")
  void a_hall_of_twenty_thousand_comes_in_one_call() {
    String event = organizer.draft(stock("Hall", "reserved", 20_000), Map.of());
    String tier = organizer.tier(event, "Hall");
    List<Map<String, String>> seats = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      seats.add(
          Map.of("section", "Block " + i / 500, "row", "" + i / 25 % 20, "number", "" + i % 25));
    }

    assertThat(organizer.addSeats(event, tier, seats).expect(201).number("count"))
        .isEqualTo(20_000);
    organizer
        .addSeats(event, tier, List.of(Map.of("section", "BLOCK 1", "row", "00", "number", "01")))
        .expectProblem(409, "SEAT_EXISTS");
    organizer
        .api()
        .post("/api/v1/events", Map.of("name", "x".repeat(300_000)))
        .expectProblem(413, "PAYLOAD_TOO_LARGE");
  }

  @Test
  @Tag("B3")
  void a_body_in_pieces_is_as_short_as_any_other() {
    byte[] much = "[%s]".formatted(" ".repeat(300_000)).getBytes(StandardCharsets.UTF_8);
    for (String path : List.of("/api/v1/events", "/api/v1/events/" + draft() + "/cancel")) {
      organizer
          .api()
          .send(
              organizer
                  .api()
                  .request(path)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(much))))
          .expectProblem(413, "PAYLOAD_TOO_LARGE");
    }
  }

  @ParameterizedTest
  @Tag("B3")
  @CsvSource({
    "/auth/customer/register, name",
    "/auth/customer/login, password",
    "/auth/customer/otp/request, email",
    "/auth/organizer/login, password",
    "/events, description",
    "/events/{id}/cancel, reason",
    "/claims/{id}/refund, reason",
  })
  void what_no_store_can_keep_is_the_callers_fault(String path, String field) {
    String event = organizer.onSale(1, Map.of());
    for (String text : List.of("a\\u0000b", "a\\ud800b", "\\udc00")) {
      Answer answer =
          organizer
              .api()
              .postRaw(
                  "/api/v1" + path.replace("{id}", event),
                  "{\"%s\":\"%s\"}".formatted(field, text));

      answer.expectProblem(400, "INVALID_INPUT");
      assertThat(answer.json().path("errors").findValuesAsText("field")).contains(field);
    }
  }

  @Test
  @Tag("F6")
  void whoever_wants_too_many_is_told_how_many_are_left() {
    String event = organizer.onSale(3, Map.of("max_units_per_claim", 4));
    var fan = server.fan();
    fan.join(event).expect(201);
    String admission = fan.awaitAdmission(event);

    Answer few =
        fan.claim(event, admission, Map.of("quantity", 4)).expectProblem(409, "UNITS_TAKEN");

    assertThat(few.number("free")).isEqualTo(3);
    assertThat(few.text("detail")).isEqualTo("Only 3 of these are left.");
    fan.claim(event, admission, Map.of("quantity", 3)).expect(201);
  }

  private String draft() {
    return organizer.draft(Map.of("total_inventory", 5, "price_minor", 700), Map.of());
  }

  /** Five places and up to three seats. */
  private String seated() {
    return organizer.draft(
        Map.of("tiers", List.of(tier("Floor", "general", 5), tier("Stalls", "reserved", 3))),
        Map.of("over_admission", 10));
  }

  private static Map<String, ?> stock(String name, String seating, int capacity) {
    return Map.of("tiers", List.of(tier(name, seating, capacity)));
  }

  private static Map<String, ?> tier(String name, String seating, int capacity) {
    return Map.of("name", name, "seating", seating, "capacity", capacity, "price_minor", 7);
  }

  private Answer step(String event, String step) {
    return organizer.api().put("/api/v1/events/" + event + "/" + step).expect(200);
  }

  private Answer edit(String event, Map<String, ?> changes) {
    return organizer.api().put("/api/v1/events/" + event, changes);
  }

  private Answer editRaw(String event, String body, @Nullable String ifMatch) {
    var request =
        organizer
            .api()
            .request("/api/v1/events/" + event)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body));
    return organizer.api().send(ifMatch == null ? request : request.header("If-Match", ifMatch));
  }

  private Answer patch(String path, String body) {
    return organizer
        .api()
        .send(
            organizer
                .api()
                .request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body)));
  }

  private void awaitStatus(String event, String status) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(organizer.show(event).text("status")).isEqualTo(status));
  }

  private static Map<String, Object> map(JsonNode event) {
    return JSON.convertValue(event, new TypeReference<Map<String, Object>>() {});
  }

  private static Map<String, Object> without(JsonNode event) {
    Map<String, Object> map = map(event);
    map.remove("updated_at");
    return map;
  }
}
