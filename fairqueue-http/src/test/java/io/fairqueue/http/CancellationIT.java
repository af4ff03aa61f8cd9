package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.FanSocket;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Money goes back: for one claim, or for a whole event. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CancellationIT {

  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  @Tag("C6")
  @Tag("G14")
  @Tag("F6")
  @Tag("E2")
  void a_cancelled_event_refunds_each_sale_once_and_frees_everything() {
    String event = organizer.onSale(4, Map.of("max_active", 4));
    List<Fan> buyers = server.fans(2);
    List<String> payments = new ArrayList<>();
    List<String> claims = new ArrayList<>();
    for (Fan buyer : buyers) {
      claims.add(buyer.take(event, Map.of()).text("claim_id"));
      payments.add(buyer.pay(claims.getLast()));
    }
    Fan holder = server.newFan();
    String held = holder.take(event, Map.of()).text("claim_id");
    var pending = holder.startPayment(held).expect(201);
    Fan admitted = server.newFan();
    admitted.join(event).expect(201);
    String admission = admitted.awaitAdmission(event);

    try (FanSocket socket = admitted.socket(event)) {
      socket.await("admitted");
      Answer cancelled = organizer.cancel(event).expect(202);
      assertThat(cancelled.text("status")).isEqualTo("CANCELLED");
      assertThat(awaitMessage(socket, "event", "CANCELLED")).isTrue();
      socket.await("expired");
    }

    organizer.cancel(event).expectProblem(409, "INVALID_TRANSITION");
    server.newFan().join(event).expectProblem(404, "EVENT_NOT_ACTIVE");
    admitted.claim(event, admission).expectProblem(410, "SALE_CLOSED");
    assertThat(holder.awaitClaim(held, "RELEASED").text("release_reason"))
        .isEqualTo("EVENT_CANCELLED");
    for (int i = 0; i < buyers.size(); i++) {
      Answer payment = buyers.get(i).awaitPayment(payments.get(i), "REFUNDED");
      assertThat(payment.json().path("refund").path("status").asText()).isEqualTo("SUCCEEDED");
      assertThat(payment.json().path("refund").path("amount_minor").asLong()).isEqualTo(5_000);
      assertThat(payment.json().path("refund").path("reason").asText()).contains("The band is ill");
      buyers.get(i).awaitClaim(claims.get(i), "REFUNDED");
      buyers.get(i).tickets(claims.get(i)).expectProblem(409, "CLAIM_NOT_CONFIRMED");
    }
    assertThat(refundsOf(event)).isEqualTo(2);

    // Money for what was released comes too late, and goes back too.
    holder.decide(pending.text("reference"), "success").expect(200);
    holder.awaitRefund(pending.text("payment_id"), "SUCCEEDED");
    assertThat(holder.show(held).text("status")).isEqualTo("RELEASED");
    assertThat(refundsOf(event)).isEqualTo(3);
    await()
        .atMost(Duration.ofSeconds(2))
        .until(() -> organizer.show(event).json().path("tiers").path(0).path("free").asInt() == 4);

    Answer stats = organizer.stats(event).expect(200);
    assertThat(stats.number("captured_minor")).isEqualTo(15_000);
    assertThat(stats.number("refunded_minor")).isEqualTo(15_000);
    assertThat(stats.number("revenue_minor")).isZero();
    assertThat(stats.json().path("refunds").path("SUCCEEDED").asInt()).isEqualTo(3);
    assertThat(stats.json().path("claims").path("REFUNDED").asInt()).isEqualTo(2);
  }

  @Test
  @Tag("H12")
  @Tag("N54")
  @Tag("G14")
  void a_cancellation_goes_on_where_a_killed_server_stopped(@TempDir Path data) {
    String event;
    String organizerToken;
    List<String> payments = new ArrayList<>();
    List<Fan> fans = new ArrayList<>();
    try (TestServer first = TestServer.embedded(data, Map.of())) {
      Organizer owner = first.organizer();
      organizerToken = owner.api().token();
      event = owner.onSale(3, Map.of());
      for (Fan fan : first.fans(3)) {
        payments.add(fan.pay(fan.take(event, Map.of()).text("claim_id")));
        fans.add(fan);
      }
    }
    try (ServerProcess killed = ServerProcess.start(Map.of("FAIRQUEUE_DATA", data.toString()))) {
      killed
          .api()
          .as(organizerToken)
          .post("/api/v1/events/" + event + "/cancel", Map.of("reason", "storm"))
          .expect(202);
      killed.kill();
    }

    try (TestServer second = TestServer.embedded(data, Map.of())) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () ->
                  second.count(
                          "select count(*) from claims where status = 'REFUNDED' and event_id = '"
                              + event
                              + "'")
                      == 3);
      assertThat(second.count("select count(*) from refunds where status = 'SUCCEEDED'"))
          .isEqualTo(3);
      assertThat(second.count("select count(*) from sandbox.payments where status = 'REFUNDED'"))
          .isEqualTo(3);
      fans.getLast().at(second.url()).awaitRefund(payments.getLast(), "SUCCEEDED");
      second
          .api()
          .as(organizerToken)
          .post("/api/v1/events/" + event + "/cancel", Map.of("reason", "again"))
          .expectProblem(409, "INVALID_TRANSITION");
    }
  }

  @Test
  @Tag("G14")
  @Tag("G11")
  void a_refund_that_the_gateway_refuses_stays_visible_and_may_be_asked_for_again() {
    String event = organizer.onSale(1, Map.of());
    Fan fan = server.newFan();
    String claim = fan.take(event, Map.of()).text("claim_id");
    organizer.refund(claim).expectProblem(409, "CLAIM_NOT_REFUNDABLE");
    String payment = fan.pay(claim);
    server.refuseRefunds(payment, true);

    assertThat(organizer.refund(claim).expect(202).text("claim_id")).isEqualTo(claim);
    Answer failed = fan.awaitRefund(payment, "FAILED");
    assertThat(failed.text("status")).isEqualTo("SUCCEEDED");
    assertThat(failed.json().path("refund").path("reason").asText()).isEqualTo("As a favour");
    assertThat(fan.show(claim).text("status")).isEqualTo("CONFIRMED");
    assertThat(organizer.stats(event).json().path("refunds").path("FAILED").asInt()).isOne();

    server.refuseRefunds(payment, false);
    organizer.refund(claim).expect(202);
    assertThat(fan.awaitRefund(payment, "SUCCEEDED").json().path("refund").path("refund_id"))
        .isEqualTo(failed.json().path("refund").path("refund_id"));
    fan.awaitClaim(claim, "REFUNDED");
    organizer.refund(claim).expectProblem(409, "CLAIM_NOT_REFUNDABLE");
    assertThat(refundsOf(event)).isEqualTo(1);
    server.newFan().take(event, Map.of());
  }

  @Test
  @Tag("C13")
  void a_free_ticket_is_given_back_without_a_gateway() {
    String event = organizer.onSale(Map.of("total_inventory", 2, "price_minor", 0), Map.of());
    Fan fan = server.newFan();
    String claim = fan.take(event, Map.of()).text("claim_id");
    assertThat(fan.show(claim).text("status")).isEqualTo("CONFIRMED");
    assertThat(fan.tickets(claim).expect(200).json().path("data")).hasSize(1);

    assertThat(organizer.refund(claim).expect(202).text("status")).isEqualTo("REFUNDED");
    Fan other = server.newFan();
    String second = other.take(event, Map.of()).text("claim_id");
    organizer.cancel(event).expect(202);
    other.awaitClaim(second, "REFUNDED");
    assertThat(refundsOf(event)).isZero();
  }

  @Test
  @Tag("A9")
  void who_may_not_refund_or_cancel_is_told_so() {
    String event = organizer.onSale(Map.of("total_inventory", 1, "price_minor", 0), Map.of());
    Fan fan = server.newFan();
    String claim = fan.take(event, Map.of()).text("claim_id");
    Organizer stranger = server.organizer();
    stranger.refund(claim).expectProblem(403, "FORBIDDEN");
    stranger.cancel(event).expectProblem(403, "FORBIDDEN");
    organizer.refund(NOBODY).expectProblem(404, "CLAIM_NOT_FOUND");
    organizer.cancel(NOBODY).expectProblem(404, "EVENT_NOT_FOUND");
    fan.api()
        .post("/api/v1/claims/" + claim + "/refund", Map.of("reason", "please"))
        .expectProblem(401, "UNAUTHORIZED");
    for (Map<String, ?> bad :
        List.<Map<String, ?>>of(
            Map.of(), Map.of("reason", " "), Map.of("reason", "x".repeat(501)))) {
      organizer
          .api()
          .post("/api/v1/claims/" + claim + "/refund", bad)
          .expectProblem(400, "INVALID_INPUT");
      organizer
          .api()
          .post("/api/v1/events/" + event + "/cancel", bad)
          .expectProblem(400, "INVALID_INPUT");
    }
    String draft = organizer.draft(Map.of("total_inventory", 1, "price_minor", 0), Map.of());
    organizer.cancel(draft).expectProblem(409, "INVALID_TRANSITION");
  }

  @Test
  @Tag("E2")
  @Tag("F10")
  @Tag("N26")
  void an_ended_sale_tells_who_waits_and_who_holds_may_still_pay() {
    String event = organizer.onSale(1, Map.of());
    Fan holder = server.newFan();
    String claim = holder.take(event, Map.of()).text("claim_id");
    Fan waiting = server.newFan();
    waiting.join(event).expect(201);
    try (FanSocket socket = waiting.socket(event)) {
      organizer.api().put("/api/v1/events/" + event + "/end").expect(200);
      assertThat(awaitMessage(socket, "event", "ENDED")).isTrue();
      socket.await("expired");
    }
    waiting.awaitStatus(event, "EXPIRED");
    holder.pay(claim);
    assertThat(holder.tickets(claim).expect(200).json().path("data")).hasSize(1);
  }

  private static boolean awaitMessage(FanSocket socket, String type, String status) {
    return await()
        .atMost(Duration.ofSeconds(5))
        .until(
            () ->
                socket.received(type).stream()
                    .anyMatch(message -> status.equals(message.path("status").asText())),
            found -> found);
  }

  private long refundsOf(String event) {
    return server.count(
        "select count(*) from refunds r join payments p on p.id = r.payment_id"
            + " join claims c on c.id = p.claim_id where c.event_id = '"
            + event
            + "'");
  }
}
