package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.OrganizerId;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's pages of purchases, payments and the audit log as their bytes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PurchasePagesIT {

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
  @ValueSource(strings = {"/claims", "/payments", "/audit"})
  @Tag("A9")
  void books_are_for_those_who_work_on_the_event(String page) {
    String event = organizer.onSale(1, Map.of());
    Console stranger = Console.signedIn(server.api(), server.organizer());
    String path = "/console/events/" + event + page;

    console.get(path).expect(200);
    assertThat(stranger.get(path).expect(403).body()).doesNotContain("A Night Out");
    new Console(server.api(), "").get(path).expect(303);
    stranger.get("/console/events/" + UUID.randomUUID() + page).expect(404);
    Console.signedIn(server.api(), server.organizer(true)).get(path).expect(200);
  }

  @ParameterizedTest
  @CsvSource({
    "MANAGER, 200, 200",
    "SALES, 200, 403",
    "VIEWER, 403, 403",
    "DOOR, 403, 403",
  })
  @Tag("A9")
  void the_menu_leads_only_where_one_may_go(String role, int purchases, int audit) {
    String event = organizer.onSale(1, Map.of());
    Organizer helper = server.organizer();
    organizer
        .api()
        .put("/api/v1/events/" + event + "/staff/" + helper.id(), Map.of("role", role))
        .expect(200);
    Console theirs = Console.signedIn(server.api(), helper);
    String path = "/console/events/" + event;

    theirs.get(path + "/claims").expect(purchases);
    theirs.get(path + "/payments").expect(purchases);
    theirs.get(path + "/audit").expect(audit);
    String menu = theirs.get(path + (role.equals("DOOR") ? "/checkin" : "")).expect(200).body();
    assertThat(menu.contains(path + "/claims\"")).isEqualTo(purchases == 200);
    assertThat(menu.contains(path + "/payments\"")).isEqualTo(purchases == 200);
    assertThat(menu.contains(path + "/audit\"")).isEqualTo(audit == 200);
  }

  @Test
  @Tag("B5")
  @Tag("F11")
  void purchases_are_searched_filtered_and_sorted_by_a_form_alone() {
    String event = organizer.onSale(3, Map.of());
    Fan ann = named("Ann Smith");
    String sold = ann.buy(event);
    ann.pay(sold);
    Fan ben = named("Ben <b>Bold</b>");
    String held = ben.buy(event);
    String path = "/console/events/" + event + "/claims";

    String all = console.get(path).expect(200).body();
    assertThat(all)
        .contains("Purchases: 2", "Ann Smith", ann.email(), "Ben &lt;b&gt;Bold&lt;/b&gt;")
        .containsSubsequence(held, sold)
        .contains("kind=claims");
    assertThat(console.get(path + "?sort=created_at").body()).containsSubsequence(sold, held);
    assertThat(console.get(path + "?q=ann&status=&sort=").expect(200).body())
        .contains("Purchases: 1", sold)
        .doesNotContain(held);
    assertThat(console.get(path + "?status=CLAIMED").expect(200).body())
        .contains("<option value=\"CLAIMED\" selected>", held)
        .doesNotContain(sold);
    assertThat(console.get(path + "?q=%25").expect(200).body()).contains("Purchases: 0");
    assertThat(console.get(path + "?q=" + "x".repeat(201)).expect(400).body())
        .contains("Search for at most 200 characters.");
    assertThat(console.get(path + "?status=PAID").expect(400).body())
        .contains("This list has no such part.");
  }

  @Test
  @Tag("B3")
  void more_than_a_page_of_purchases_goes_on_with_what_was_chosen() {
    String event = organizer.onSale(60, Map.of());
    List<Fan> fans = server.fans(51);
    fans.forEach(fan -> fan.join(event).expect(201));
    fans.forEach(fan -> fan.claim(event, fan.awaitAdmission(event)).expect(201));
    String path = "/console/events/" + event + "/claims?status=CLAIMED";

    String first = console.get(path).expect(200).body();
    Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]*)\"").matcher(first);

    assertThat(next.find()).isTrue();
    String address = next.group(1).replace("&amp;", "&");
    assertThat(address).contains("status=CLAIMED", "page=2").doesNotContain("q=");
    String second = console.get(address).expect(200).body();
    assertThat(second).contains("rel=\"prev\"").doesNotContain("rel=\"next\"");
    assertThat(Pattern.compile("<th scope=\"row\"").matcher(second).results()).hasSize(1);
  }

  @Test
  @Tag("F11")
  @Tag("G14")
  void a_purchase_tells_its_story() {
    String event = organizer.onSale(4, Map.of("max_units_per_claim", 2));
    Fan fan = named("Ann Smith");
    String claim = fan.take(event, Map.of("quantity", 2)).text("claim_id");
    String page = "/console/events/" + event + "/claims/" + claim;
    assertThat(console.get(page).expect(200).body())
        .contains("Tickets held until", "Nobody has tried to pay.", "/release\"")
        .doesNotContain("/refund?");
    String payment = fan.pay(claim);
    String code = fan.tickets(claim).expect(200).json().at("/data/0/code").asText();
    String door = "/api/v1/events/" + event + "/checkins";
    String ticket = organizer.api().post(door, Map.of("code", code)).expect(200).text("ticket_id");
    organizer.api().deleteWith(door + "/" + ticket, Map.of("reason", "A slip")).expect(200);

    String sold = console.get(page).expect(200).body();

    assertThat(sold)
        .containsSubsequence(
            "Tickets held until",
            "Payment begun",
            "Sold. Tickets issued: 2",
            "Came in:",
            "Check-in taken back:",
            "A slip")
        .contains(fan.email(), "Ann Smith", "100.00", "from=claim")
        .doesNotContain("/release\"");

    refundAll(event, claim);
    fan.awaitRefund(payment, "SUCCEEDED");
    fan.awaitClaim(claim, "REFUNDED");
    assertThat(console.get(page).expect(200).body())
        .containsSubsequence("Refund of", "Ill", "All of the money is back")
        .doesNotContain("/refund?");
    String elsewhere = organizer.onSale(1, Map.of());
    console.get("/console/events/" + elsewhere + "/claims/" + claim).expect(404);
    console.get("/console/events/" + event + "/claims/" + UUID.randomUUID()).expect(404);
    console.get("/console/events/" + event + "/claims/nonsense").expect(400);
    Console.signedIn(server.api(), server.organizer()).get(page).expect(403);
  }

  /** By the page that asks first. */
  private void refundAll(String event, String claim) {
    String page = "/console/events/" + event + "/refund?from=claim&claim=" + claim;
    assertThat(console.get(page).expect(200).body())
        .contains("Refund all tickets of this purchase?", "100.00", "which stay as they are: 0.");
    Map<String, String> form = Map.of("claim", claim, "unit", "", "from", "claim", "reason", "Ill");
    Answer done = console.post("/console/events/" + event + "/refund", form).expect(303);
    assertThat(done.header("Location"))
        .isEqualTo("/console/events/" + event + "/claims/" + claim + "?notice=REFUNDING");
    console.get(page).expect(409);
  }

  @Test
  @Tag("F8")
  void an_unpaid_purchase_is_let_go_also_while_it_is_being_paid() {
    String event = organizer.onSale(2, Map.of());
    Fan fan = server.newFan();
    String claim = fan.buy(event);
    String page = "/console/events/" + event + "/claims/" + claim;
    assertThat(console.get(page).expect(200).body())
        .contains("Tickets that are free again at once: 1.")
        .doesNotContain("name=\"give_up\"");
    fan.startPayment(claim).expect(201);

    assertThat(console.post(page + "/release", Map.of()).expect(303).header("Location"))
        .endsWith("?notice=PAYMENT_IN_PROGRESS");
    assertThat(console.get(page).expect(200).body())
        .contains("A payment is under way", "name=\"give_up\" value=\"yes\"");
    Console stranger = Console.signedIn(server.api(), server.organizer());
    stranger.post(page + "/release", Map.of("give_up", "yes")).expect(403);
    assertThat(
            console
                .post(page + "/release", Map.of("give_up", "yes"))
                .expect(303)
                .header("Location"))
        .endsWith("?notice=CLAIM_RELEASED");

    assertThat(fan.show(claim).text("status")).isEqualTo("RELEASED");
    assertThat(console.get(page + "?notice=CLAIM_RELEASED").expect(200).body())
        .contains("The fan, or staff, gave them back.", "Let go. The tickets are free again.")
        .contains("The tickets were given back meanwhile.")
        .doesNotContain("/release\"");
    assertThat(console.post(page + "/release", Map.of()).expect(303).header("Location"))
        .endsWith("?notice=INVALID_TRANSITION");
  }

  @Test
  @Tag("G14")
  void a_refused_refund_is_found_and_asked_for_again() {
    String event = organizer.onSale(2, Map.of());
    Fan fan = named("Ann Smith");
    String claim = fan.buy(event);
    String payment = fan.pay(claim);
    String reference = fan.api().get("/api/v1/payments/" + payment).expect(200).text("reference");
    String path = "/console/events/" + event + "/payments";
    assertThat(console.get(path + "?refund=FAILED").expect(200).body()).contains("Payments: 0");
    sandbox(reference, "FAILED");
    organizer.refund(claim).expect(202);
    fan.awaitRefund(payment, "FAILED");

    assertThat(console.get("/console").expect(200).body()).contains("Some refunds failed.");
    String found = console.get(path + "?refund=FAILED").expect(200).body();
    assertThat(found)
        .contains("Payments: 1", reference, "Refund refused", "Ask again for the refund of Ann");
    assertThat(console.get(path + "?q=" + reference).expect(200).body()).contains("Payments: 1");
    assertThat(console.get("/console/events/" + event + "/claims/" + claim).expect(200).body())
        .contains("Refund refused", "Ask again", "As a favour");

    Map<String, String> retry = Map.of("payment", payment, "from", "claim");
    Console.signedIn(server.api(), server.organizer()).post(path + "/retry", retry).expect(403);
    String elsewhere = organizer.onSale(1, Map.of());
    console.post("/console/events/" + elsewhere + "/payments/retry", retry).expect(404);
    sandbox(reference, "PAID");
    assertThat(console.post(path + "/retry", retry).expect(303).header("Location"))
        .isEqualTo("/console/events/" + event + "/claims/" + claim + "?notice=REFUND_RETRIED");
    fan.awaitRefund(payment, "SUCCEEDED");
    fan.awaitClaim(claim, "REFUNDED");
    assertThat(
            console
                .post(path + "/retry", Map.of("payment", payment))
                .expect(303)
                .header("Location"))
        .isEqualTo(path + "?notice=INVALID_TRANSITION");
    console.post(path + "/retry", Map.of("payment", "x")).expect(404);
  }

  @Test
  @Tag("F11")
  void payments_that_nobody_knows_the_end_of_are_told_of() {
    String event = organizer.onSale(1, Map.of());
    Fan fan = server.newFan();
    Answer begun = fan.startPayment(fan.buy(event)).expect(201);
    server.sql(
        "update payments set status = 'UNRESOLVED', updated_at = now() + interval '1 hour' "
            + "where id = '%s'".formatted(begun.text("payment_id")));
    String path = "/console/events/" + event + "/payments";

    assertThat(console.get(path).expect(200).body()).doesNotContain("nobody knows yet");
    assertThat(console.get(path + "?status=UNRESOLVED").expect(200).body())
        .contains("Payments: 1", begun.text("reference"), "nobody knows yet", "Unknown");
    assertThat(console.get(path + "?status=SUCCEEDED").expect(200).body()).contains("Payments: 0");
    assertThat(console.get(path + "?q=" + "x".repeat(201)).expect(400).body())
        .contains("Search for at most 200 characters.");
  }

  @Test
  @Tag("A8")
  void who_did_what_is_read_with_before_and_after() {
    String event = organizer.onSale(1, Map.of());
    Organizer manager = server.organizer();
    organizer
        .api()
        .put("/api/v1/events/" + event + "/staff/" + manager.id(), Map.of("role", "MANAGER"))
        .expect(200);
    Console theirs = Console.signedIn(server.api(), manager);
    theirs.post("/console/events/" + event + "/pause", Map.of("reason", "Doors late")).expect(303);
    Answer resumed = manager.api().put("/api/v1/events/" + event + "/resume").expect(200);

    String log = theirs.get("/console/events/" + event + "/audit").expect(200).body();

    assertThat(log)
        .contains("Acts: 5")
        .containsSubsequence(
            "Resumed the sale", "Paused the sale", "Gave somebody a role", "Put on sale")
        .contains(resumed.header("X-Request-Id"), "127.0.0.0/24", manager.id())
        .containsPattern("(?s)status.*?<del.*?PAUSED.*?<ins.*?ACTIVE")
        .contains("kind=audit")
        .doesNotContain("Doors late");
    assertThat(log).contains(name(organizer), name(manager));
  }

  @Test
  @Tag("I16")
  void what_people_are_called_is_text() {
    String event = organizer.onSale(1, Map.of());
    Fan fan = named("<script>alert(1)</script>");
    String claim = fan.buy(event);
    fan.startPayment(claim).expect(201);

    for (String page : List.of("/claims", "/payments", "/audit", "/claims/" + claim)) {
      Answer shown = console.get("/console/events/" + event + page).expect(200);
      assertThat(shown.body())
          .as(page)
          .doesNotContain("<script>alert", "<style", " style=", " onclick");
      assertThat(shown.header("Content-Security-Policy")).doesNotContain("unsafe");
      assertThat(shown.header("Cache-Control")).contains("no-store");
    }
  }

  private String name(Organizer who) {
    return server.stores().organizers().find(OrganizerId.parse(who.id())).orElseThrow().name();
  }

  private void sandbox(String reference, String status) {
    server.sql(
        "update sandbox.payments set status = '%s' where reference = '%s'"
            .formatted(status, reference));
  }

  private Fan named(String name) {
    Fan fan = server.newFan();
    fan.api().patch("/api/v1/me", Map.of("name", name)).expect(200);
    return fan;
  }
}
