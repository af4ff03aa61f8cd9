package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Standing comes before input: who may not claim at all is told so, whatever was asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClaimRefusalsIT {

  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  private static final List<Map<String, ?>> NONSENSE =
      List.of(
          Map.of("quantity", 0),
          Map.of("quantity", 3),
          Map.of("unit_ids", List.of()),
          Map.of("unit_ids", List.of("x")),
          Map.of("unit_ids", List.of(NOBODY)),
          Map.of("unit_ids", List.of(NOBODY, NOBODY)),
          Map.of("unit_ids", List.of(NOBODY), "quantity", 1),
          Map.of("tier_id", "x"));

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  @Tag("F3")
  void a_claim_that_is_there_comes_first() {
    String event = organizer.onSale(5, Map.of("max_units_per_claim", 2));
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    String token = fan.awaitAdmission(event);
    fan.claim(event, token).expect(201);
    for (var selection : NONSENSE) {
      fan.claim(event, token, selection).expectProblem(409, "ALREADY_CLAIMED");
    }
    organizer.api().put("/api/v1/events/" + event + "/end").expect(200);
    fan.claim(event, token).expectProblem(409, "ALREADY_CLAIMED");
  }

  @Test
  @Tag("F6")
  @Tag("H11")
  void then_the_end_of_the_sale_then_the_admission_then_the_input() {
    String event = organizer.onSale(5, Map.of("max_units_per_claim", 2));
    Fan fan = server.newFan();
    Fan gone = server.newFan();
    fan.join(event).expect(201);
    gone.join(event).expect(201);
    String token = fan.awaitAdmission(event);
    String old = gone.awaitAdmission(event);
    gone.leave(event).expect(204);

    for (var selection : NONSENSE) {
      gone.claim(event, old, selection).expectProblem(403, "NOT_ADMITTED");
      fan.claim(event, token, selection).expectProblem(400, "INVALID_INPUT");
    }
    fan.claim(event, token, Map.of("tier_id", NOBODY)).expectProblem(400, "TIER_NOT_FOUND");
    fan.claim(event, token, Map.of("seats", 1)).expectProblem(400, "INVALID_INPUT");
    fan.claim(event, token, Map.of("quantity", "1")).expectProblem(400, "INVALID_INPUT");
    organizer.api().put("/api/v1/events/" + event + "/end").expect(200);
    for (var selection : NONSENSE) {
      fan.claim(event, token, selection).expectProblem(410, "SALE_CLOSED");
      gone.claim(event, old, selection).expectProblem(410, "SALE_CLOSED");
    }
  }

  @Test
  @Tag("C11")
  void where_there_are_several_tiers_one_must_be_named() {
    String event =
        organizer.onSale(
            Map.of("tiers", List.of(tier("Floor", 1_000), tier("Balcony", 2_000))),
            Map.of("max_units_per_claim", 3));
    String balcony = organizer.show(event).json().path("tiers").path(1).path("id").asText();
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    String token = fan.awaitAdmission(event);

    fan.claim(event, token, Map.of("quantity", 1)).expectProblem(400, "INVALID_INPUT");
    fan.claim(event, token, Map.of("quantity", 3, "tier_id", balcony))
        .expectProblem(409, "UNITS_TAKEN");
    var claim = fan.claim(event, token, Map.of("quantity", 2, "tier_id", balcony)).expect(201);
    assertThat(claim.number("amount_minor")).isEqualTo(4_000);
    assertThat(claim.json().path("units").findValuesAsText("tier_id"))
        .containsOnly(balcony)
        .hasSize(2);
  }

  private static Map<String, ?> tier(String name, int price) {
    return Map.of("name", name, "seating", "general", "capacity", 2, "price_minor", price);
  }
}
