package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a fan reads of a purchase, whatever became of it and of its money. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("F11")
final class ClaimPagesIT {

  private static final Map<String, ?> SHORT = Map.of("claim_ttl_seconds", 1);

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  void what_is_held_is_to_be_paid_or_given_back() {
    Fan fan = server.newFan();
    String claim = fan.buy(organizer.onSale(1, Map.of()));

    assertThat(page(fan, claim))
        .contains("Your tickets are held", "Until then nobody else can have them.")
        .contains("role=\"timer\"", "/pay\"", "/release\"")
        .contains("Pay NGN");
  }

  @Test
  void after_a_failure_it_says_why_and_how_often_one_may_try_again() {
    Fan fan = server.newFan();
    String claim = fan.buy(organizer.onSale(1, Map.of("max_payment_attempts", 3)));
    fail(fan, claim);

    assertThat(page(fan, claim))
        .contains("The payment failed", "No money was taken.")
        .containsPattern("The payment service says: <span dir=\"auto\">Declined</span>")
        .contains("Tries left: 2", "Try again: NGN", "/pay\"", "/release\"");
  }

  @Test
  void a_payment_under_way_is_finished_where_it_was_begun() {
    Fan fan = server.newFan();
    String claim = fan.buy(organizer.onSale(1, Map.of()));
    String address = fan.startPayment(claim).expect(201).text("authorization_url");

    assertThat(page(fan, claim))
        .contains("Your payment is under way", "href=\"" + address + "\"", "I have paid")
        .contains("name=\"payment\" value=\"give-up\"")
        .doesNotContain("/pay\"");
  }

  @Test
  void a_payment_that_nobody_has_opened_yet_leads_nowhere() {
    Fan fan = server.newFan();
    String claim = fan.buy(organizer.onSale(1, Map.of()));
    String payment = fan.startPayment(claim).expect(201).text("payment_id");
    later("payments", "status = 'INITIALIZING', authorization_url = null", "id", payment);

    assertThat(page(fan, claim))
        .contains("Your payment is under way", "I have paid")
        .doesNotContain("Go on to the payment page", "/pay\"");
  }

  @Test
  void an_answer_that_did_not_come_is_asked_for_by_us() {
    Fan fan = server.newFan();
    String claim = fan.buy(organizer.onSale(1, Map.of()));
    String payment = fan.startPayment(claim).expect(201).text("payment_id");
    later("payments", "status = 'UNRESOLVED'", "id", payment);

    assertThat(page(fan, claim))
        .contains("We are asking about your payment", "we ask again by ourselves", "Look again")
        .contains("role=\"timer\"")
        .doesNotContain("/pay\"");
  }

  @ParameterizedTest
  @CsvSource({"0", "5000"})
  void what_is_sold_leads_to_its_tickets(int price) {
    Fan fan = server.newFan();
    String event = organizer.onSale(Map.of("total_inventory", 1, "price_minor", price), Map.of());
    String claim = fan.buy(event);
    if (price > 0) {
      fan.pay(claim);
    }

    assertThat(page(fan, claim))
        .contains("The tickets are yours", "Show my tickets", "href=\"/en/tickets\"")
        .doesNotContain("/pay\"", "/release\"", "role=\"timer\"");
  }

  @Test
  void whoever_gave_tickets_back_may_join_again() {
    Fan fan = server.newFan();
    String event = organizer.onSale(1, Map.of());
    String claim = fan.buy(event);
    fan.release(claim).expect(204);

    assertThat(page(fan, claim))
        .contains("You gave the tickets back", "Nothing was charged.", "Join again")
        .contains("action=\"/en/e/" + event + "/line\"")
        .doesNotContain("/pay\"", "/release\"");
    organizer.api().put("/api/v1/events/" + event + "/end").expect(200);
    await().untilAsserted(() -> assertThat(page(fan, claim)).doesNotContain("Join again"));
  }

  @Test
  void a_hold_that_is_over_says_so() {
    Fan fan = server.newFan();
    String claim = fan.buy(organizer.onSale(1, SHORT));
    fan.awaitClaim(claim, "RELEASED");

    assertThat(page(fan, claim))
        .contains("The hold is over", "The time to pay has run out", "Join again");
  }

  @Test
  void the_last_try_that_failed_released_the_tickets() {
    Fan fan = server.newFan();
    String claim = fan.buy(organizer.onSale(1, Map.of("max_payment_attempts", 1)));
    fail(fan, claim);
    fan.awaitClaim(claim, "RELEASED");

    assertThat(page(fan, claim))
        .contains("The tickets were released", "The last attempt to pay failed.", "Join again");
  }

  @Test
  @Tag("G8")
  void money_that_came_too_late_is_followed_on_its_way_back() {
    Fan fan = server.newFan();
    String event = organizer.onSale(1, SHORT);
    String claim = fan.buy(event);
    var begun = fan.startPayment(claim).expect(201);
    fan.awaitClaim(claim, "RELEASED");
    organizer.revise(event, Map.of("policy", Map.of("claim_ttl_seconds", 600))).expect(200);
    Fan other = server.newFan();
    other.pay(other.buy(event));
    fan.decide(begun.text("reference"), "success").expect(200);
    String payment = begun.text("payment_id");
    fan.awaitRefund(payment, "SUCCEEDED");

    assertThat(page(fan, claim))
        .contains("Your money came after the hold had ended", "It goes back to you, in full.")
        .containsPattern("NGN.50\\.00 was returned to you on \\w+ \\d+, \\d{4}");

    later("refunds", "status = 'PENDING'", "payment_id", payment);
    assertThat(page(fan, claim)).containsPattern("NGN.50\\.00 is on its way back to you");
    later("refunds", "status = 'FAILED', failure_reason = 'No'", "payment_id", payment);
    assertThat(page(fan, claim)).containsPattern("We could not return NGN.50\\.00 yet");
  }

  @Test
  @Tag("G14")
  void who_holds_tickets_of_a_cancelled_event_reads_why() {
    Fan fan = server.newFan();
    String event = organizer.onSale(1, Map.of());
    String claim = fan.buy(event);
    organizer.cancel(event).expect(202);
    fan.awaitClaim(claim, "RELEASED");

    assertThat(page(fan, claim))
        .contains("The event was cancelled", "The band is ill")
        .contains("Whatever you paid goes back to you.")
        .doesNotContain("Join again");
  }

  @Test
  @Tag("G14")
  void what_was_refunded_says_how_much_and_when_and_that_its_tickets_are_void() {
    Fan fan = server.newFan();
    String event = organizer.onSale(1, Map.of());
    String claim = fan.buy(event);
    String payment = fan.pay(claim);
    organizer.refund(claim).expect(202);
    fan.awaitRefund(payment, "SUCCEEDED");
    fan.awaitClaim(claim, "REFUNDED");

    assertThat(page(fan, claim))
        .contains("These tickets were refunded", "They are no longer valid.")
        .containsPattern("NGN.50\\.00 was returned to you on \\w+ \\d+, \\d{4}")
        .doesNotContain("Join again", "Show my tickets");
  }

  private static String page(Fan fan, String claim) {
    Api browser = fan.api().as(null);
    return browser
        .send(browser.request("/en/claims/" + claim).header("Cookie", "fq=" + fan.api().token()))
        .expect(200)
        .body();
  }

  private static void fail(Fan fan, String claim) {
    var begun = fan.startPayment(claim).expect(201);
    fan.decide(begun.text("reference"), "failed").expect(200);
    fan.awaitPayment(begun.text("payment_id"), "FAILED");
  }

  /** A state that lasts a moment, kept: nobody looks after it for an hour. */
  private void later(String table, String change, String column, String id) {
    String due = table.equals("refunds") ? ", due_at = now() + interval '1 hour'" : "";
    server.sql(
        "update %s set %s%s, updated_at = now() + interval '1 hour' where %s = '%s'"
            .formatted(table, change, due, column, id));
  }
}
