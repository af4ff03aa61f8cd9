package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Several tiers in a claim, several claims of a fan, claims that are replaced or refunded in part.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SeveralTicketsIT {

  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  @Tag("F14")
  void units_of_several_tiers_are_one_claim() {
    String event = onSale(Map.of("max_units_per_claim", 4));
    String floor = organizer.tier(event, "Floor");
    String balcony = organizer.tier(event, "Balcony");
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    String token = fan.awaitAdmission(event);

    Answer taken =
        fan.claim(event, token, items(item(floor, 1), item(balcony, 3)))
            .expectProblem(409, "UNITS_TAKEN");
    assertThat(taken.number("free")).isEqualTo(2);
    Answer claim = fan.claim(event, token, items(item(floor, 2), item(balcony, 1))).expect(201);

    assertThat(claim.number("amount_minor")).isEqualTo(2 * 1_000 + 2_000);
    assertThat(claim.json().path("units").findValuesAsText("tier_id"))
        .containsExactlyInAnyOrder(floor, floor, balcony);
    assertThat(organizer.show(event).json().path("tiers").findValuesAsText("held"))
        .containsExactly("2", "1");
    fan.pay(claim.text("claim_id"));
    assertThat(fan.tickets(claim.text("claim_id")).expect(200).json().path("data")).hasSize(3);
  }

  @Test
  @Tag("F14")
  void items_that_nobody_can_make_sense_of_are_refused() {
    String event = onSale(Map.of("max_units_per_claim", 3));
    String floor = organizer.tier(event, "Floor");
    String balcony = organizer.tier(event, "Balcony");
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    String token = fan.awaitAdmission(event);

    List<Map<String, ?>> nonsense =
        List.of(
            items(),
            items(Map.of()),
            items(Map.of("quantity", 1)),
            items(item("x", 1)),
            items(item(floor, 0)),
            items(item(floor, 1), item(balcony, 0)),
            items(item(floor, -1), item(balcony, 2)),
            items(item(floor, 2), item(balcony, 2)),
            items(item(floor, Integer.MAX_VALUE), item(balcony, Integer.MAX_VALUE)),
            items(item(floor, 1), item(floor, 1)),
            items(Map.of("tier_id", floor, "quantity", "1")),
            items(Map.of("tier_id", floor, "price_minor", 1)),
            Map.of("items", Arrays.asList(item(floor, 1), null)),
            Map.of("items", item(floor, 1)),
            Map.of("items", List.of(item(floor, 1)), "quantity", 1),
            Map.of("items", List.of(item(floor, 1)), "tier_id", floor),
            Map.of("items", List.of(item(floor, 1)), "unit_ids", List.of(NOBODY)),
            Map.of("items", List.of(item(floor, 1)), "replaces", "x"));
    for (var selection : nonsense) {
      fan.claim(event, token, selection).expectProblem(400, "INVALID_INPUT");
    }
    fan.claim(event, token, items(item(floor, 1), item(NOBODY, 1)))
        .expectProblem(400, "TIER_NOT_FOUND");
    fan.claim(event, token, items(item(floor, 1), Map.of("tier_id", balcony))).expect(201);
  }

  @Test
  @Tag("F14")
  void an_unpaid_claim_gives_way_to_another_one() {
    String event = onSale(Map.of("max_units_per_claim", 3));
    String floor = organizer.tier(event, "Floor");
    String balcony = organizer.tier(event, "Balcony");
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    String token = fan.awaitAdmission(event);
    Answer old = fan.claim(event, token, items(item(floor, 2))).expect(201);
    String id = old.text("claim_id");

    fan.claim(event, token, items(item(floor, 1))).expectProblem(409, "ALREADY_CLAIMED");
    fan.claim(event, token, replacing(id, item(balcony, 3))).expectProblem(409, "UNITS_TAKEN");
    fan.claim(event, token, replacing(id)).expectProblem(400, "INVALID_INPUT");
    fan.claim(event, token, replacing(NOBODY, item(floor, 1)))
        .expectProblem(409, "INVALID_TRANSITION");
    assertThat(fan.show(id).text("status")).isEqualTo("CLAIMED");
    Answer claim =
        fan.claim(event, token, replacing(id, item(floor, 1), item(balcony, 2))).expect(201);

    String next = claim.text("claim_id");
    assertThat(claim.text("expires_at")).isEqualTo(old.text("expires_at"));
    assertThat(claim.number("amount_minor")).isEqualTo(1_000 + 2 * 2_000);
    assertThat(fan.show(id).text("status")).isEqualTo("RELEASED");
    assertThat(fan.show(id).text("release_reason")).isEqualTo("REPLACED");
    assertThat(fan.awaitStatus(event, "COMPLETED").text("claim_id")).isEqualTo(next);
    fan.claim(event, token, replacing(id, item(floor, 1))).expectProblem(409, "INVALID_TRANSITION");
    String reference = fan.startPayment(next).expect(201).text("reference");
    fan.claim(event, token, replacing(next, item(floor, 1)))
        .expectProblem(409, "PAYMENT_IN_PROGRESS");
    fan.decide(reference, "success").expect(200);
    fan.awaitClaim(next, "CONFIRMED");
    fan.claim(event, token, replacing(next, item(floor, 1)))
        .expectProblem(409, "INVALID_TRANSITION");
  }

  @Test
  @Tag("F14")
  void nobody_replaces_what_is_somebody_elses() {
    String event = onSale(Map.of());
    String floor = organizer.tier(event, "Floor");
    Fan owner = server.newFan();
    String theirs = owner.take(event, items(item(floor, 1))).text("claim_id");
    Fan fan = server.newFan();
    fan.join(event).expect(201);

    fan.claim(event, fan.awaitAdmission(event), replacing(theirs, item(floor, 1)))
        .expectProblem(409, "INVALID_TRANSITION");

    assertThat(owner.show(theirs).text("status")).isEqualTo("CLAIMED");
  }

  @Test
  @Tag("F14")
  void a_fan_comes_again_until_the_event_allows_no_more() {
    String event = onSale(Map.of("max_claims_per_fan", 2));
    assertThat(organizer.show(event).json().path("policy").path("max_claims_per_fan").asInt())
        .isEqualTo(2);
    Fan fan = server.newFan();
    Map<String, ?> one = items(item(organizer.tier(event, "Floor"), 1));
    String first = fan.take(event, one).text("claim_id");
    fan.pay(first);
    String second = fan.take(event, one).text("claim_id");

    fan.join(event).expectProblem(409, "ALREADY_CLAIMED");
    assertThat(
            fan.api()
                .get("/api/v1/me/claims")
                .expect(200)
                .json()
                .path("data")
                .findValuesAsText("claim_id"))
        .containsExactly(second, first);
    fan.release(second).expect(204);
    fan.join(event).expect(201);
  }

  @Test
  @Tag("F14")
  void a_fan_may_have_between_one_and_a_hundred_claims() {
    for (int bad : List.of(0, -1, 101)) {
      organizer
          .api()
          .post(
              "/api/v1/events",
              Map.of(
                  "name", "A Night Out",
                  "sale_start", "2030-01-01T00:00:00Z",
                  "sale_end", "2030-01-02T00:00:00Z",
                  "currency", "NGN",
                  "total_inventory", 1,
                  "price_minor", 1,
                  "policy", Map.of("max_claims_per_fan", bad)))
          .expectProblem(400, "INVALID_INPUT");
    }
  }

  @Test
  @Tag("G18")
  void some_of_a_claims_tickets_are_refunded() {
    String event = onSale(Map.of("max_units_per_claim", 3));
    String floor = organizer.tier(event, "Floor");
    String balcony = organizer.tier(event, "Balcony");
    Fan fan = server.newFan();
    Answer claim = fan.take(event, items(item(floor, 2), item(balcony, 1)));
    String id = claim.text("claim_id");
    String payment = fan.pay(id);
    String dear = unit(claim, balcony);

    assertThat(refund(id, dear).expect(202).text("status")).isEqualTo("CONFIRMED");

    Answer paid = fan.awaitRefund(payment, "SUCCEEDED");
    assertThat(paid.text("status")).isEqualTo("SUCCEEDED");
    assertThat(paid.number("refunded_minor")).isEqualTo(2_000);
    assertThat(paid.json().path("refunds")).hasSize(1);
    assertThat(paid.json().path("refunds").path(0).path("amount_minor").asInt()).isEqualTo(2_000);
    assertThat(paid.json().path("refunds").path(0).path("unit_ids").path(0).asText())
        .isEqualTo(dear);
    assertThat(paid.json().path("refund").path("refund_id"))
        .isEqualTo(paid.json().path("refunds").path(0).path("refund_id"));
    assertThat(fan.show(id).text("status")).isEqualTo("CONFIRMED");
    assertThat(organizer.stats(event).number("refunded_minor")).isEqualTo(2_000);
    assertThat(organizer.stats(event).number("revenue_minor")).isEqualTo(2_000);
    refund(id, dear).expectProblem(409, "CLAIM_NOT_REFUNDABLE");
    server.newFan().take(event, Map.of("unit_ids", List.of(dear)));

    organizer.refund(id).expect(202);
    fan.awaitClaim(id, "REFUNDED");
    Answer back = fan.awaitPayment(payment, "REFUNDED");
    assertThat(back.number("refunded_minor")).isEqualTo(4_000);
    assertThat(back.json().path("refunds")).hasSize(2);
    organizer.refund(id).expectProblem(409, "CLAIM_NOT_REFUNDABLE");
  }

  @Test
  @Tag("G18")
  void units_that_are_not_of_the_claim_are_bad_input() {
    String event = onSale(Map.of("max_units_per_claim", 2));
    String floor = organizer.tier(event, "Floor");
    Fan fan = server.newFan();
    Answer claim = fan.take(event, items(item(floor, 2)));
    String id = claim.text("claim_id");
    String own = unit(claim, floor);
    fan.pay(id);

    refund(id).expectProblem(400, "INVALID_INPUT");
    refund(id, "x").expectProblem(400, "INVALID_INPUT");
    refund(id, own, own).expectProblem(400, "INVALID_INPUT");
    refund(id, NOBODY).expectProblem(400, "INVALID_INPUT");
    refund(id, own, NOBODY).expectProblem(400, "INVALID_INPUT");

    refund(id, own).expect(202);
  }

  /** Two places at 1,000 and two at 2,000. */
  private String onSale(Map<String, ?> policy) {
    return organizer.onSale(
        Map.of("tiers", List.of(tier("Floor", 1_000), tier("Balcony", 2_000))), policy);
  }

  private Answer refund(String claim, String... units) {
    return organizer
        .api()
        .post(
            "/api/v1/claims/" + claim + "/refund",
            Map.of("reason", "As a favour", "unit_ids", List.of(units)));
  }

  private static String unit(Answer claim, String tier) {
    for (JsonNode unit : claim.json().path("units")) {
      if (unit.path("tier_id").asText().equals(tier)) {
        return unit.path("unit_id").asText();
      }
    }
    throw new AssertionError("no unit of " + tier);
  }

  private static Map<String, ?> items(Object... items) {
    return Map.of("items", List.of(items));
  }

  private static Map<String, ?> replacing(String claim, Object... items) {
    return Map.of("replaces", claim, "items", List.of(items));
  }

  private static Map<String, ?> item(String tier, int quantity) {
    return Map.of("tier_id", tier, "quantity", quantity);
  }

  private static Map<String, ?> tier(String name, int price) {
    return Map.of("name", name, "seating", "general", "capacity", 2, "price_minor", price);
  }
}
