package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.PaystackStub;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.postgres.check.PostgresChecks;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.tck.server.TestRedis;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The gateway as it is: fees, refunds that take days, its own office, disputes, its refusals. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GatewayIT {

  private static final long PRICE = 5_000;

  private final PaystackStub paystack = new PaystackStub();
  private final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    post.start();
    Map<String, String> settings = new HashMap<>(paystack.settings());
    settings.put("FAIRQUEUE_SMTP_URL", "smtp://127.0.0.1:" + post.getSmtp().getPort());
    server = TestServer.on(TestServer.freshDatabaseUrl(), TestRedis.url(), settings);
    organizer = server.organizer();
  }

  @AfterAll
  void stop() {
    server.close();
    post.stop();
    paystack.close();
  }

  @Test
  @Tag("G6")
  @Tag("G16")
  void who_bears_the_fee_gets_the_ticket() {
    for (String requested : List.of("5000", "\"5000\"")) {
      Sale sale = open(Map.of());
      deliver(PaystackStub.successWithFee(sale.reference, PRICE + 125, requested)).expect(200);
      sale.fan.awaitClaim(sale.claim, "CONFIRMED");
      assertThat(sale.payment().json().path("amount_minor").asLong()).isEqualTo(PRICE);
    }
    Sale less = open(Map.of());
    deliver(PaystackStub.successWithFee(less.reference, PRICE - 1, "5000")).expect(200);
    less.fan.awaitRefund(less.payment, "SUCCEEDED");
    assertThat(less.fan.show(less.claim).text("status")).isEqualTo("CLAIMED");
  }

  @Test
  @Tag("G14")
  @Tag("G16")
  void a_refund_is_done_when_the_gateway_says_so() {
    Sale sale = sold();
    paystack.queuesRefund(sale.reference);
    organizer.refund(sale.claim).expect(202);
    await().until(() -> paystack.refunds(sale.reference) == 1);
    deliver(PaystackStub.refund("refund.pending", sale.reference, PRICE)).expect(200);
    deliver(PaystackStub.refund("refund.processing", sale.reference, PRICE)).expect(200);
    awaitInboxEmpty();
    assertThat(sale.refund().path("status").asText()).isEqualTo("PENDING");
    assertThat(sale.fan.show(sale.claim).text("status")).isEqualTo("CONFIRMED");
    assertThat(free(sale.event)).isZero();

    String processed = PaystackStub.refund("refund.processed", sale.reference, PRICE);
    for (int i = 0; i < 10; i++) {
      deliver(processed + " ".repeat(i % 3)).expect(200);
    }
    sale.fan.awaitClaim(sale.claim, "REFUNDED");
    assertThat(sale.refund().path("status").asText()).isEqualTo("SUCCEEDED");
    assertThat(free(sale.event)).isEqualTo(1);
    assertThat(paystack.refunds(sale.reference)).isEqualTo(1);
    checkPasses();
  }

  @Test
  @Tag("G14")
  @Tag("G16")
  void a_refund_that_fails_later_is_seen_and_may_be_asked_for_again() {
    for (String event : List.of("refund.failed", "refund.needs-attention")) {
      Sale sale = sold();
      paystack.queuesRefund(sale.reference);
      organizer.refund(sale.claim).expect(202);
      await().until(() -> paystack.refunds(sale.reference) == 1);
      awaitMailed(sale.fan.email(), "Your refund is on its way: A Night Out");
      deliver(PaystackStub.refund(event, sale.reference, PRICE)).expect(200);
      sale.fan.awaitRefund(sale.payment, "FAILED");
      assertThat(free(sale.event)).isZero();
      awaitMailed(sale.fan.email(), "Your refund is delayed: A Night Out");
      awaitMailed(organizer.email(), "A refund failed: A Night Out");

      organizer.refund(sale.claim).expect(202);
      await().until(() -> paystack.refunds(sale.reference) == 2);
      deliver(PaystackStub.refund("refund.processed", sale.reference, PRICE)).expect(200);
      sale.fan.awaitRefund(sale.payment, "SUCCEEDED");
    }
    checkPasses();
  }

  /** Both parts, in one mail. */
  private void awaitMailed(String email, String subject) {
    await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () -> {
              for (MimeMessage mail : post.getReceivedMessages()) {
                if (subject.equals(mail.getSubject())
                    && email.equals(mail.getAllRecipients()[0].toString())) {
                  return GreenMailUtil.getWholeMessage(mail).contains("text/plain")
                      && GreenMailUtil.getWholeMessage(mail).contains("text/html");
                }
              }
              return false;
            });
  }

  @Test
  @Tag("G16")
  void money_that_went_back_outside_leaves_no_ticket_that_opens_the_door() {
    Sale refunded = sold();
    deliver(PaystackStub.refund("refund.processed", refunded.reference, PRICE)).expect(200);
    Sale disputed = sold();
    deliver(PaystackStub.dispute("charge.dispute.create", disputed.reference, PRICE, "null"))
        .expect(200);
    awaitInboxEmpty();
    assertThat(disputed.fan.show(disputed.claim).text("status")).isEqualTo("CONFIRMED");
    deliver(
            PaystackStub.dispute(
                "charge.dispute.resolve", disputed.reference, PRICE, "\"merchant-accepted\""))
        .expect(200);

    for (Sale sale : List.of(refunded, disputed)) {
      sale.fan.awaitClaim(sale.claim, "REFUNDED");
      assertThat(sale.payment().text("status")).isEqualTo("REFUNDED");
      assertThat(sale.refund().path("status").asText()).isEqualTo("SUCCEEDED");
      assertThat(free(sale.event)).isEqualTo(1);
      checkIn(sale).expectProblem(410, "TICKET_VOID");
      assertThat(paystack.refunds(sale.reference)).isZero();
    }
    assertThat(server.stores().payments().remarkable(100))
        .extracting(view -> view.payment().facts().reference())
        .contains(refunded.reference, disputed.reference);
    checkPasses();
  }

  @Test
  @Tag("G16")
  void a_dispute_that_was_won_and_a_part_that_went_back_leave_the_ticket() {
    Sale won = sold();
    deliver(PaystackStub.dispute("charge.dispute.resolve", won.reference, PRICE, "\"declined\""))
        .expect(200);
    deliver(PaystackStub.refund("refund.processed", won.reference, 1)).expect(200);
    awaitInboxEmpty();
    assertThat(won.fan.show(won.claim).text("status")).isEqualTo("CONFIRMED");
    checkIn(won).expect(200);
    checkPasses();
  }

  @Test
  @Tag("G13")
  @Tag("G16")
  void a_second_capture_of_one_reference_goes_back_and_the_sale_stands() {
    Sale sale = sold();
    for (int i = 0; i < 10; i++) {
      deliver(PaystackStub.secondSuccess(sale.reference, PRICE) + " ".repeat(i % 3)).expect(200);
    }
    sale.fan.awaitRefund(sale.payment, "SUCCEEDED");
    assertThat(sale.fan.show(sale.claim).text("status")).isEqualTo("CONFIRMED");
    assertThat(sale.payment().text("status")).isEqualTo("SUCCEEDED");
    assertThat(paystack.refunds("4712")).isEqualTo(1);
    assertThat(paystack.refunds(sale.reference)).isZero();
    checkIn(sale).expect(200);
    checkPasses();
  }

  @Test
  @Tag("G5")
  @Tag("G16")
  void what_is_told_in_the_wrong_order_ends_the_same() {
    Sale sale = open(Map.of());
    deliver(PaystackStub.refund("refund.processed", sale.reference, PRICE)).expect(200);
    sale.fan.awaitPayment(sale.payment, "REFUNDED");
    deliver(PaystackStub.success(sale.reference, PRICE)).expect(200);
    deliver(PaystackStub.failure(sale.reference)).expect(200);
    awaitInboxEmpty();
    assertThat(sale.payment().text("status")).isEqualTo("REFUNDED");
    assertThat(sale.fan.show(sale.claim).text("status")).isEqualTo("CLAIMED");
    checkPasses();
  }

  @Test
  @Tag("G3")
  @Tag("G10")
  @Tag("G16")
  void a_refusal_that_is_the_shops_fault_costs_the_fan_nothing() {
    for (var fault :
        Map.of(401, "Invalid key", 400, "Currency not supported by merchant").entrySet()) {
      Fan fan = server.newFan();
      String claim = fan.buy(organizer.onSale(1, Map.of()));
      var refuses = paystack.refusesToOpen(fan.email(), fault.getKey(), fault.getValue());
      for (int i = 0; i < 5; i++) {
        fan.startPayment(claim).expectProblem(502, "GATEWAY_REFUSED");
      }
      assertThat(fan.show(claim).text("status")).isEqualTo("CLAIMED");
      paystack.givesBack(refuses);
      String reference = fan.startPayment(claim).expect(201).text("reference");
      deliver(PaystackStub.success(reference, PRICE)).expect(200);
      fan.awaitClaim(claim, "CONFIRMED");
    }
  }

  @Test
  @Tag("G3")
  @Tag("G10")
  void a_refusal_of_the_fan_uses_an_attempt_and_a_gateway_that_is_away_none() {
    Fan fan = server.newFan();
    String claim = fan.buy(organizer.onSale(1, Map.of("max_payment_attempts", 2)));
    var refuses = paystack.refusesToOpen(fan.email(), 400, "Invalid Email Address Passed");
    fan.startPayment(claim).expectProblem(502, "GATEWAY_REFUSED");
    assertThat(fan.show(claim).text("status")).isEqualTo("CLAIMED");
    paystack.givesBack(refuses);
    var away = paystack.refusesToOpen(fan.email(), 503, "away");
    Answer silent = fan.startPayment(claim).expectProblem(503, "GATEWAY_UNAVAILABLE");
    assertThat(silent.header("Retry-After")).isNotEmpty();
    assertThat(fan.show(claim).text("status")).isEqualTo("CLAIMED");
    paystack.givesBack(away);
  }

  @Test
  @Tag("G11")
  @Tag("G13")
  void a_fan_may_change_the_method_or_begin_anew() {
    Fan fan = server.newFan();
    String claim = fan.buy(organizer.onSale(1, Map.of("max_payment_attempts", 1)));
    String path = "/api/v1/claims/" + claim + "/payments";
    Answer transfer = fan.api().post(path, Map.of("method", "bank_transfer")).expect(201);
    assertThat(fan.startPayment(claim).expect(201).text("payment_id"))
        .isEqualTo(transfer.text("payment_id"));
    Answer card = fan.api().post(path, Map.of("method", "card")).expect(201);
    assertThat(card.text("reference")).isNotEqualTo(transfer.text("reference"));
    Answer again = fan.api().post(path, Map.of("restart", true)).expect(201);
    assertThat(again.text("reference")).isNotEqualTo(card.text("reference"));
    fan.api().post(path, Map.of("restart", "yes")).expectProblem(400, "INVALID_INPUT");

    var attempts = fan.api().get(path).expect(200).json().path("data");
    assertThat(attempts.findValuesAsText("payment_id"))
        .containsExactly(
            again.text("payment_id"), card.text("payment_id"), transfer.text("payment_id"));
    assertThat(attempts.findValuesAsText("status")).containsExactly("PENDING", "FAILED", "FAILED");
    assertThat(attempts.findValuesAsText("failure_reason"))
        .containsExactly("SUPERSEDED", "SUPERSEDED");
    assertThat(fan.show(claim).text("status")).isEqualTo("CLAIMED");

    deliver(PaystackStub.success(transfer.text("reference"), PRICE)).expect(200);
    fan.awaitClaim(claim, "CONFIRMED");
    deliver(PaystackStub.success(again.text("reference"), PRICE)).expect(200);
    fan.awaitRefund(again.text("payment_id"), "SUCCEEDED");
    checkPasses();
  }

  @Test
  @Tag("F8")
  @Tag("G8")
  void a_claim_is_given_up_with_its_payment_and_the_money_goes_back() {
    Sale sale = open(Map.of());
    sale.fan.release(sale.claim).expectProblem(409, "PAYMENT_IN_PROGRESS");
    String path = "/api/v1/claims/" + sale.claim + "?give_up_payment=";
    sale.fan.api().delete(path + "perhaps").expectProblem(400, "INVALID_INPUT");
    sale.fan.api().delete(path + "false").expectProblem(409, "PAYMENT_IN_PROGRESS");
    server.newFan().api().delete(path + "true").expectProblem(403, "FORBIDDEN");
    sale.fan.api().delete(path + "true").expect(204);
    assertThat(free(sale.event)).isEqualTo(1);

    deliver(PaystackStub.success(sale.reference, PRICE)).expect(200);
    sale.fan.awaitRefund(sale.payment, "SUCCEEDED");
    assertThat(sale.fan.show(sale.claim).text("status")).isEqualTo("RELEASED");
    assertThat(free(sale.event)).isEqualTo(1);
    checkPasses();
  }

  @Test
  @Tag("G14")
  void who_is_inside_is_refunded_by_force_only_and_the_place_is_not_sold_again() {
    Sale sale = sold();
    checkIn(sale).expect(200);
    organizer.refund(sale.claim).expectProblem(409, "CHECKED_IN");
    assertThat(sale.payment().json().has("refund")).isFalse();
    String path = "/api/v1/claims/" + sale.claim + "/refund";
    organizer
        .api()
        .post(path, Map.of("reason", "a fight", "force", "yes"))
        .expectProblem(400, "INVALID_INPUT");
    organizer.api().post(path, Map.of("reason", "a fight", "force", true)).expect(202);
    sale.fan.awaitClaim(sale.claim, "REFUNDED");
    assertThat(free(sale.event)).isZero();
    checkPasses();
  }

  @Test
  @Tag("G4")
  void whatever_comes_to_the_webhooks_is_refused_in_good_order() {
    Sale sale = open(Map.of());
    String body = PaystackStub.success(sale.reference, PRICE);
    String good = PaystackStub.signature(body);
    byte[] raw = HexFormat.of().parseHex(good);
    for (String wrong :
        List.of(
            Base64.getEncoder().encodeToString(raw),
            good.toUpperCase(Locale.ROOT),
            good.substring(1),
            good + "0",
            "sha512=" + good,
            "null",
            "0".repeat(5_000))) {
      post(body, wrong).expectProblem(401, "INVALID_SIGNATURE");
    }
    for (String bad :
        List.of(
            "null",
            "[]",
            "7",
            "{\"event\":null}",
            "{\"event\":{},\"data\":{}}",
            "{\"event\":\"charge.success\"}",
            "{\"event\":\"charge.success\",\"data\":[]}",
            "{\"event\":\"charge.success\",\"data\":{\"reference\":{},\"amount\":1}}",
            PaystackStub.success(sale.reference, PRICE).replace("5000", "1e999"),
            PaystackStub.success(sale.reference, PRICE).replace("5000", "9".repeat(60)),
            PaystackStub.success(sale.reference, PRICE).replace("5000", "9".repeat(2_000)),
            PaystackStub.success(sale.reference, PRICE).replace("NGN", "\u20a6"),
            PaystackStub.refund("refund.processed", "", 1),
            "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000),
            "{\"event\":\"charge.success\"")) {
      Answer answer = post(bad, PaystackStub.signature(bad));
      assertThat(answer.status()).as(bad.substring(0, Math.min(80, bad.length()))).isEqualTo(400);
    }
    for (String unknown :
        List.of(
            "{\"event\":\"transfer.success\",\"data\":{}}",
            "{\"event\":\"invented\",\"data\":null}",
            PaystackStub.success("nobody's \\u0000 reference", PRICE),
            PaystackStub.refund("refund.processed", "nobody's", PRICE))) {
      post(unknown, PaystackStub.signature(unknown)).expect(200);
    }
    awaitInboxEmpty();
    assertThat(sale.fan.show(sale.claim).text("status")).isEqualTo("CLAIMED");
  }

  /** A payment that is open, or more. */
  private final class Sale {

    final Fan fan = server.newFan();
    final String event;
    final String claim;
    final String payment;
    final String reference;
    String code = "";

    Sale(Map<String, ?> policy) {
      event = organizer.onSale(1, policy);
      claim = fan.buy(event);
      Answer started = fan.startPayment(claim).expect(201);
      payment = started.text("payment_id");
      reference = started.text("reference");
    }

    Answer payment() {
      return fan.api().get("/api/v1/payments/" + payment).expect(200);
    }

    JsonNode refund() {
      return payment().json().path("refund");
    }
  }

  private Sale open(Map<String, ?> policy) {
    return new Sale(policy);
  }

  private Sale sold() {
    Sale sale = open(Map.of());
    deliver(PaystackStub.success(sale.reference, PRICE)).expect(200);
    sale.fan.awaitClaim(sale.claim, "CONFIRMED");
    sale.code = sale.fan.tickets(sale.claim).json().path("data").path(0).path("code").asText();
    return sale;
  }

  private Answer checkIn(Sale sale) {
    return organizer
        .api()
        .post("/api/v1/events/" + sale.event + "/checkins", Map.of("code", sale.code));
  }

  private long free(String event) {
    return server.count("select sum(free_count) from unit_blocks where event_id = '" + event + "'");
  }

  private void checkPasses() {
    try (var pool = PostgresDataSources.pool(new PostgresConfig(server.jdbcUrl(), null, null, 2))) {
      assertThat(new PostgresChecks(pool).run(null)).allMatch(result -> result.passed());
    }
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
                .POST(BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8))));
  }

  private void awaitInboxEmpty() {
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                server.count("select count(*) from webhook_inbox where processed_at is null") == 0);
  }
}
