package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's pages as their bytes: who may see them, and what their forms do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConsolePagesIT {

  private static final Pattern FIELD =
      Pattern.compile("<input[^>]* name=\"([^\"]+)\"[^>]* value=\"([^\"]*)\"");
  private static final Pattern CHOSEN =
      Pattern.compile(
          "(?s)<select[^>]* name=\"([^\"]+)\"(?:(?!</select>).)*?value=\"([^\"]*)\" selected");

  private TestServer server;
  private Organizer organizer;
  private Console console;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
    console = Console.signedIn(server.api(), organizer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/charts",
        "/edit",
        "/end",
        "/cancel",
        "/attendees",
        "/line",
        "/report",
        "/seats",
        "/staff",
        "/webhooks"
      })
  @Tag("A9")
  void pages_of_an_event_are_for_those_who_work_on_it(String page) {
    String event = organizer.onSale(1, Map.of());
    Console stranger = Console.signedIn(server.api(), server.organizer());
    String path = "/console/events/" + event + page;

    console.get(path).expect(200);
    Answer refused = stranger.get(path).expect(403);
    assertThat(refused.body()).contains("You may not do this").doesNotContain("A Night Out");
    new Console(server.api(), "").get(path).expect(303);
    stranger.get("/console/events/" + UUID.randomUUID() + page).expect(404);
    Console.signedIn(server.api(), server.organizer(true)).get(path).expect(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/pause",
        "/resume",
        "/admit",
        "/pace",
        "/end",
        "/cancel",
        "/seats",
        "/draw/beacon",
        "/draw/fallback"
      })
  @Tag("A9")
  void what_changes_an_event_is_for_those_who_work_on_it(String act) {
    String event = organizer.onSale(1, Map.of());
    Console stranger = Console.signedIn(server.api(), server.organizer());
    Map<String, String> form =
        Map.of("reason", "No", "count", "1", "unit", UUID.randomUUID().toString());

    stranger.post("/console/events/" + event + act, form).expect(403);

    assertThat(organizer.show(event).text("status")).isEqualTo("ACTIVE");
  }

  @Test
  @Tag("A9")
  void a_page_has_no_control_that_its_reader_may_not_use() {
    String event = organizer.onSale(1, Map.of());
    Organizer viewer = server.organizer();
    Organizer door = server.organizer();
    appoint(event, viewer, "VIEWER");
    appoint(event, door, "DOOR");
    Console looking = Console.signedIn(server.api(), viewer);

    String live = looking.get("/console/events/" + event).expect(200).body();
    assertThat(live)
        .contains("data-sale=")
        .doesNotContain("/pause\"", "/pace\"", "/end\"", "/edit\"", "/attendees\"", "/staff\"");
    looking.get("/console/events/" + event + "/attendees").expect(403);
    looking.post("/console/events/" + event + "/pause", Map.of("reason", "No")).expect(403);
    Console.signedIn(server.api(), door).get("/console/events/" + event).expect(403);
    assertThat(looking.get("/console").expect(200).body()).contains("A Night Out");
    assertThat(console.get("/console/events/" + event).body()).contains("/pause\"", "/end\"");
  }

  @Test
  void the_list_shows_ones_own_events_with_their_figures() {
    Organizer other = server.organizer();
    other.onSale(7, Map.of());
    Organizer mine = server.organizer();
    String event = mine.onSale(3, Map.of());
    bought(event);
    server.newFan().join(event);
    Console own = Console.signedIn(server.api(), mine);

    String list = own.get("/console").expect(200).body();

    assertThat(list).contains("1 / 3").contains("NGN").doesNotContain("/ 7");
    assertThat(list.split("href=\"/console/events/[0-9a-f]", -1)).hasSize(2);
    assertThat(own.get("/console?kind=drafts").expect(200).body()).doesNotContain("1 / 3");
    assertThat(own.get("/console?search=100%25_").expect(200).body())
        .contains("There is nothing here yet.");
  }

  @Test
  void an_event_is_written_by_a_form_alone() {
    Map<String, String> form = filled(console.get("/console/events/new").expect(200).body());
    form.put("name", "Form & <Function>");
    form.put("time_zone", "Europe/Berlin");
    form.put("sale_start", "2030-06-01T10:00");
    form.put("sale_end", "2030-06-30T10:00");
    form.put("currency", "eur");
    form.put("tiers.name", "Floor");
    form.put("tiers.capacity", "5000");
    form.put("tiers.price_minor", "45,50");
    form.put("policy.admissions_per_minute", "60");
    form.put("policy.claim_ttl_seconds", "1.5");
    form.put("texts.de.name", "Form und Funktion");

    String page = console.post("/console/events/new", form).expect(303).header("Location");

    String event = page.replaceFirst("/console/events/([^/]+)/edit\\?notice=CREATED", "$1");
    JsonNode made = organizer.show(event).expect(200).json();
    assertThat(made.path("status").asText()).isEqualTo("DRAFT");
    assertThat(made.path("name").asText()).isEqualTo("Form & <Function>");
    assertThat(made.path("sale_start").asText()).isEqualTo("2030-06-01T08:00:00Z");
    assertThat(made.path("currency").asText()).isEqualTo("EUR");
    assertThat(made.path("tiers").path(0).path("price_minor").asLong()).isEqualTo(4_550);
    assertThat(made.path("policy").path("claim_ttl_seconds").asLong()).isEqualTo(90);
    assertThat(made.path("policy").path("max_active").isMissingNode()).isTrue();
    assertThat(made.path("texts").path("de").path("name").asText()).isEqualTo("Form und Funktion");
    assertThat(made.has("theme")).isFalse();
    assertThat(console.get(page).expect(200).body())
        .contains("At 60 admissions a minute 5,000 tickets take about 1 h 23 min.")
        .contains("Form &amp; &lt;Function")
        .contains("The draft is there.");
  }

  @Test
  void a_lobby_is_written_by_the_form_and_taken_away_again() {
    String event = organizer.draft(Map.of("total_inventory", 9, "price_minor", 1_999), Map.of());
    organizer
        .revise(
            event,
            Map.of(
                "time_zone", "Europe/Berlin",
                "sale_start", "2030-06-01T08:00:00Z",
                "sale_end", "2030-06-30T08:00:00Z"))
        .expect(200);
    Map<String, String> form = form(event);
    form.put("lobby_opens_at", "2030-06-01T09:00");
    form.put("draw", "arrival");
    form.put("draw_lead_seconds", "300");

    console.post("/console/events/" + event + "/edit", form).expect(303);

    JsonNode lobby = organizer.show(event).expect(200).json();
    assertThat(lobby.path("lobby_opens_at").asText()).isEqualTo("2030-06-01T07:00:00Z");
    assertThat(lobby.path("draw").asText()).isEqualTo("arrival");
    assertThat(lobby.path("draw_lead_seconds").asInt()).isEqualTo(300);
    assertThat(console.get("/console/events/" + event + "/edit").expect(200).body())
        .contains("2030-06-01T09:00")
        .containsPattern("value=\"arrival\"\\s+selected");

    form = form(event);
    form.put("lobby_opens_at", "2030-06-01T09:56");
    assertThat(console.post("/console/events/" + event + "/edit", form).expect(400).body())
        .contains("must be before the lobby closes");
    form.put("lobby_opens_at", "");
    console.post("/console/events/" + event + "/edit", form).expect(303);
    assertThat(organizer.show(event).expect(200).json().has("lobby_opens_at")).isFalse();
  }

  @Test
  void saving_a_form_as_it_came_changes_nothing() {
    String event = organizer.draft(Map.of("total_inventory", 9, "price_minor", 1_999), Map.of());
    organizer
        .revise(
            event,
            Map.of(
                "description", "Two\nlines",
                "texts", Map.of("it", Map.of("name", "Una notte")),
                "default_locale", "de-AT",
                "starts_at", "2031-01-01T10:00:00.123456Z"))
        .expect(200);
    String before = organizer.show(event).expect(200).body();

    Map<String, String> form = form(event);
    console.post("/console/events/" + event + "/edit", form).expect(303);
    assertThat(organizer.show(event).expect(200).body()).isEqualTo(before);

    form = form(event);
    form.put("texts.de.name", "Eine Nacht");
    console.post("/console/events/" + event + "/edit", form).expect(303);
    JsonNode after = organizer.show(event).expect(200).json();
    assertThat(after.path("starts_at").asText()).isEqualTo("2031-01-01T10:00:00.123456Z");
    assertThat(after.path("texts").path("it").path("name").asText()).isEqualTo("Una notte");
    assertThat(after.path("texts").path("de").path("name").asText()).isEqualTo("Eine Nacht");
    assertThat(after.path("default_locale").asText()).isEqualTo("de-AT");
  }

  @Test
  @Tag("A9")
  void how_an_event_looks_is_for_its_owners_and_a_manager_saves_all_else() {
    String event = organizer.onSale(1, Map.of());
    organizer
        .revise(event, Map.of("theme", Map.of("accent", "#ff8800", "banner_text", "Hurry")))
        .expect(200);
    Organizer manager = server.organizer();
    appoint(event, manager, "MANAGER");
    Console managing = Console.signedIn(server.api(), manager);
    String page = "/console/events/" + event + "/edit";

    String shown = managing.get(page).expect(200).body();
    Map<String, String> form = filled(shown);
    form.put("name", "Managed");
    managing.post(page, form).expect(303);

    assertThat(shown).containsPattern("name=\"theme.accent\"[^>]* readonly");
    assertThat(console.get(page).body())
        .doesNotContainPattern("name=\"theme.accent\"[^>]* readonly");
    JsonNode saved = organizer.show(event).expect(200).json();
    assertThat(saved.path("name").asText()).isEqualTo("Managed");
    assertThat(saved.at("/theme/banner_text").asText()).isEqualTo("Hurry");
  }

  @Test
  void what_is_wrong_is_told_beside_its_field_and_nothing_is_lost() {
    Map<String, String> form = filled(console.get("/console/events/new").expect(200).body());
    form.put("name", "");
    form.put("sale_start", "2030-06-30T10:00");
    form.put("sale_end", "2030-06-01T10:00");
    form.put("tiers.name", "Kept");
    form.put("tiers.capacity", "many");
    form.put("tiers.price_minor", "1.234");

    String first = console.post("/console/events/new", form).expect(400).body();
    assertThat(first).contains("This must be a price, like 45.00.", "value=\"Kept\"");
    form.put("tiers.price_minor", "1.23");
    assertThat(console.post("/console/events/new", form).expect(400).body())
        .contains("This must be a number.");
    form.put("tiers.capacity", "5");
    assertThat(console.post("/console/events/new", form).expect(400).body())
        .containsPattern("aria-invalid=\"true\"")
        .contains("id=\"name-error\"", "Please fill this in.");
    form.put("name", "Named");
    assertThat(console.post("/console/events/new", form).expect(400).body())
        .contains("id=\"sale_end-error\"", "This must be later than: Sale begins.");
  }

  @Test
  void an_hour_that_comes_twice_is_asked_for_and_one_that_never_comes_is_refused() {
    Map<String, String> form = filled(console.get("/console/events/new").expect(200).body());
    form.put("name", "Clocks");
    form.put("time_zone", "Europe/Berlin");
    form.put("tiers.name", "Floor");
    form.put("tiers.capacity", "1");
    form.put("sale_start", "2030-10-27T02:30");
    form.put("sale_end", "2031-03-30T02:30");

    String asked = console.post("/console/events/new", form).expect(400).body();
    assertThat(asked)
        .contains("This time comes twice.", "UTC+02:00", "UTC+01:00")
        .contains("this time never comes");

    form.put("sale_end", "2031-03-30T03:30");
    form.put("sale_start.offset", "+01:00");
    String page = console.post("/console/events/new", form).expect(303).header("Location");
    String event = page.replaceFirst("/console/events/([^/]+)/edit.*", "$1");
    assertThat(organizer.show(event).text("sale_start")).isEqualTo("2030-10-27T01:30:00Z");
    assertThat(form(event)).containsEntry("sale_start.offset", "+01:00");
    Map<String, String> again = form(event);
    again.put("name", "Clocks again");
    console.post("/console/events/" + event + "/edit", again).expect(303);
    assertThat(organizer.show(event).text("sale_start")).isEqualTo("2030-10-27T01:30:00Z");
  }

  @Test
  void the_second_of_two_who_edit_at_once_sees_what_the_first_one_wrote() {
    String event = organizer.draft(Map.of("total_inventory", 9, "price_minor", 100), Map.of());
    Map<String, String> mine = form(event);
    organizer.revise(event, Map.of("name", "Theirs", "venue", "Their hall")).expect(200);
    mine.put("name", "Mine");
    mine.put("description", "Also mine");

    String merge = console.post("/console/events/" + event + "/edit", mine).expect(412).body();

    assertThat(merge)
        .contains("Somebody else edited this event meanwhile", "The other one wrote: Theirs")
        .contains("Taken from the other one: Venue")
        .contains("value=\"Mine\"", "value=\"Their hall\"");
    assertThat(organizer.show(event).text("name")).isEqualTo("Theirs");
    Map<String, String> both = filled(merge);
    both.put("description", "Also mine");
    console.post("/console/events/" + event + "/edit", both).expect(303);
    JsonNode joined = organizer.show(event).expect(200).json();
    assertThat(joined.path("name").asText()).isEqualTo("Mine");
    assertThat(joined.path("venue").asText()).isEqualTo("Their hall");
    assertThat(joined.path("description").asText()).isEqualTo("Also mine");
  }

  @Test
  @Tag("C5")
  void fewer_places_than_were_sold_are_refused_beside_their_field() {
    String event = organizer.onSale(3, Map.of("max_units_per_claim", 2));
    server.newFan().take(event, Map.of("quantity", 2)).expect(201);
    Map<String, String> form = form(event);
    form.put("tiers.capacity", "1");

    assertThat(console.post("/console/events/" + event + "/edit", form).expect(400).body())
        .contains("tier-0-error", "More tickets than that are held or sold.");
  }

  @Test
  void tiers_come_go_and_change_places_before_anything_is_written() {
    Map<String, String> form = filled(console.get("/console/events/new").expect(200).body());
    form.put("tiers.name", "First");
    form.put("do", "add");
    String two = console.post("/console/events/new", form).expect(200).body();

    assertThat(two.split("name=\"tiers.name\"", -1)).hasSize(3);
    assertThat(two).contains("value=\"First\"", "value=\"up:1\"", "value=\"remove:1\"");
    form.put("do", "up:7");
    console.post("/console/events/new", form).expect(200);
  }

  @Test
  void putting_on_sale_warns_and_ending_for_good_asks_in_numbers() {
    String draft =
        organizer.draft(
            Map.of(
                "tiers",
                List.of(
                    Map.of(
                        "name",
                        "Balcony",
                        "seating",
                        "reserved",
                        "capacity",
                        20,
                        "price_minor",
                        100))),
            Map.of());
    assertThat(console.get("/console/events/" + draft + "/activate").expect(200).body())
        .contains("Balcony: 0 seats are for sale, 20 were planned.");
    assertThat(console.get("/console/events/" + draft + "/delete").expect(200).body())
        .contains("Delete this draft?");
    assertThat(console.get("/console/events/" + draft + "/end").expect(303).header("Location"))
        .isEqualTo("/console/events/" + draft + "/edit?notice=INVALID_TRANSITION");
    console.post("/console/events/" + draft + "/activate", Map.of()).expect(303);
    assertThat(organizer.show(draft).text("status")).isEqualTo("SOLD_OUT");

    String event = organizer.onSale(3, Map.of());
    bought(event);
    assertThat(console.get("/console/events/" + event + "/cancel").expect(200).body())
        .containsPattern("Cancels 1 sold tickets, and refunds [^.]*50.00");
    assertThat(
            console
                .post("/console/events/" + event + "/cancel", Map.of("reason", ""))
                .expect(200)
                .body())
        .contains("Say why, in up to 500 characters.");
    assertThat(organizer.show(event).text("status")).isEqualTo("ACTIVE");
    console
        .post("/console/events/" + event + "/cancel", Map.of("reason", "The band is ill"))
        .expect(303);
    assertThat(organizer.show(event).text("status")).isEqualTo("CANCELLED");
  }

  @Test
  void a_sale_is_paused_with_a_reason_resumed_and_hurried() {
    String event = organizer.onSale(10, Map.of("max_active", 1));
    String page = "/console/events/" + event;
    for (Fan fan : server.fans(4)) {
      fan.join(event).expect(201);
    }

    assertThat(console.post(page + "/pause", Map.of("reason", " ")).expect(400).body())
        .contains("Say why, in up to 500 characters.");
    console.post(page + "/pause", Map.of("reason", "Fire alarm")).expect(303);
    assertThat(organizer.show(event).text("pause_reason")).isEqualTo("Fire alarm");
    assertThat(console.get(page).expect(200).body()).contains("Fire alarm");
    assertThat(
            console.post(page + "/pause", Map.of("reason", "Again")).expect(303).header("Location"))
        .isEqualTo(page + "?notice=INVALID_TRANSITION");
    console.post(page + "/resume", Map.of()).expect(303);

    console
        .post(page + "/pace", Map.of("admissions_per_minute", "30", "max_active", ""))
        .expect(303);
    JsonNode policy = organizer.show(event).json().path("policy");
    assertThat(policy.path("admissions_per_minute").asInt()).isEqualTo(30);
    assertThat(policy.has("max_active")).isFalse();
    assertThat(policy.path("claim_ttl_seconds").asInt()).isEqualTo(600);
    assertThat(console.post(page + "/pace", Map.of("max_active", "0")).expect(400).body())
        .contains("Enter a whole number from 1 on.");
    console.post(page + "/admit", Map.of("count", "x")).expect(400);
    console.post(page + "/admit", Map.of("count", "2")).expect(303);
  }

  @Test
  @Tag("A9")
  void whoever_is_in_line_is_found_and_taken_out() {
    String event = organizer.onSale(1, Map.of("max_active", 1, "admission_window_seconds", 3_600));
    List<Fan> fans = server.fans(3);
    fans.forEach(fan -> fan.join(event).expect(201));
    fans.getFirst().awaitAdmission(event);
    Fan last = fans.getLast();
    String page = "/console/events/" + event + "/line";

    String list = console.get(page).expect(200).body();
    assertThat(list).contains(last.email(), fans.get(1).email());
    assertThat(console.get(page + "?from=3").expect(200).body())
        .contains(last.email())
        .doesNotContain(fans.get(1).email());
    String found = console.get(page + "?email=" + fans.getFirst().email()).expect(200).body();
    assertThat(found)
        .contains("Let in")
        .containsPattern("since \\d+:\\d+.*, until \\d+:\\d+")
        .doesNotContain(last.email());
    String claim =
        fans.getFirst()
            .claim(event, fans.getFirst().awaitAdmission(event))
            .expect(201)
            .text("claim_id");
    assertThat(console.get(page + "?email=" + fans.getFirst().email()).expect(200).body())
        .contains("href=\"/console/events/" + event + "/claims/" + claim + "\"");
    console.get(page + "?email=nobody@nowhere.example").expect(404);

    JsonNode entry =
        organizer
            .api()
            .get("/api/v1/events/" + event + "/queue/entries?email=" + last.email())
            .expect(200)
            .json()
            .path("data")
            .path(0);
    assertThat(entry.path("number").asLong()).isEqualTo(3);
    assertThat(entry.path("status").asText()).isEqualTo("WAITING");
    String id = entry.path("queue_entry_id").asText();
    console.post(page + "/remove", Map.of("entry", id, "reason", "")).expect(303);
    last.position(event).expect(200);
    console.post(page + "/remove", Map.of("entry", id, "reason", "Bot")).expect(303);
    last.position(event).expectProblem(404, "NOT_IN_QUEUE");
    assertThat(
            console
                .post(page + "/remove", Map.of("entry", id, "reason", "Bot"))
                .expect(303)
                .header("Location"))
        .endsWith("notice=ENTRY_NOT_FOUND");
    server
        .organizer()
        .api()
        .get("/api/v1/events/" + event + "/queue/entries")
        .expectProblem(403, "FORBIDDEN");
  }

  @Test
  void who_waits_is_listed_page_by_page() {
    String event = organizer.onSale(1, Map.of("max_active", 1, "admission_window_seconds", 3_600));
    server.fans(5).forEach(fan -> fan.join(event).expect(201));
    String entries = "/api/v1/events/" + event + "/queue/entries";
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(organizer.stats(event).expect(200).json().path("waiting").asInt())
                    .isEqualTo(4));

    JsonNode first = organizer.api().get(entries + "?size=2").expect(200).json();
    JsonNode rest =
        organizer.api().get(entries + "?size=2&from=" + first.path("next")).expect(200).json();

    assertThat(first.findValuesAsText("number")).containsExactly("2", "3");
    assertThat(first.findValuesAsText("position")).containsExactly("1", "2");
    assertThat(rest.findValuesAsText("number")).containsExactly("4", "5");
    assertThat(rest.path("next").isNull()).isTrue();
    organizer.api().get(entries + "?size=0").expectProblem(400, "INVALID_INPUT");
    organizer.api().get(entries + "?from=0").expectProblem(400, "INVALID_INPUT");
  }

  @Test
  void one_of_a_claims_tickets_is_refunded_after_it_asked() {
    String event = organizer.onSale(4, Map.of("max_units_per_claim", 2));
    Fan fan = server.newFan();
    String claim = fan.take(event, Map.of("quantity", 2)).text("claim_id");
    fan.pay(claim);
    String list = console.get("/console/events/" + event + "/attendees").expect(200).body();
    Matcher link = Pattern.compile("href=\"([^\"]*/refund\\?[^\"]*)\"").matcher(list);
    assertThat(link.find()).isTrue();
    String asked = console.get(link.group(1).replace("&amp;", "&")).expect(200).body();
    assertThat(asked).contains("Refund this ticket?", "50.00", "which stay as they are: 1.");
    Map<String, String> form = filled(asked);
    assertThat(console.post("/console/events/" + event + "/refund", form).expect(400).body())
        .contains("Say why");
    form.put("reason", "Ill");
    console.post("/console/events/" + event + "/refund", form).expect(303);

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(
                        organizer
                            .api()
                            .get("/api/v1/events/" + event + "/tickets")
                            .expect(200)
                            .json()
                            .findValues("voided_at"))
                    .hasSize(1));
    assertThat(fan.show(claim).text("status")).isEqualTo("CONFIRMED");
    Console stranger = Console.signedIn(server.api(), server.organizer());
    stranger.get(link.group(1).replace("&amp;", "&")).expect(403);
    stranger.post("/console/events/" + event + "/refund", form).expect(403);
  }

  @Test
  void seats_are_kept_from_sale_and_put_back() {
    String event =
        organizer.draft(
            Map.of(
                "tiers",
                List.of(
                    Map.of(
                        "name", "Stalls", "seating", "reserved", "capacity", 3, "price_minor", 0))),
            Map.of());
    organizer.addRow(event, organizer.tier(event, "Stalls"), "1", 3).expect(201);
    String page = "/console/events/" + event + "/seats";
    String shown = console.get(page).expect(200).body();
    Matcher unit = Pattern.compile("name=\"unit\" value=\"([^\"]+)\"").matcher(shown);
    assertThat(unit.find()).isTrue();
    assertThat(shown.split("<rect class=\"in-free\"", -1)).hasSize(4);
    Map<String, String> form = Map.of("section", "A", "unit", unit.group(1), "do", "block");

    assertThat(console.post(page, form).expect(303).header("Location")).endsWith("notice=BLOCKED");
    assertThat(free(event)).isEqualTo(2);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> console.get(page).body().split("<rect class=\"in-blocked\"", -1).length == 2);
    console.post(page, Map.of("section", "A", "unit", unit.group(1), "do", "unblock")).expect(303);
    assertThat(free(event)).isEqualTo(3);
    assertThat(console.post(page, Map.of("section", "A")).expect(303).header("Location"))
        .endsWith("notice=NO_SEATS");
  }

  @Test
  @Tag("C8")
  void a_plan_of_seats_comes_in_from_a_file_once_nothing_is_wrong() {
    String event =
        organizer.draft(
            Map.of(
                "tiers",
                List.of(
                    Map.of(
                        "name", "Stalls", "seating", "reserved", "capacity", 9, "price_minor", 0))),
            Map.of());
    String page = "/console/events/" + event + "/seats/file";
    String tier = organizer.tier(event, "Stalls");
    String header = "section,row,number\n";
    Map<String, String> wrong =
        Map.of("csv", header + "A,1,1\nA,1,1\nA,,2\n", "tier", tier, "do", "import");

    assertThat(console.post(page, wrong).expect(400).body())
        .contains("Nothing was added. Faults: 2.", "DUPLICATE_IN_FILE", "EMPTY");
    assertThat(free(event)).isZero();
    Map<String, String> right =
        new HashMap<>(Map.of("csv", header + "A,1,1\nA,1,2\n", "tier", tier, "do", "check"));
    assertThat(console.post(page, right).expect(200).body())
        .contains("Seats that would be added: 2.");
    assertThat(free(event)).isZero();
    right.put("do", "import");
    assertThat(console.post(page, right).expect(303).header("Location"))
        .endsWith("notice=SEATS_ADDED");
    assertThat(free(event)).isEqualTo(2);
  }

  @Test
  @Tag("A9")
  void what_fans_are_told_is_said_here_and_taken_back() {
    String event = organizer.onSale(1, Map.of());
    String page = "/console/events/" + event + "/messages";

    assertThat(console.post(page, Map.of()).expect(400).body())
        .contains("Say something in one language at least");
    server.newFan().join(event).expect(201);
    assertThat(
            console
                .post(page, Map.of("text.en", "Doors at 8", "audience", "line", "mail", "yes"))
                .expect(200)
                .body())
        .contains("This goes to 1 people");
    console.post(page, Map.of("text.en", "Doors at 8", "level", "warning")).expect(303);
    String said = console.get(page).expect(200).body();
    assertThat(said).contains("Doors at 8");
    assertThat(console.post(page, Map.of("text.en", "Again")).expect(303).header("Location"))
        .endsWith("notice=TOO_MANY_NOTICES");
    Matcher notice = Pattern.compile("name=\"notice\" value=\"([^\"]+)\"").matcher(said);
    assertThat(notice.find()).isTrue();
    console.post(page + "/take-back", Map.of("notice", notice.group(1))).expect(303);
    assertThat(console.get(page).expect(200).body()).doesNotContain("name=\"notice\"");
  }

  @Test
  @Tag("A9")
  void somebody_new_comes_by_a_mailed_link_and_works_on_the_event() {
    String event = organizer.onSale(1, Map.of());
    String email = UUID.randomUUID() + "@colleagues.example";
    String page = "/console/events/" + event + "/staff";
    assertThat(
            console
                .post(page + "/invite", Map.of("email", "x", "role", "sales"))
                .expect(400)
                .body())
        .contains("This is not an email address.");
    console.post(page + "/invite", Map.of("email", email, "role", "sales")).expect(303);
    String link = link(email);
    Console nobody = new Console(server.api(), "");

    assertThat(nobody.get(link).expect(200).body()).contains(email, "A Night Out", "Sales");
    assertThat(nobody.post(link, Map.of("name", "New", "password", "short")).expect(400).body())
        .contains("from 8 to 128 characters");
    Answer opened =
        nobody
            .post(link, Map.of("name", "New Colleague", "password", "a long password"))
            .expect(303);
    Console colleague = Console.of(server.api(), opened);
    colleague.get("/console/events/" + event + "/attendees").expect(200);
    colleague.get(page).expect(403);
    assertThat(nobody.get(link).expect(404).body()).contains("This invitation is over");
    String listed = console.get(page).expect(200).body();
    assertThat(listed).contains("New Colleague", email);
    Matcher who = Pattern.compile("name=\"who\" value=\"([^\"]+)\"").matcher(listed);
    assertThat(who.find()).isTrue();
    console.post(page + "/role", Map.of("who", who.group(1), "role", "viewer")).expect(303);
    colleague.get("/console/events/" + event + "/attendees").expect(403);
    console.post(page + "/dismiss", Map.of("who", who.group(1))).expect(303);
    colleague.get("/console/events/" + event).expect(403);
  }

  @Test
  void one_click_signs_in_once_and_on_this_machine_alone() {
    Console nobody = new Console(server.api(), "");

    assertThat(nobody.get("/dev/console/nonsense").expect(303).header("Location"))
        .isEqualTo("/console/signin?notice=LINK_USED");
    server
        .api()
        .send(server.api().request("/dev/console/x").header("X-Forwarded-For", "192.0.2.1").GET())
        .expect(404);
  }

  @Test
  void whoever_comes_by_a_link_of_another_site_is_asked_again_by_our_own_page() {
    Answer page =
        server
            .api()
            .send(
                server
                    .api()
                    .request("/console?kind=past")
                    .header("Sec-Fetch-Site", "cross-site")
                    .header("Accept", "text/html")
                    .GET())
            .expect(200);

    assertThat(page.body()).contains("http-equiv=\"refresh\"").doesNotContain("<form");
    assertThat(page.header("Cache-Control")).contains("no-store");
  }

  @Test
  @Tag("I16")
  void what_people_write_is_text() {
    String event = organizer.onSale(1, Map.of());
    organizer.revise(event, Map.of("name", "<script>alert(1)</script>")).expect(200);
    console
        .post("/console/events/" + event + "/pause", Map.of("reason", "<script>alert(2)</script>"))
        .expect(303);

    for (String page : List.of("", "/edit", "/attendees", "/line", "/seats", "/staff", "/end")) {
      Answer shown = console.get("/console/events/" + event + page).expect(200);
      assertThat(shown.body()).as(page).doesNotContain("<script>alert");
      assertThat(shown.header("Content-Security-Policy")).doesNotContain("unsafe");
      assertThat(shown.body()).as(page).doesNotContain("<style", " style=", " onclick");
    }
  }

  private void bought(String event) {
    Fan fan = server.newFan();
    fan.pay(fan.buy(event));
  }

  private String link(String email) {
    String mail =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(
                () -> server.api().get("/dev/mailbox?to=" + email).expect(200).body(),
                body -> body.contains("/console/invitations/"));
    Matcher link = Pattern.compile("/console/invitations/[A-Za-z0-9_-]+").matcher(mail);
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private long free(String event) {
    return console
        .asking()
        .get("/api/v1/events/" + event + "/availability")
        .expect(200)
        .json()
        .path("free")
        .asLong();
  }

  private void appoint(String event, Organizer who, String role) {
    organizer
        .api()
        .put("/api/v1/events/" + event + "/staff/" + who.id(), Map.of("role", role))
        .expect(200);
  }

  private Map<String, String> form(String event) {
    return filled(console.get("/console/events/" + event + "/edit").expect(200).body());
  }

  /** What a browser would send of a page's form with one tier. */
  private static Map<String, String> filled(String page) {
    Map<String, String> form = new HashMap<>();
    FIELD.matcher(page).results().forEach(f -> form.put(f.group(1), unescaped(f.group(2))));
    CHOSEN.matcher(page).results().forEach(f -> form.put(f.group(1), unescaped(f.group(2))));
    Pattern.compile("(?s)<textarea[^>]* name=\"([^\"]+)\"[^>]*>(.*?)</textarea>")
        .matcher(page)
        .results()
        .forEach(f -> form.put(f.group(1), unescaped(f.group(2))));
    form.remove("policy.verified_mail_only");
    return form;
  }

  private static String unescaped(String html) {
    return html.replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
