package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.PaystackStub;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.server.TestRedis;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Payments and webhooks, with a gateway that is not ours. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PaymentsIT {

  private static final long PRICE = 5_000;

  private final PaystackStub paystack = new PaystackStub();
  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.on(TestServer.freshDatabaseUrl(), TestRedis.url(), paystack.settings());
    organizer = server.organizer();
  }

  @AfterAll
  void stop() {
    server.close();
    paystack.close();
  }

  @Test
  @Tag("G2")
  @Tag("G13")
  @Tag("N10")
  @Tag("N7")
  void five_who_start_at_once_get_the_same_payment_and_the_gateway_is_asked_once()
      throws Exception {
    Fan fan = server.newFan();
    String claim = fan.buy(organizer.onSale(1, Map.of()));
    int before = paystack.initialized();

    List<Answer> answers = atOnce(5, () -> fan.startPayment(claim).expect(201));
    assertThat(answers.stream().map(answer -> answer.text("payment_id")).distinct()).hasSize(1);
    assertThat(answers.stream().map(answer -> answer.text("authorization_url")).distinct())
        .singleElement()
        .asString()
        .startsWith("https://checkout.example/");
    assertThat(paystack.initialized() - before).isEqualTo(1);
    assertThat(fan.startPayment(claim).expect(201).text("payment_id"))
        .isEqualTo(answers.getFirst().text("payment_id"));
  }

  @Test
  @Tag("G11")
  void the_method_and_the_gateways_own_id_are_kept() {
    Fan fan = server.newFan();
    String claim = fan.buy(organizer.onSale(1, Map.of()));
    var path = "/api/v1/claims/" + claim + "/payments";
    fan.api().post(path, Map.of("method", "cash")).expectProblem(400, "INVALID_INPUT");
    var payment = fan.api().post(path, Map.of("method", "bank_transfer")).expect(201);
    deliver(PaystackStub.success(payment.text("reference"), PRICE)).expect(200);
    var paid = fan.awaitPayment(payment.text("payment_id"), "SUCCEEDED");
    assertThat(paid.text("method")).isEqualTo("bank_transfer");
    assertThat(paid.text("external_id")).isEqualTo("4711");
  }

  @Test
  @Tag("G4")
  void a_webhook_with_one_byte_changed_changes_nothing() {
    Fan fan = server.newFan();
    String claim = fan.buy(organizer.onSale(1, Map.of()));
    var payment = fan.startPayment(claim).expect(201);
    String body = PaystackStub.success(payment.text("reference"), PRICE);
    String signature = PaystackStub.signature(body);

    post(body.replace("Successful", "successful"), signature)
        .expectProblem(401, "INVALID_SIGNATURE");
    post(body, signature.replace(signature.charAt(0), signature.charAt(0) == 'a' ? 'b' : 'a'))
        .expectProblem(401, "INVALID_SIGNATURE");
    post(body, "").expectProblem(401, "INVALID_SIGNATURE");
    server
        .api()
        .send(server.api().request("/api/v1/webhooks/paystack").POST(BodyPublishers.ofString(body)))
        .expectProblem(401, "INVALID_SIGNATURE");
    assertThat(fan.show(claim).text("status")).isEqualTo("CLAIMED");
    deliver("{}").expectProblem(400, "INVALID_INPUT");
    deliver("nonsense").expectProblem(400, "INVALID_INPUT");
    deliver("x".repeat(70_000)).expectProblem(413, "PAYLOAD_TOO_LARGE");

    deliver(body).expect(200);
    fan.awaitClaim(claim, "CONFIRMED");
  }

  @Test
  @Tag("G5")
  void ten_deliveries_of_a_success_have_one_effect() {
    String event = organizer.onSale(2, Map.of());
    Fan fan = server.newFan();
    String claim = fan.buy(event);
    var payment = fan.startPayment(claim).expect(201);
    String body = PaystackStub.success(payment.text("reference"), PRICE);
    // The same bytes, and the same news in other bytes.
    for (int i = 0; i < 10; i++) {
      deliver(i % 2 == 0 ? body : body + " ".repeat(i)).expect(200);
    }
    fan.awaitClaim(claim, "CONFIRMED");
    awaitInboxEmpty();
    assertThat(fan.awaitPayment(payment.text("payment_id"), "SUCCEEDED").json().has("refund"))
        .isFalse();
    var tier = organizer.show(event).json().path("tiers").path(0);
    assertThat(tier.path("sold").asInt()).isEqualTo(1);
    assertThat(tier.path("free").asInt()).isEqualTo(1);
  }

  @Test
  @Tag("G5")
  @Tag("N29")
  void ten_deliveries_of_a_failure_have_one_effect() {
    String event = organizer.onSale(2, Map.of("max_payment_attempts", 1));
    Fan fan = server.newFan();
    String claim = fan.buy(event);
    var payment = fan.startPayment(claim).expect(201);
    String body = PaystackStub.failure(payment.text("reference"));
    for (int i = 0; i < 10; i++) {
      deliver(i % 2 == 0 ? body : body + " ".repeat(i)).expect(200);
    }
    fan.awaitClaim(claim, "RELEASED");
    awaitInboxEmpty();
    var tier = organizer.show(event).json().path("tiers").path(0);
    assertThat(tier.path("free").asInt()).isEqualTo(2);
    assertThat(tier.path("capacity").asInt()).isEqualTo(2);
  }

  @Test
  @Tag("G6")
  void less_money_than_asked_for_buys_nothing_and_goes_back() {
    Fan fan = server.newFan();
    String claim = fan.buy(organizer.onSale(1, Map.of()));
    var payment = fan.startPayment(claim).expect(201);
    deliver(PaystackStub.success(payment.text("reference"), PRICE - 1)).expect(200);

    var refunded = awaitRefund(fan, payment.text("payment_id"), "SUCCEEDED");
    assertThat(refunded.text("status")).isEqualTo("REFUNDED");
    assertThat(refunded.json().path("refund").path("amount_minor").asLong()).isEqualTo(PRICE - 1);
    assertThat(fan.show(claim).text("status")).isNotEqualTo("CONFIRMED");
  }

  @Test
  @Tag("G8")
  @Tag("N27")
  void money_that_comes_after_the_ticket_went_goes_back() {
    String event = organizer.onSale(1, Map.of("claim_ttl_seconds", 2));
    Fan late = server.newFan();
    String claim = late.buy(event);
    var payment = late.startPayment(claim).expect(201);
    late.awaitClaim(claim, "RELEASED");
    Fan other = server.newFan();
    String others = other.buy(event);
    var paid = other.startPayment(others).expect(201);
    deliver(PaystackStub.success(paid.text("reference"), PRICE)).expect(200);
    other.awaitClaim(others, "CONFIRMED");
    int before = paystack.refunds();

    deliver(PaystackStub.success(payment.text("reference"), PRICE)).expect(200);
    awaitRefund(late, payment.text("payment_id"), "SUCCEEDED");
    assertThat(late.show(claim).text("status")).isEqualTo("RELEASED");
    assertThat(paystack.refunds() - before).isEqualTo(1);
  }

  @Test
  @Tag("G8")
  @Tag("G14")
  void late_money_that_the_gateway_kept_is_asked_back_again_by_its_claim() {
    String event = organizer.onSale(1, Map.of());
    Fan late = server.newFan();
    String claim = late.buy(event);
    var payment = late.startPayment(claim).expect(201);
    organizer.cancel(event).expect(202);
    late.awaitClaim(claim, "RELEASED");
    organizer.refund(claim).expectProblem(409, "CLAIM_NOT_REFUNDABLE");
    var kept = paystack.keeps(payment.text("reference"));
    deliver(PaystackStub.success(payment.text("reference"), PRICE)).expect(200);
    awaitRefund(late, payment.text("payment_id"), "FAILED");

    paystack.givesBack(kept);
    organizer.refund(claim).expect(202);

    awaitRefund(late, payment.text("payment_id"), "SUCCEEDED");
    assertThat(late.show(claim).text("status")).isEqualTo("RELEASED");
    organizer.refund(claim).expectProblem(409, "CLAIM_NOT_REFUNDABLE");
  }

  @Test
  @Tag("G8")
  void money_that_comes_late_buys_a_ticket_that_is_still_free() {
    String event = organizer.onSale(1, Map.of("claim_ttl_seconds", 1));
    Fan fan = server.newFan();
    String claim = fan.buy(event);
    var payment = fan.startPayment(claim).expect(201);
    fan.awaitClaim(claim, "RELEASED");
    deliver(PaystackStub.success(payment.text("reference"), PRICE)).expect(200);
    fan.awaitClaim(claim, "CONFIRMED");
  }

  @Test
  @Tag("F8")
  void a_claim_is_given_back_by_its_fan_while_nobody_pays_for_it() {
    String event = organizer.onSale(1, Map.of());
    Fan fan = server.newFan();
    String claim = fan.buy(event);
    server.newFan().release(claim).expectProblem(403, "FORBIDDEN");
    var payment = fan.startPayment(claim).expect(201);
    fan.release(claim).expectProblem(409, "PAYMENT_IN_PROGRESS");
    deliver(PaystackStub.failure(payment.text("reference"))).expect(200);
    fan.awaitPayment(payment.text("payment_id"), "FAILED");
    fan.release(claim).expect(204);
    fan.release(claim).expectProblem(409, "INVALID_TRANSITION");
    fan.startPayment(claim).expectProblem(409, "CLAIM_NOT_PAYABLE");
  }

  @Test
  @Tag("A9")
  @Tag("G12")
  void payments_are_shown_to_their_fan_and_the_events_owner() {
    Fan fan = server.newFan();
    String claim = fan.buy(organizer.onSale(1, Map.of()));
    String payment = fan.startPayment(claim).expect(201).text("payment_id");
    for (String path :
        List.of("/api/v1/payments/" + payment, "/api/v1/claims/" + claim + "/payments")) {
      fan.api().get(path).expect(200);
      organizer.api().get(path).expect(200);
      server.newFan().api().get(path).expectProblem(403, "FORBIDDEN");
      server.organizer().api().get(path).expectProblem(403, "FORBIDDEN");
    }
    server.newFan().startPayment(claim).expectProblem(403, "FORBIDDEN");
    String none = "00000000-0000-4000-8000-000000000000";
    fan.api().get("/api/v1/payments/" + none).expectProblem(404, "PAYMENT_NOT_FOUND");
    fan.startPayment(none).expectProblem(404, "CLAIM_NOT_FOUND");
    fan.api().get("/api/v1/payments/1").expectProblem(400, "INVALID_INPUT");
  }

  @Test
  @Tag("I20")
  void what_is_for_trying_out_is_not_there() {
    server.api().get("/dev/mailbox").expect(404);
    server.api().get("/sandbox/checkout/x").expect(404);
    server.api().post("/sandbox/checkout/x", Map.of("outcome", "success")).expect(404);
  }

  private Answer deliver(String body) {
    return post(body, PaystackStub.signature(body));
  }

  private Answer post(String body, String signature) {
    return server
        .api()
        .send(
            server
                .api()
                .request("/api/v1/webhooks/paystack")
                .header("Content-Type", "application/json")
                .header("x-paystack-signature", signature)
                .POST(BodyPublishers.ofString(body)));
  }

  private static Answer awaitRefund(Fan fan, String payment, String status) {
    return await()
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> fan.api().get("/api/v1/payments/" + payment),
            answer -> answer.json().path("refund").path("status").asText().equals(status));
  }

  private void awaitInboxEmpty() {
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                server.count("select count(*) from webhook_inbox where processed_at is null") == 0);
  }

  private static <T> List<T> atOnce(int count, Callable<T> task) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures =
          threads.invokeAll(IntStream.range(0, count).mapToObj(i -> task).toList());
      return futures.stream().map(Future::resultNow).toList();
    }
  }
}
