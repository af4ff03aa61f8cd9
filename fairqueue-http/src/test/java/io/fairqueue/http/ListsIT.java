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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Claims in lists, for those whom they concern. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ListsIT {

  private static final Map<String, Integer> FREE = Map.of("total_inventory", 5, "price_minor", 0);

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  @Tag("B4")
  @Tag("F11")
  void a_fan_walks_through_the_own_claims_while_more_are_made() {
    Fan fan = server.newFan();
    Fan stranger = server.newFan();
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String event = organizer.onSale(FREE, Map.of());
      made.add(fan.take(event, Map.of()).text("claim_id"));
      stranger.take(event, Map.of());
    }

    List<String> walked = new ArrayList<>();
    JsonNode part = mine(fan, "?size=2");
    part.path("data").findValuesAsText("claim_id").forEach(walked::add);
    assertThat(part.path("has_more").asBoolean()).isTrue();
    String later = fan.take(organizer.onSale(FREE, Map.of()), Map.of()).text("claim_id");
    while (part.path("has_more").asBoolean()) {
      part = mine(fan, "?size=2&cursor=" + part.path("next_cursor").asText());
      part.path("data").findValuesAsText("claim_id").forEach(walked::add);
    }

    assertThat(part.has("next_cursor")).isTrue();
    assertThat(part.path("next_cursor").isNull()).isTrue();
    Collections.reverse(made);
    assertThat(walked).isEqualTo(made);
    assertThat(mine(fan, "").path("data").path(0).path("claim_id").asText()).isEqualTo(later);
    assertThat(mine(fan, "").path("data")).hasSize(6);
    assertThat(mine(server.newFan(), "").toString())
        .isEqualTo("{\"data\":[],\"next_cursor\":null,\"has_more\":false}");
  }

  @Test
  @Tag("B4")
  @Tag("B8")
  void a_cursor_that_no_answer_named_is_refused() {
    Fan fan = server.newFan();
    fan.take(organizer.onSale(FREE, Map.of()), Map.of());
    fan.take(organizer.onSale(FREE, Map.of()), Map.of());
    String good = mine(fan, "?size=1").path("next_cursor").asText();

    for (String bad :
        List.of("x", "", "%20", good + "A", good.substring(1), "_".repeat(good.length()), "MQ==")) {
      fan.api().get("/api/v1/me/claims?cursor=" + bad).expectProblem(400, "INVALID_INPUT");
    }
    for (String size : List.of("0", "-1", "101", "x")) {
      fan.api().get("/api/v1/me/claims?size=" + size).expectProblem(400, "INVALID_INPUT");
    }
  }

  @Test
  @Tag("F11")
  @Tag("B3")
  @Tag("B5")
  @Tag("A8")
  @Tag("A9")
  void an_events_claims_are_its_owners_to_see_in_every_order() {
    String event = organizer.onSale(5, Map.of());
    List<String> made = new ArrayList<>();
    for (Fan fan : server.fans(3)) {
      made.add(fan.take(event, Map.of()).text("claim_id"));
      if (made.size() == 2) {
        fan.release(made.getLast()).expect(204);
      }
    }
    String path = "/api/v1/admin/events/" + event + "/claims";

    assertThat(claims(organizer, path + "?sort=created_at")).isEqualTo(made);
    List<String> newestFirst = new ArrayList<>(made);
    Collections.reverse(newestFirst);
    assertThat(claims(organizer, path + "?sort=-created_at")).isEqualTo(newestFirst);
    assertThat(claims(organizer, path)).isEqualTo(newestFirst);
    assertThat(claims(organizer, path + "?sort=-status").getFirst()).isEqualTo(made.get(1));
    assertThat(claims(organizer, path + "?sort=status").getLast()).isEqualTo(made.get(1));
    assertThat(claims(organizer, path + "?status=RELEASED")).containsExactly(made.get(1));
    assertThat(claims(organizer, path + "?sort=created_at&page=2&size=2"))
        .containsExactly(made.get(2));
    assertThat(organizer.api().get(path + "?size=2").json().path("page").toString())
        .isEqualTo("{\"number\":1,\"size\":2,\"total\":3,\"has_more\":true}");

    for (String bad :
        List.of("sort=price", "sort=id;drop", "status=released", "page=0", "size=101", "size=-1")) {
      organizer.api().get(path + "?" + bad).expectProblem(400, "INVALID_INPUT");
    }
    server.organizer().api().get(path).expectProblem(403, "FORBIDDEN");
    server.newFan().api().get(path).expectProblem(401, "UNAUTHORIZED");
    organizer
        .api()
        .get("/api/v1/admin/events/00000000-0000-4000-8000-000000000000/claims")
        .expectProblem(404, "EVENT_NOT_FOUND");
  }

  @Test
  @Tag("A8")
  @Tag("F11")
  void only_an_admin_sees_all_claims_and_loses_that_with_the_role() {
    String claim =
        server.newFan().take(organizer.onSale(FREE, Map.of()), Map.of()).text("claim_id");
    Organizer admin = server.organizer(true);
    String path = "/api/v1/admin/claims";
    server.newFan().api().get(path).expectProblem(401, "UNAUTHORIZED");
    organizer.api().get(path).expectProblem(403, "FORBIDDEN");
    assertThat(claims(admin, path + "?size=100&status=CONFIRMED")).contains(claim);
    admin.api().get(path + "?sort=x").expectProblem(400, "INVALID_INPUT");

    String event = organizer.onSale(FREE, Map.of());
    server.sql("update organizers set admin = false where id = '" + admin.id() + "'");
    admin.api().put("/api/v1/events/" + event + "/pause").expectProblem(403, "FORBIDDEN");
    await().atMost(Duration.ofSeconds(2)).until(() -> admin.api().get(path).status() == 403);
  }

  @Test
  @Tag("A8")
  void an_admin_acts_on_everybodys_events_and_leaves_a_trace() {
    Organizer admin = server.organizer(true);
    String event = organizer.draft(FREE, Map.of());
    String path = "/api/v1/events/" + event;
    admin.revise(event, Map.of("total_inventory", 7, "price_minor", 0)).expect(200);
    admin.api().put(path + "/activate").expect(200);
    Fan fan = server.newFan();
    String claim = fan.take(event, Map.of()).text("claim_id");
    admin.stats(event).expect(200);
    admin.refund(claim).expect(202);
    admin.api().put(path + "/pause").expect(200);
    admin.cancel(event).expect(202);
    String draft = organizer.draft(FREE, Map.of());
    admin.api().delete("/api/v1/events/" + draft).expect(204);

    for (String action :
        List.of(
            "event.revise",
            "event.activate",
            "event.pause",
            "event.cancel",
            "claim.refund",
            "event.delete")) {
      assertThat(traces(admin, action)).as(action).isEqualTo(1);
    }
    assertThat(traces(organizer, "event.create")).isGreaterThanOrEqualTo(2);
  }

  @Test
  @Tag("D3")
  @Tag("A9")
  @Tag("G15")
  void statistics_tell_what_happened() {
    String event = organizer.onSale(3, Map.of("max_active", 1));
    Answer before = organizer.stats(event).expect(200);
    assertThat(before.json().path("claims").toString())
        .isEqualTo("{\"CLAIMED\":0,\"CONFIRMED\":0,\"RELEASED\":0,\"REFUNDED\":0}");
    assertThat(before.json().path("wait_seconds").path("p50").isNull()).isTrue();

    Fan buyer = server.newFan();
    buyer.pay(buyer.take(event, Map.of()).text("claim_id"));
    server.newFan().take(event, Map.of());
    Fan admitted = server.newFan();
    admitted.join(event).expect(201);
    admitted.awaitAdmission(event);
    server.newFan().join(event).expect(201);

    Answer stats = organizer.stats(event).expect(200);
    assertThat(stats.number("waiting")).isEqualTo(1);
    assertThat(stats.number("admitted")).isEqualTo(1);
    assertThat(stats.number("joins_per_minute")).isEqualTo(4);
    assertThat(stats.number("admissions_per_minute")).isEqualTo(3);
    assertThat(stats.json().path("claims").path("CONFIRMED").asInt()).isEqualTo(1);
    assertThat(stats.json().path("claims").path("CLAIMED").asInt()).isEqualTo(1);
    assertThat(stats.number("revenue_minor")).isEqualTo(5_000);
    assertThat(stats.text("currency")).isEqualTo("NGN");
    assertThat(stats.json().path("wait_seconds").path("p99").asDouble()).isBetween(0.0, 10.0);

    server.organizer().stats(event).expectProblem(403, "FORBIDDEN");
    server.newFan().api().get("/api/v1/events/" + event + "/stats").expect(401);
    organizer.stats("00000000-0000-4000-8000-000000000000").expectProblem(404, "EVENT_NOT_FOUND");
  }

  private long traces(Organizer actor, String action) {
    return server.count(
        "select count(*) from audit_log where actor = '%s' and action = '%s'"
            .formatted(actor.id(), action));
  }

  private static JsonNode mine(Fan fan, String query) {
    return fan.api().get("/api/v1/me/claims" + query).expect(200).json();
  }

  private static List<String> claims(Organizer organizer, String path) {
    return organizer.api().get(path).expect(200).json().path("data").findValuesAsText("claim_id");
  }
}
