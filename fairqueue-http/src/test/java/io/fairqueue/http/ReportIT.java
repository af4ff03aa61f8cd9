package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How a sale went, for those who ran it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("I6")
final class ReportIT {

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  void a_report_says_what_was_sold_who_left_who_did_not_come_and_what_went_back() {
    String event = organizer.onSale(8, Map.of("max_active", 3));
    Fan buyer = server.newFan();
    buyer.pay(buyer.buy(event));
    Fan returned = server.newFan();
    String back = returned.buy(event);
    String payment = returned.pay(back);
    organizer.refund(back).expect(202);
    returned.awaitRefund(payment, "SUCCEEDED");
    List<Fan> fans = server.fans(5);
    fans.forEach(fan -> fan.join(event).expect(201));
    fans.getFirst().awaitAdmission(event);
    fans.get(1).awaitAdmission(event);
    fans.get(2).awaitAdmission(event);
    fans.getFirst().leave(event);
    fans.getLast().leave(event);
    await().atMost(Duration.ofSeconds(40)).until(() -> report(event).path("joined").asInt() == 7);

    JsonNode report = report(event);

    assertThat(report.path("event_id").asText()).isEqualTo(event);
    assertThat(report.at("/stock/sold").asInt()).isEqualTo(1);
    assertThat(report.at("/stock/total").asInt()).isEqualTo(8);
    assertThat(report.at("/money/captured_minor").asInt()).isEqualTo(10_000);
    assertThat(report.at("/money/refunded_minor").asInt()).isEqualTo(5_000);
    assertThat(report.at("/money/revenue_minor").asInt()).isEqualTo(5_000);
    assertThat(report.at("/money/refunds/SUCCEEDED").asInt()).isEqualTo(1);
    assertThat(report.at("/claims/CONFIRMED").asInt()).isEqualTo(1);
    assertThat(report.at("/claims/REFUNDED").asInt()).isEqualTo(1);
    assertThat(report.at("/no_shows/admissions_over").asInt()).isEqualTo(3);
    assertThat(report.at("/no_shows/unused").asInt()).isEqualTo(1);
    assertThat(report.at("/drop_off/left").asInt()).isEqualTo(1);
    assertThat(report.at("/drop_off/parts/0/left").asInt()).isEqualTo(1);
    assertThat(report.at("/drop_off/parts/0/until_seconds").asInt()).isEqualTo(60);
    assertThat(report.at("/drop_off/parts/7/until_seconds").isNull()).isTrue();
    assertThat(report.at("/door/entered").asInt()).isZero();
    assertThat(report.at("/door/expected").asInt()).isEqualTo(1);
    assertThat(report.at("/drop_off/p50").isNumber()).isTrue();
    assertThat(report.at("/wait_seconds/p99").isNumber()).isTrue();
    int points = report.at("/course/at").size();
    assertThat(points).isPositive();
    for (String column : List.of("waiting", "joined_total", "sold", "revenue_minor", "wait_p90")) {
      assertThat(report.at("/course/" + column)).as(column).hasSize(points);
    }
    assertThat(report.at("/course/joined_total/" + (points - 1)).asInt()).isEqualTo(7);

    String page =
        Console.signedIn(server.api(), organizer)
            .get("/console/events/" + event + "/report")
            .expect(200)
            .body();
    assertThat(page)
        .contains("<dd>1 of 8</dd>", "1 left by themselves before their turn.")
        .contains("No-shows: 1 of the 3 whose turn is over chose nothing (33 %).")
        .contains("is not kept");
  }

  @Test
  @Tag("A9")
  void a_report_is_for_those_who_see_the_sale() {
    String event = organizer.onSale(1, Map.of());
    String path = "/api/v1/events/" + event + "/report";
    server.organizer().api().get(path).expectProblem(403, "FORBIDDEN");
    server.newFan().api().get(path).expectProblem(401, "UNAUTHORIZED");
    organizer
        .api()
        .get("/api/v1/events/" + UUID.randomUUID() + "/report")
        .expectProblem(404, "EVENT_NOT_FOUND");
    assertThat(report(event).at("/course/step_seconds").asInt()).isEqualTo(10);
  }

  private JsonNode report(String event) {
    return organizer.api().get("/api/v1/events/" + event + "/report").expect(200).json();
  }
}
