package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events, from draft to end, and their stock. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EventsIT {

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  @Tag("C1")
  void a_new_event_is_a_draft_that_says_what_it_was_told() {
    Answer created =
        organizer
            .api()
            .post(
                "/api/v1/events",
                with(
                    Map.of(
                        "name", " Ọjà Night ",
                        "description", "Doors at eight",
                        "venue", "Eko Hall",
                        "starts_at", "2030-05-01T20:00:00+01:00",
                        "policy", Map.of("claim_ttl_seconds", 90, "max_active", 7))))
            .expect(201);

    assertThat(created.text("status")).isEqualTo("DRAFT");
    assertThat(created.text("name")).isEqualTo("Ọjà Night");
    assertThat(created.text("venue")).isEqualTo("Eko Hall");
    assertThat(created.text("starts_at")).isEqualTo("2030-05-01T19:00:00Z");
    assertThat(created.text("organizer_id")).isEqualTo(organizer.id());
    assertThat(created.number("total_inventory")).isEqualTo(10);
    assertThat(created.json().path("policy").path("claim_ttl_seconds").asInt()).isEqualTo(90);
    assertThat(created.json().path("policy").path("max_active").asInt()).isEqualTo(7);
    assertThat(created.json().path("policy").path("admission_window_seconds").asInt())
        .isEqualTo(300);
    assertThat(created.json().path("policy").has("admissions_per_minute")).isFalse();
    var tier = created.json().path("tiers").path(0);
    assertThat(tier.path("seating").asText()).isEqualTo("general");
    assertThat(tier.path("price_minor").asLong()).isEqualTo(123_456_789_012L);
    assertThat(tier.path("free").asLong()).isEqualTo(10);
    assertThat(organizer.show(created.text("id")).expect(200).json()).isEqualTo(created.json());
  }

  @Test
  @Tag("C11")
  void tiers_of_both_kinds_stand_side_by_side() {
    Answer created =
        organizer
            .api()
            .post(
                "/api/v1/events",
                with(
                    nulls("total_inventory", "price_minor"),
                    Map.of(
                        "tiers",
                        List.of(
                            Map.of(
                                "name",
                                "Floor",
                                "seating",
                                "general",
                                "capacity",
                                5,
                                "price_minor",
                                0),
                            Map.of(
                                "name",
                                "Box",
                                "seating",
                                "reserved",
                                "capacity",
                                3,
                                "price_minor",
                                9)))))
            .expect(201);

    var tiers = created.json().path("tiers");
    assertThat(tiers.findValuesAsText("name")).containsExactly("Floor", "Box");
    assertThat(tiers.findValuesAsText("seating")).containsExactly("general", "reserved");
    assertThat(tiers.path(0).path("free").asInt()).isEqualTo(5);
    assertThat(tiers.path(1).path("free").asInt()).as("seats come one by one").isZero();
    assertThat(created.number("total_inventory")).isEqualTo(8);
  }

  @ParameterizedTest
  @Tag("C1")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name            | null",
        "name            | \"\"",
        "name            | \"  \"",
        "name            | 7",
        "sale_start      | null",
        "sale_start      | 1700000000",
        "sale_start      | \"2030-01-01\"",
        "sale_start      | \"2030-01-01T00:00:00\"",
        "sale_end        | \"1999-01-01T00:00:00Z\"",
        "currency        | null",
        "currency        | \"NGNN\"",
        "currency        | \"ngn\"",
        "currency        | \"XXX\"",
        "total_inventory | 0",
        "total_inventory | -1",
        "total_inventory | 1000001",
        "total_inventory | 1.0",
        "total_inventory | 1.5",
        "total_inventory | \"10\"",
        "total_inventory | true",
        "total_inventory | 99999999999999999999",
        "price_minor     | -1",
        "price_minor     | 1e3",
        "price_minor     | 50.00",
        "tiers           | {}",
        "surprise        | 1",
        "Name            | \"x\"",
      })
  void an_unfit_field_is_refused_by_name(String field, String value) {
    String body = Json.with(with(Map.of()), field, value);

    Answer answer = organizer.api().postRaw("/api/v1/events", body);

    answer.expectProblem(400, "INVALID_INPUT");
    assertThat(answer.json().path("errors").findValuesAsText("field")).contains(field);
  }

  @ParameterizedTest
  @Tag("C1")
  @CsvSource({
    "claim_ttl_seconds,        0",
    "claim_ttl_seconds,        86401",
    "admission_window_seconds, 0",
    "waiting_ttl_seconds,      -5",
    "max_units_per_claim,      0",
    "admissions_per_minute,    0",
    "max_active,               -1",
    "over_admission,           0.5",
    "over_admission,           10.5",
    "max_extensions,           -1",
    "max_payment_attempts,     0",
  })
  void an_unfit_rule_is_refused_by_name(String rule, double value) {
    Object number = value == Math.rint(value) ? (Object) (long) value : (Object) value;
    Answer answer =
        organizer.api().post("/api/v1/events", with(Map.of("policy", Map.of(rule, number))));

    answer.expectProblem(400, "INVALID_INPUT");
    assertThat(answer.json().path("errors").findValuesAsText("field"))
        .containsExactly("policy." + rule);
  }

  @ParameterizedTest
  @Tag("C2")
  @CsvSource({
    "'',                        activate, ACTIVE",
    "'',                        pause,    ''",
    "'',                        resume,   ''",
    "'',                        end,      ''",
    "activate,                  activate, ''",
    "activate,                  resume,   ''",
    "activate,                  pause,    PAUSED",
    "activate,                  end,      ENDED",
    "'activate pause',          activate, ''",
    "'activate pause',          pause,    ''",
    "'activate pause',          resume,   ACTIVE",
    "'activate pause',          end,      ENDED",
    "'activate end',            activate, ''",
    "'activate end',            pause,    ''",
    "'activate end',            resume,   ''",
    "'activate end',            end,      ''",
  })
  void a_step_is_taken_only_from_where_it_may_be(String before, String step, String after) {
    String event = organizer.draft(Map.of("total_inventory", 1, "price_minor", 0), Map.of());
    Stream.of(before.split(" ")).filter(s -> !s.isEmpty()).forEach(s -> step(event, s).expect(200));
    String status = organizer.show(event).text("status");

    Answer answer = step(event, step);

    if (after.isEmpty()) {
      answer.expectProblem(409, "INVALID_TRANSITION");
      assertThat(organizer.show(event).text("status")).isEqualTo(status);
    } else {
      assertThat(answer.expect(200).text("status")).isEqualTo(after);
    }
  }

  @Test
  @Tag("C2")
  void of_many_who_end_a_sale_one_does() throws InterruptedException {
    String event = organizer.onSale(1, Map.of());
    List<Callable<Integer>> enders = Collections.nCopies(20, () -> step(event, "end").status());

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(enders).stream().map(answer -> answer.resultNow()))
          .containsOnlyOnce(200)
          .containsOnly(200, 409);
    }
  }

  @Test
  @Tag("A9")
  void another_organizers_event_is_not_mine_to_change() {
    String event = organizer.onSale(1, Map.of());
    Organizer other = server.organizer();

    for (String step : List.of("activate", "pause", "resume", "end")) {
      other.api().put("/api/v1/events/" + event + "/" + step).expectProblem(403, "FORBIDDEN");
    }
    other
        .api()
        .put("/api/v1/events/" + UUID.randomUUID() + "/pause")
        .expectProblem(404, "EVENT_NOT_FOUND");
  }

  @Test
  void a_draft_is_its_owners_only() {
    String event = organizer.draft(Map.of("total_inventory", 1, "price_minor", 0), Map.of());

    organizer.show(event).expect(200);
    server.organizer(true).show(event).expect(200);
    server.organizer().show(event).expectProblem(404, "EVENT_NOT_FOUND");
    server.api().get("/api/v1/events/" + event).expectProblem(404, "EVENT_NOT_FOUND");
    server
        .api()
        .get("/api/v1/events/" + event + "/availability")
        .expectProblem(404, "EVENT_NOT_FOUND");
    server.fan().api().get("/api/v1/events/" + event).expectProblem(404, "EVENT_NOT_FOUND");
  }

  @Test
  @Tag("C4")
  void nobody_joins_before_the_sale_or_after_it() {
    Instant now = Instant.now();
    String early = sale(now.plus(Duration.ofHours(1)), now.plus(Duration.ofHours(2)));
    String late = sale(now.minus(Duration.ofHours(2)), now.minus(Duration.ofHours(1)));
    Fan fan = server.fan();

    fan.join(early).expectProblem(404, "EVENT_NOT_ACTIVE");
    fan.join(late).expectProblem(404, "EVENT_NOT_ACTIVE");
  }

  @Test
  @Tag("C9")
  @Tag("C10")
  @Tag("N56")
  void the_stock_adds_up_after_every_step() {
    String event = organizer.onSale(2, Map.of());
    stock(event, 2, 0, 0);
    Fan fan = server.fan();
    String claim = fan.buy(event);
    stock(event, 1, 1, 0);

    fan.release(claim).expect(204);

    stock(event, 2, 0, 0);
    String free = organizer.onSale(Map.of("total_inventory", 3, "price_minor", 0), Map.of());
    server.fan().buy(free);
    stock(free, 2, 0, 1);
  }

  @Test
  @Tag("B3")
  @Tag("N12")
  void pages_have_bounds_and_true_totals() {
    String word = UUID.randomUUID().toString();
    for (int i = 0; i < 5; i++) {
      named(word + " " + i);
    }

    Answer second = list("?search=" + word + "&size=2&page=2&sort=name").expect(200);

    assertThat(second.json().path("data").findValuesAsText("name"))
        .contains(word + " 2", word + " 3");
    assertThat(second.json().path("page").toString())
        .isEqualTo("{\"number\":2,\"size\":2,\"total\":5,\"has_more\":true}");
    assertThat(
            list("?search=" + word + "&size=2&page=3")
                .json()
                .path("page")
                .path("has_more")
                .asBoolean(true))
        .isFalse();
    assertThat(list("?search=" + word + "&page=9999").expect(200).json().path("data")).isEmpty();
    for (String bad :
        List.of("page=0", "page=-1", "page=10001", "size=0", "size=101", "page=1.5")) {
      list("?" + bad).expectProblem(400, "INVALID_INPUT");
    }
  }

  @Test
  @Tag("B5")
  void a_search_is_literal_and_without_case() {
    String word = UUID.randomUUID().toString();
    named("50% Off " + word);
    named("50x Off " + word);
    named("Ünder_score " + word);

    assertThat(names("50%25 off " + word)).containsExactly("50% Off " + word);
    assertThat(names("_score " + word.toUpperCase(Locale.ROOT)))
        .containsExactly("Ünder_score " + word);
    assertThat(names("%25" + word)).isEmpty();
    list("?sort=price").expectProblem(400, "INVALID_INPUT");
    list("?status=SOLD").expectProblem(400, "INVALID_INPUT");
  }

  private List<String> names(String search) {
    return list("?search=" + search.replace(" ", "%20"))
        .expect(200)
        .json()
        .path("data")
        .findValuesAsText("name")
        .stream()
        .filter(name -> !name.equals("General"))
        .toList();
  }

  private Answer list(String query) {
    return server.api().get("/api/v1/events" + query);
  }

  private void named(String name) {
    String id =
        organizer.api().post("/api/v1/events", with(Map.of("name", name))).expect(201).text("id");
    step(id, "activate").expect(200);
  }

  private String sale(Instant start, Instant end) {
    String id =
        organizer
            .api()
            .post(
                "/api/v1/events",
                with(Map.of("sale_start", start.toString(), "sale_end", end.toString())))
            .expect(201)
            .text("id");
    step(id, "activate").expect(200);
    return id;
  }

  private Answer step(String event, String step) {
    return organizer.api().put("/api/v1/events/" + event + "/" + step);
  }

  /** Numbers for display may be two seconds old. */
  private void stock(String event, int free, int held, int sold) {
    await()
        .atMost(Duration.ofSeconds(2))
        .untilAsserted(
            () -> {
              Answer answer =
                  server.api().get("/api/v1/events/" + event + "/availability").expect(200);
              assertThat(
                      List.of(
                          answer.number("total"),
                          answer.number("free"),
                          answer.number("held"),
                          answer.number("sold")))
                  .isEqualTo(
                      List.of((long) free + held + sold, (long) free, (long) held, (long) sold));
            });
  }

  @SafeVarargs
  private static Map<String, Object> with(Map<String, ?>... more) {
    Instant now = Instant.now();
    var body = new HashMap<String, Object>();
    body.put("name", "A Night Out");
    body.put("sale_start", now.minus(Duration.ofMinutes(1)).toString());
    body.put("sale_end", now.plus(Duration.ofHours(1)).toString());
    body.put("currency", "NGN");
    body.put("total_inventory", 10);
    body.put("price_minor", 123_456_789_012L);
    for (var each : more) {
      body.putAll(each);
    }
    return body;
  }

  private static Map<String, Object> nulls(String... names) {
    var map = new HashMap<String, Object>();
    for (String name : names) {
      map.put(name, null);
    }
    return map;
  }
}
