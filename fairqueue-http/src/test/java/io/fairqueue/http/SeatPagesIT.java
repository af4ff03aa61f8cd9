package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Seats are looked at by all, and chosen by forms at one's turn. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("C16")
@Tag("I23")
final class SeatPagesIT {

  private static final Pattern ENTRY = Pattern.compile("name=\"entry\" value=\"([^\"]*)\"");
  private static final Pattern BOX =
      Pattern.compile("type=\"checkbox\" name=\"seat\" value=\"([^\"]+)\"");

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  @Tag("C9")
  void everybody_sees_the_sections_and_what_is_free_in_them() {
    String event = hall(Map.of(), "Block 10", "Block 2", "\u0642\u0633\u0645 <b>/\"");
    Answer hall = get("/en/e/" + event + "/seats", Map.of()).expect(200);

    assertThat(hall.header("Cache-Control")).contains("public");
    assertThat(hall.body())
        .contains("6 of 6 free", "/en/e/" + event + "/seats/BLOCK2")
        .doesNotContain("Section Block", "<b>");
    assertThat(hall.body().indexOf("Block 2")).isLessThan(hall.body().indexOf("Block 10"));
    assertThat(get("/en/e/" + event, Map.of()).expect(200).body()).contains("/seats\"");
    assertThat(get("/e/" + event + "/seats/BLOCK2", Map.of()).expect(302).header("Location"))
        .isEqualTo("/en/e/" + event + "/seats/BLOCK2");
    for (String section : hall.body().split("/seats/", -1)) {
      String named = section.replaceAll("\"[\\s\\S]*", "");
      if (named.matches("[A-Z0-9~]+")) {
        String page = get("/en/e/" + event + "/seats/" + named, Map.of()).expect(200).body();
        assertThat(page).contains("<svg", "Row 1, Seat 3").doesNotContain("checkbox", "<b>");
        assertThat(get("/en/e/" + event + "/seats/" + named + "/states", Map.of()).body())
            .isEqualTo("ffffff");
      }
    }
    get("/en/e/" + event + "/seats/NOWHERE", Map.of()).expect(404);
    get("/en/e/" + event + "/seats/NOWHERE/states", Map.of("Accept", "*/*")).expect(404);
  }

  @Test
  void seats_are_bought_by_a_form_and_named_in_the_readers_language() {
    String event = hall(Map.of("max_units_per_claim", 3), "A");
    Fan fan = admitted(event);
    Map<String, String> own = own(fan);
    String page = get("/de/e/" + event + "/seats/A", own).expect(200).body();
    List<String> boxes = boxes(page);
    assertThat(boxes).hasSize(6);

    String claim =
        post(
            "/de/e/" + event + "/claims",
            own,
            form(page, "A", boxes.get(1), boxes.get(2), boxes.get(1)));

    assertThat(claim).startsWith("/de/claims/");
    String held = get(claim, own).expect(200).body();
    assertThat(held).contains("Bereich A, Reihe 1, Platz 2").doesNotContain("Section A");
    Answer tickets = fan.api().get("/api/v1" + claim.substring(3));
    assertThat(tickets.json().path("units").path(0).path("label").asText())
        .isEqualTo("Section A, Row 1, Seat 2");
    assertThat(get("/en/e/" + event + "/seats/A/states", Map.of()).body()).isNotEmpty();
    await()
        .untilAsserted(
            () ->
                assertThat(get("/en/e/" + event + "/seats/A/states", Map.of()).body())
                    .isEqualTo("fttfff"));
  }

  @Test
  void a_section_that_is_too_large_to_be_drawn_is_listed_page_by_page() {
    String event =
        organizer.onSale(Map.of("tiers", List.of(tier("Field", "reserved", 5_001, 0))), Map.of());
    organizer.addRow(event, organizer.tier(event, "Field"), "1", 5_001).expect(201);
    Fan fan = admitted(event);

    String page = get("/en/e/" + event + "/seats/A?page=26", own(fan)).expect(200).body();

    assertThat(page)
        .contains("too large to be drawn", "free: 5,001")
        .doesNotContain("class=\"hall\"", "seats.js");
    assertThat(boxes(page)).hasSize(1);
    assertThat(post("/en/e/" + event + "/claims", own(fan), form(page, "A", boxes(page).get(0))))
        .startsWith("/en/claims/");
  }

  @Test
  void tickets_tell_their_seat_apart_from_its_label() {
    String event =
        organizer.onSale(
            Map.of(
                "tiers", List.of(tier("Stalls", "reserved", 6, 0), tier("Floor", "general", 6, 0))),
            Map.of("max_units_per_claim", 2));
    organizer.addRow(event, organizer.tier(event, "Stalls"), "Row 7", 2).expect(201);
    Fan fan = admitted(event);
    List<Map<String, Object>> items =
        List.of(
            Map.of("tier_id", organizer.tier(event, "Stalls"), "quantity", 1),
            Map.of("tier_id", organizer.tier(event, "Floor"), "quantity", 1));
    String claim =
        fan.api()
            .post(
                "/api/v1/events/" + event + "/claims",
                Map.of("admission_token", fan.awaitAdmission(event), "items", items))
            .expect(201)
            .text("claim_id");

    JsonNode tickets = fan.tickets(claim).expect(200).json().path("data");

    assertThat(tickets).hasSize(2);
    for (JsonNode ticket : tickets) {
      if (ticket.has("section")) {
        assertThat(ticket.path("label").asText()).isEqualTo("Section A, Row 7, Seat 1");
        assertThat(ticket.path("row").asText()).isEqualTo("Row 7");
        assertThat(ticket.path("number").asText()).isEqualTo("1");
      } else {
        assertThat(ticket.path("label").asText()).startsWith("Floor ");
      }
    }
    String wallet = get("/fr/tickets", own(fan)).expect(200).body();
    assertThat(wallet).contains("Section A, Row 7, Place 1");
  }

  @Test
  @Tag("C9")
  void what_somebody_else_has_is_named_and_the_rest_stays_chosen() {
    String event = hall(Map.of("max_units_per_claim", 3, "over_admission", 2.0), "A", "B");
    Fan first = admitted(event);
    Fan second = admitted(event);
    String page = get("/en/e/" + event + "/seats/A", own(second)).expect(200).body();
    List<String> boxes = boxes(page);
    String other = boxes(get("/en/e/" + event + "/seats/B", own(second)).body()).getFirst();
    post("/en/e/" + event + "/claims", own(first), form(pageOf(first, event), "A", boxes.get(0)));

    String back =
        post(
            "/en/e/" + event + "/claims",
            own(second),
            form(page, "A", boxes.get(0), boxes.get(1), other));

    assertThat(back).startsWith("/en/e/" + event + "/seats/A?notice=UNITS_TAKEN");
    String told = get(back, own(second)).expect(200).body();
    assertThat(told)
        .contains("Taken meanwhile: <", "Section A, Row 1, Seat 1")
        .contains("just taken");
    assertThat(told).contains("value=\"" + boxes.get(1) + "\" aria-label");
    assertThat(checked(told)).containsExactlyInAnyOrder(boxes.get(1), other);
    assertThat(
            post("/en/e/" + event + "/claims", own(second), form(told, "A", boxes.get(1), other)))
        .startsWith("/en/claims/");
  }

  @Test
  void a_price_that_changed_is_named_and_confirmed_again() {
    String event = hall(Map.of("max_units_per_claim", 3), "A");
    Fan fan = admitted(event);
    String page = pageOf(fan, event);
    String box = boxes(page).getFirst();
    String unit = box.substring(0, box.indexOf(':'));
    organizer
        .api()
        .patch("/api/v1/events/" + event + "/seats/" + unit, Map.of("price_minor", 9_900))
        .expect(200);

    String back = post("/en/e/" + event + "/claims", own(fan), form(page, "A", box));

    assertThat(back).startsWith("/en/e/" + event + "/seats/A?notice=PRICE_CHANGED");
    String told = get(back, own(fan)).expect(200).body();
    assertThat(told).contains("now costs").contains("99.00").contains("50.00");
    assertThat(post("/en/e/" + event + "/claims", own(fan), form(told, "A", unit + ":9900")))
        .startsWith("/en/claims/");
  }

  @Test
  void a_tiers_price_that_changed_is_named_and_confirmed_again() {
    String event = organizer.onSale(9, Map.of("max_units_per_claim", 3));
    Fan fan = admitted(event);
    String choose = get("/en/e/" + event + "/choose", own(fan)).expect(200).body();
    String tier = organizer.show(event).json().path("tiers").path(0).path("id").asText();
    assertThat(choose).contains("name=\"price-" + tier + "\" value=\"5000\"");
    String wanted = "entry=" + entry(choose) + "&tier-" + tier + "=2&price-" + tier + "=";

    String back = post("/en/e/" + event + "/claims", own(fan), wanted + "4000");

    assertThat(back).startsWith("/en/e/" + event + "/choose?notice=PRICE_CHANGED");
    String told = get(back, own(fan)).expect(200).body();
    assertThat(told).contains("was ").contains("40.00").contains("value=\"2\" selected");
    assertThat(post("/en/e/" + event + "/claims", own(fan), wanted + "5000"))
        .startsWith("/en/claims/");
  }

  @Test
  void an_events_page_tells_what_its_seats_cost() {
    String event = seated(tier("Stalls", "reserved", 9, 5_000), 5_000, 12_000);
    String free = seated(tier("Stalls", "reserved", 9, 0), 2_500, 2_500);

    String page = get("/en/e/" + event, Map.of()).expect(200).body();
    assertThat(page)
        .contains("data-min=\"5000\" data-max=\"12000\"", "data-minor=\"5000\" data-own=\"true\"")
        .containsPattern("class=\"price\">[^<]*from [^<]*50\\.00[^<]*<")
        .containsPattern("data-max=\"12000\">[^<]*50\\.00[^<]* – [^<]*120\\.00");
    assertThat(get("/en/e/" + free, Map.of()).expect(200).body())
        .contains("All fees are included.")
        .containsPattern("class=\"price\">[^<]*25\\.00[^<]*<")
        .doesNotContain("data-live=\"range\"");
  }

  @Test
  void a_tier_is_offered_for_what_its_own_seats_cost() {
    List<Map<String, Object>> tiers =
        List.of(
            tier("Stalls", "reserved", 9, 5_000),
            tier("Gallery", "reserved", 9, 3_000),
            tier("Circle", "reserved", 9, 1_000));
    String event = organizer.onSale(Map.of("tiers", tiers), Map.of("max_units_per_claim", 3));
    addSeats(event, "Stalls", 9_000, 9_000);
    addSeats(event, "Gallery", 3_000, 3_000);
    addSeats(event, "Circle", 2_000, 4_000);
    Fan fan = admitted(event);

    String choose = get("/en/e/" + event + "/choose", own(fan)).expect(200).body();

    assertThat(choose)
        .contains("data-price=\"9000\"", "data-price=\"3000\"")
        .contains("data-price=\"2000\" data-from=\"true\"")
        .doesNotContain("data-price=\"9000\" data-from=\"true\"")
        .doesNotContain("data-price=\"3000\" data-from=\"true\"");
    String stalls = organizer.tier(event, "Stalls");
    String wanted = "entry=" + entry(choose) + "&tier-" + stalls + "=1&price-" + stalls + "=";
    assertThat(post("/en/e/" + event + "/claims", own(fan), wanted + "5000"))
        .contains("PRICE_CHANGED");
    assertThat(post("/en/e/" + event + "/claims", own(fan), wanted + "9000"))
        .startsWith("/en/claims/");
  }

  @Test
  void the_best_seats_are_picked_and_wait_to_be_confirmed() {
    String event = hall(Map.of("max_units_per_claim", 3), "A");
    Fan fan = admitted(event);
    List<String> boxes = boxes(pageOf(fan, event));

    String page = get("/en/e/" + event + "/seats/A?best=2", own(fan)).expect(200).body();

    assertThat(checked(page)).containsExactly(boxes.get(0), boxes.get(1));
    assertThat(get("/en/e/" + event + "/seats/A/states", Map.of()).body()).isEqualTo("ffffff");
    assertThat(get("/en/e/" + event + "/seats/A?best=2", Map.of()).expect(200).body())
        .contains("data-s=\"f\"")
        .doesNotContain("data-s=\"c\"");
    get("/en/e/" + event + "/seats/A?best=x", own(fan)).expect(400);
    get("/en/e/" + event + "/seats/A?seat=x", own(fan)).expect(400);
    get("/en/e/" + event + "/seats/A?page=-7", own(fan)).expect(200);
    assertThat(checked(get("/en/e/" + event + "/seats/A?best=99", own(fan)).body())).hasSize(3);
  }

  @Test
  void a_large_hall_is_drawn_whole_and_listed_page_by_page() {
    String event =
        organizer.onSale(
            Map.of("tiers", List.of(tier("Stalls", "reserved", 5_000, 5_000))),
            Map.of("max_units_per_claim", 4));
    List<Map<String, Object>> seats = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      seats.add(Map.of("section", "A", "row", "" + (i / 100 + 1), "number", "" + (i % 100 + 1)));
    }
    organizer.addSeats(event, organizer.tier(event, "Stalls"), seats).expect(201);
    Fan fan = admitted(event);

    String first = get("/en/e/" + event + "/seats/A", own(fan)).expect(200).body();
    String kept = boxes(first).getFirst();
    String last =
        get("/en/e/" + event + "/seats/A?page=25&seat=" + kept, own(fan)).expect(200).body();

    assertThat(first.split("data-u=", -1)).hasSize(5_001);
    assertThat(boxes(first)).hasSize(200);
    assertThat(boxes(last)).hasSize(201);
    assertThat(checked(last)).containsExactly(kept);
    assertThat(last).contains("Row 50, Seat 100");
    assertThat(get("/en/e/" + event + "/seats/A/states", Map.of()).body()).hasSize(5_000);
  }

  private String pageOf(Fan fan, String event) {
    return get("/en/e/" + event + "/seats/A", own(fan)).expect(200).body();
  }

  private static Map<String, Object> tier(String name, String seating, int capacity, int price) {
    return Map.of("name", name, "seating", seating, "capacity", capacity, "price_minor", price);
  }

  /** An event of one tier with a seat for each of these prices. */
  private String seated(Map<String, Object> tier, int... prices) {
    String event = organizer.onSale(Map.of("tiers", List.of(tier)), Map.of());
    addSeats(event, "Stalls", prices);
    return event;
  }

  private void addSeats(String event, String tier, int... prices) {
    List<Map<String, Object>> seats = new ArrayList<>();
    for (int price : prices) {
      String number = "" + (seats.size() + 1);
      seats.add(Map.of("section", tier, "row", "1", "number", number, "price_minor", price));
    }
    organizer.addSeats(event, organizer.tier(event, tier), seats).expect(201);
  }

  /** A hall of sections with a row of six each. */
  private String hall(Map<String, ?> policy, String... sections) {
    String event =
        organizer.onSale(Map.of("tiers", List.of(tier("Stalls", "reserved", 60, 5_000))), policy);
    List<Map<String, Object>> seats = new ArrayList<>();
    for (String section : sections) {
      for (int i = 1; i <= 6; i++) {
        seats.add(Map.of("section", section, "row", "1", "number", "" + i));
      }
    }
    organizer.addSeats(event, organizer.tier(event, "Stalls"), seats).expect(201);
    return event;
  }

  private Fan admitted(String event) {
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    fan.awaitAdmission(event);
    return fan;
  }

  private static String form(String page, String section, String... seats) {
    var form = new StringBuilder("entry=" + entry(page) + "&section=" + section);
    for (String seat : seats) {
      form.append("&seat=").append(URLEncoder.encode(seat, StandardCharsets.UTF_8));
    }
    return form.toString();
  }

  private static String entry(String page) {
    var entry = ENTRY.matcher(page);
    assertThat(entry.find()).isTrue();
    return entry.group(1);
  }

  private static List<String> boxes(String page) {
    return BOX.matcher(page).results().map(found -> found.group(1)).toList();
  }

  private static List<String> checked(String page) {
    return BOX.matcher(page)
        .results()
        .filter(
            found ->
                page.substring(found.end(), page.indexOf('>', found.end())).contains("checked"))
        .map(found -> found.group(1))
        .toList();
  }

  private Map<String, String> own(Fan fan) {
    Map<String, String> own = new HashMap<>();
    own.put("Cookie", "fq=" + fan.api().token());
    own.put("Origin", server.url().toString().replaceAll("/$", ""));
    return own;
  }

  private String post(String path, Map<String, String> headers, String form) {
    return send("POST", path, headers, form).expect(303).header("Location");
  }

  private Answer get(String path, Map<String, String> headers) {
    return send("GET", path, headers, null);
  }

  private Answer send(
      String method, String path, Map<String, String> headers, @Nullable String form) {
    HttpRequest.Builder request = server.api().request(path);
    headers.forEach(request::setHeader);
    if (form != null) {
      request.setHeader("Content-Type", "application/x-www-form-urlencoded");
    }
    return server
        .api()
        .send(
            request.method(
                method, form == null ? BodyPublishers.noBody() : BodyPublishers.ofString(form)));
  }
}
