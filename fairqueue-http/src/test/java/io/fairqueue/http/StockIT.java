package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Stock as organizers make, change and sell it: places and seats. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StockIT {

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  @Tag("C11")
  @Tag("C8")
  @Tag("C9")
  @Tag("C10")
  @Tag("F9")
  @Tag("N56")
  void an_event_with_places_and_seats_sells_out_in_every_way() {
    String event = mixed(Map.of("max_units_per_claim", 2, "max_active", 100, "over_admission", 10));
    String floor = organizer.tier(event, "Floor");
    String bar = organizer.tier(event, "Bar");
    String stalls = organizer.tier(event, "Stalls");
    organizer.addRow(event, stalls, "1", 4).expect(201);
    awaitStock(event, 7, 0, 0);
    organizer.api().put("/api/v1/events/" + event + "/activate").expect(200);

    var claims = new ArrayList<Sale>();
    claims.add(sell(event, Map.of("quantity", 2, "tier_id", floor)));
    claims.add(sell(event, Map.of("quantity", 1, "tier_id", bar)));
    // The third seat goes first: of the other three only the first two are neighbours.
    claims.add(sell(event, Map.of("unit_ids", List.of(seat(event, "3")))));
    Sale best = sell(event, Map.of("quantity", 2, "tier_id", stalls));
    assertThat(best.claim().json().path("units").findValuesAsText("label"))
        .containsExactly("Section A, Row 1, Seat 1", "Section A, Row 1, Seat 2");
    assertThat(best.claim().number("amount_minor")).isEqualTo(2 * 9_000);
    claims.add(best);
    claims.add(sell(event, Map.of("unit_ids", List.of(seat(event, "4")))));

    awaitStock(event, 0, 7, 0);
    claims.forEach(sale -> sale.fan().pay(sale.claim().text("claim_id")));
    awaitStock(event, 0, 0, 7);
    await().until(() -> organizer.show(event).text("status"), "SOLD_OUT"::equals);
    assertThat(seats(event, "free")).isEmpty();
    assertThat(seats(event, "sold")).hasSize(4);
  }

  @Test
  @Tag("F5")
  @Tag("F6")
  @Tag("F12")
  void seats_are_taken_all_or_none_whoever_asks_in_whatever_order() throws Exception {
    String event = mixed(Map.of("max_units_per_claim", 4, "over_admission", 10));
    organizer.addRow(event, organizer.tier(event, "Stalls"), "1", 4).expect(201);
    organizer.api().put("/api/v1/events/" + event + "/activate").expect(200);
    List<String> upwards = units(event);
    List<String> downwards = new ArrayList<>(upwards);
    Collections.reverse(downwards);
    List<Fan> fans = server.fans(6);
    fans.forEach(fan -> fan.join(event).expect(201));
    List<String> admissions = fans.stream().map(fan -> fan.awaitAdmission(event)).toList();

    List<Callable<Answer>> tries = new ArrayList<>();
    for (int i = 0; i < fans.size(); i++) {
      int at = i;
      var chosen = Map.of("unit_ids", i % 2 == 0 ? upwards : downwards);
      tries.add(() -> fans.get(at).claim(event, admissions.get(at), chosen));
    }
    List<Answer> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(tries)) {
        answers.add(answer.get());
      }
    }

    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    answers.stream()
        .filter(answer -> answer.status() != 201)
        .forEach(answer -> answer.expectProblem(409, "UNITS_TAKEN"));
    awaitStock(event, 3, 4, 0);

    String elsewhere = mixed(Map.of());
    organizer.addRow(elsewhere, organizer.tier(elsewhere, "Stalls"), "1", 1).expect(201);
    Fan loser = fans.get(answers.stream().map(Answer::status).toList().indexOf(409));
    loser
        .claim(event, admissions.get(fans.indexOf(loser)), Map.of("unit_ids", units(elsewhere)))
        .expectProblem(400, "INVALID_INPUT");
  }

  @Test
  @Tag("C8")
  @Tag("A9")
  void seats_are_added_all_or_none_and_only_where_there_is_room() {
    String event = mixed(Map.of());
    String stalls = organizer.tier(event, "Stalls");
    String path = "/api/v1/events/" + event + "/seats";
    assertThat(organizer.addRow(event, stalls, "1", 2).expect(201).number("count")).isEqualTo(2);

    Answer exists = organizer.addRow(event, stalls, "1", 3).expectProblem(409, "SEAT_EXISTS");
    assertThat(exists.text("label")).isEqualTo("Section A, Row 1, Seat 1");
    var twice = Map.of("section", "B", "row", "1", "number", "1");
    organizer.addSeats(event, stalls, List.of(twice, twice)).expectProblem(409, "SEAT_EXISTS");
    organizer.addRow(event, stalls, "2", 4).expectProblem(400, "INVALID_INPUT");
    organizer.addSeats(event, stalls, List.of()).expectProblem(400, "INVALID_INPUT");
    organizer
        .addSeats(event, stalls, List.of(Map.of("section", "B", "row", " ", "number", "1")))
        .expectProblem(400, "INVALID_INPUT");
    organizer
        .addSeats(
            event,
            stalls,
            List.of(Map.of("section", "B", "row", "1", "number", "1", "price_minor", -1)))
        .expectProblem(400, "INVALID_INPUT");
    organizer.api().post(path, Map.of("tier_id", stalls)).expectProblem(400, "INVALID_INPUT");
    for (String tier :
        List.of(organizer.tier(event, "Floor"), "00000000-0000-4000-8000-000000000000")) {
      organizer.addRow(event, tier, "9", 1).expectProblem(400, "TIER_NOT_FOUND");
    }
    server.organizer().addRow(event, stalls, "9", 1).expectProblem(403, "FORBIDDEN");
    organizer
        .addRow("00000000-0000-4000-8000-000000000000", stalls, "9", 1)
        .expectProblem(404, "EVENT_NOT_FOUND");
    assertThat(units(event)).hasSize(2);

    organizer
        .addSeats(
            event,
            stalls,
            List.of(Map.of("section", "B", "row", "1", "number", "1", "price_minor", 12_345)))
        .expect(201);
    JsonNode dear =
        organizer.api().get(path + "?page=3&size=1").expect(200).json().path("data").path(0);
    assertThat(dear.path("section").asText()).isEqualTo("B");
    assertThat(dear.path("price_minor").asLong()).isEqualTo(12_345);
    assertThat(dear.path("tier_id").asText()).isEqualTo(stalls);
    assertThat(dear.path("status").asText()).isEqualTo("free");
  }

  @Test
  @Tag("B3")
  @Tag("N12")
  void seats_are_shown_page_by_page() {
    String event = mixed(Map.of());
    organizer.addRow(event, organizer.tier(event, "Stalls"), "1", 4).expect(201);
    String path = "/api/v1/events/" + event + "/seats";
    server.api().get(path).expectProblem(404, "EVENT_NOT_FOUND");
    organizer.api().put("/api/v1/events/" + event + "/activate").expect(200);

    JsonNode page = server.api().get(path + "?page=2&size=3").expect(200).json();
    assertThat(page.path("data")).hasSize(1);
    assertThat(page.path("page").toString())
        .isEqualTo("{\"number\":2,\"size\":3,\"total\":4,\"has_more\":false}");
    for (String bad :
        List.of("page=0", "page=-1", "page=10001", "size=0", "size=101", "status=FREE", "page=x")) {
      server.api().get(path + "?" + bad).expectProblem(400, "INVALID_INPUT");
    }
    assertThat(server.api().get(path + "?page=10000").expect(200).json().path("data")).isEmpty();
  }

  @Test
  @Tag("C5")
  void capacity_grows_at_its_price_and_shrinks_down_to_what_is_held_and_sold() {
    String event = organizer.onSale(2, Map.of("over_admission", 10));
    String tier = organizer.tier(event, "General");
    Fan first = server.newFan();
    first.take(event, Map.of());
    server.newFan().take(event, Map.of());

    organizer
        .revise(event, Map.of("total_inventory", 1, "price_minor", 5_000))
        .expectProblem(409, "CAPACITY_BELOW_SOLD");
    Answer grown =
        organizer.revise(event, Map.of("total_inventory", 3, "price_minor", 8_000)).expect(200);
    assertThat(grown.number("total_inventory")).isEqualTo(3);
    assertThat(grown.json().path("tiers").path(0).path("id").asText()).isEqualTo(tier);
    assertThat(grown.json().path("tiers").path(0).path("free").asLong()).isEqualTo(1);
    assertThat(server.newFan().take(event, Map.of()).number("amount_minor")).isEqualTo(8_000);
    awaitStock(event, 0, 3, 0);

    organizer.revise(event, Map.of("total_inventory", 9, "price_minor", 8_000)).expect(200);
    organizer.revise(event, Map.of("total_inventory", 3, "price_minor", 8_000)).expect(200);
    awaitStock(event, 0, 3, 0);
  }

  @Test
  @Tag("C5")
  void of_two_who_change_an_event_at_once_both_are_heard_one_after_the_other() throws Exception {
    String event = organizer.onSale(10, Map.of());
    List<Callable<Answer>> changes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      var stock = Map.of("total_inventory", 20 + i, "price_minor", 5_000);
      changes.add(() -> organizer.revise(event, stock));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var change : threads.invokeAll(changes)) {
        change.get().expect(200);
      }
    }

    long total = organizer.show(event).number("total_inventory");
    assertThat(total).isBetween(20L, 23L);
    assertThat(
            server.count(
                "select sum(bit_count(stock)) from unit_blocks where event_id = '" + event + "'"))
        .isEqualTo(total);
  }

  @Test
  @Tag("C5")
  void what_an_event_says_may_change_and_a_policy_that_is_left_out_stays() {
    String event = mixed(Map.of("claim_ttl_seconds", 77, "max_active", 5));
    String floor = organizer.tier(event, "Floor");
    String stalls = organizer.tier(event, "Stalls");
    organizer.addRow(event, stalls, "1", 3).expect(201);
    var kept = tier(floor, "Floor", "general", 2, 4_000);
    var seats = tier(stalls, "Stalls", "reserved", 5, 9_000);
    var added = Map.of("name", "Box", "seating", "general", "capacity", 1, "price_minor", 0);

    Answer changed =
        organizer
            .revise(event, Map.of("venue", "Eko Hall", "tiers", List.of(kept, seats, added)))
            .expect(200);
    assertThat(changed.text("venue")).isEqualTo("Eko Hall");
    assertThat(changed.json().path("tiers").findValuesAsText("name"))
        .containsExactly("Floor", "Stalls", "Box");
    assertThat(changed.json().path("tiers").path(0).path("id").asText()).isEqualTo(floor);
    assertThat(changed.json().path("policy").path("claim_ttl_seconds").asInt()).isEqualTo(77);
    assertThat(changed.json().path("policy").path("max_active").asInt()).isEqualTo(5);
    awaitStock(event, 2 + 3 + 1, 0, 0);
    organizer
        .revise(event, Map.of("tiers", List.of(kept, tier(stalls, "Stalls", "reserved", 2, 9_000))))
        .expect(200);
    awaitStock(event, 2 + 2, 0, 0);

    organizer
        .revise(event, Map.of("tiers", List.of(kept, tier(stalls, "Stalls", "general", 5, 9_000))))
        .expectProblem(400, "INVALID_INPUT");
    organizer
        .revise(event, Map.of("tiers", List.of(kept, kept)))
        .expectProblem(400, "INVALID_INPUT");
    organizer
        .revise(
            event,
            Map.of(
                "tiers",
                List.of(tier("00000000-0000-4000-8000-000000000000", "X", "general", 1, 0))))
        .expectProblem(400, "INVALID_INPUT");
    organizer
        .revise(event, Map.of("total_inventory", 5, "price_minor", 0))
        .expectProblem(400, "INVALID_INPUT");
    organizer.revise(event, Map.of()).expect(200);
    server
        .organizer()
        .api()
        .put("/api/v1/events/" + event, body(kept))
        .expectProblem(403, "FORBIDDEN");
    organizer
        .api()
        .put("/api/v1/events/00000000-0000-4000-8000-000000000000", body(kept))
        .expectProblem(404, "EVENT_NOT_FOUND");
  }

  @Test
  @Tag("C5")
  void the_currency_is_fixed_once_the_event_is_on_sale() {
    String event = organizer.draft(Map.of("total_inventory", 1, "price_minor", 100), Map.of());
    var dollars = Map.of("total_inventory", 1, "price_minor", 100, "currency", "USD");
    organizer.revise(event, dollars).expect(200);
    organizer.api().put("/api/v1/events/" + event + "/activate").expect(200);
    organizer
        .revise(event, Map.of("total_inventory", 1, "price_minor", 100, "currency", "NGN"))
        .expectProblem(400, "INVALID_INPUT");
    organizer.api().put("/api/v1/events/" + event + "/end").expect(200);
    organizer.revise(event, dollars).expect(200);
    organizer
        .revise(event, Map.of("total_inventory", 1, "price_minor", 101))
        .expectProblem(409, "INVALID_TRANSITION");
  }

  @Test
  @Tag("C7")
  void a_draft_is_deleted_with_everything_and_nothing_else_is() {
    String draft = mixed(Map.of());
    organizer.addRow(draft, organizer.tier(draft, "Stalls"), "1", 1).expect(201);
    String path = "/api/v1/events/" + draft;
    server.organizer().api().delete(path).expectProblem(403, "FORBIDDEN");
    organizer.api().delete(path).expect(204);
    organizer.api().get(path).expectProblem(404, "EVENT_NOT_FOUND");
    organizer.api().delete(path).expectProblem(404, "EVENT_NOT_FOUND");
    for (String table : List.of("seats", "unit_blocks", "tiers", "lines")) {
      assertThat(
              server.count("select count(*) from " + table + " where event_id = '" + draft + "'"))
          .as(table)
          .isZero();
    }

    String live = organizer.onSale(1, Map.of());
    organizer.api().delete("/api/v1/events/" + live).expectProblem(409, "INVALID_TRANSITION");
    server.newFan().join(live).expect(201);
  }

  @Test
  @Tag("C9")
  @Tag("C10")
  void availability_is_exact_after_each_step() {
    String event = organizer.onSale(3, Map.of("claim_ttl_seconds", 1));
    awaitStock(event, 3, 0, 0);
    Fan fan = server.newFan();
    String expiring = fan.take(event, Map.of()).text("claim_id");
    fan.awaitClaim(expiring, "RELEASED");
    awaitStock(event, 3, 0, 0);

    organizer
        .revise(event, Map.of("total_inventory", 3, "price_minor", 5_000, "policy", Map.of()))
        .expect(200);
    Fan buyer = server.newFan();
    String claim = buyer.take(event, Map.of()).text("claim_id");
    awaitStock(event, 2, 1, 0);
    buyer.pay(claim);
    awaitStock(event, 2, 0, 1);
    Fan other = server.newFan();
    other.release(other.take(event, Map.of()).text("claim_id")).expect(204);
    awaitStock(event, 2, 0, 1);
  }

  private record Sale(Fan fan, Answer claim) {}

  private Sale sell(String event, Map<String, ?> selection) {
    Fan fan = server.newFan();
    return new Sale(fan, fan.take(event, selection));
  }

  /** Two standing tiers of two and one places, and one of five seats that are still to be made. */
  private String mixed(Map<String, ?> policy) {
    return organizer.draft(
        Map.of(
            "tiers",
            List.of(
                Map.of("name", "Floor", "seating", "general", "capacity", 2, "price_minor", 4_000),
                Map.of("name", "Bar", "seating", "general", "capacity", 1, "price_minor", 6_000),
                Map.of(
                    "name", "Stalls", "seating", "reserved", "capacity", 5, "price_minor", 9_000))),
        policy);
  }

  private static Map<String, Object> tier(
      String id, String name, String seating, int capacity, int price) {
    return Map.of(
        "id", id, "name", name, "seating", seating, "capacity", capacity, "price_minor", price);
  }

  private Map<String, Object> body(Map<String, Object> tier) {
    return Map.of(
        "name", "Mine",
        "sale_start", server.time().minusSeconds(1).toString(),
        "sale_end", server.time().plusSeconds(60).toString(),
        "currency", "NGN",
        "tiers", List.of(tier));
  }

  private List<JsonNode> seats(String event, String status) {
    var found = new ArrayList<JsonNode>();
    organizer
        .api()
        .get("/api/v1/events/" + event + "/seats?size=100&status=" + status)
        .expect(200)
        .json()
        .path("data")
        .forEach(found::add);
    return found;
  }

  private List<String> units(String event) {
    return seats(event, "free").stream().map(seat -> seat.path("unit_id").asText()).toList();
  }

  private String seat(String event, String number) {
    return seats(event, "free").stream()
        .filter(seat -> seat.path("number").asText().equals(number))
        .map(seat -> seat.path("unit_id").asText())
        .findFirst()
        .orElseThrow();
  }

  private void awaitStock(String event, long free, long held, long sold) {
    await()
        .atMost(Duration.ofSeconds(2))
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(
            () -> {
              JsonNode stock =
                  organizer.api().get("/api/v1/events/" + event + "/availability").json();
              assertThat(stock.path("free").asLong()).as("free").isEqualTo(free);
              assertThat(stock.path("held").asLong()).as("held").isEqualTo(held);
              assertThat(stock.path("sold").asLong()).as("sold").isEqualTo(sold);
              assertThat(stock.path("total").asLong()).isEqualTo(free + held + sold);
            });
  }
}
