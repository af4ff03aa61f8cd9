package io.fairqueue.cli.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.fairqueue.cli.OperatorsSuite;
import io.fairqueue.cli.Run;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.port.PaymentStore;
import io.fairqueue.port.WebhookInbox;
import io.fairqueue.tck.fixture.Till;
import io.fairqueue.tck.server.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What operators do about claims and their money. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MoneyIT {

  private static final String NOBODY = UUID.randomUUID().toString();

  private final Map<String, String> environment =
      Map.of("FAIRQUEUE_POSTGRES_URL", TestPostgres.freshDatabaseUrl());

  private Backend backend;

  @BeforeAll
  void open() {
    assertThat(run("migrate").code()).isZero();
    backend = OperatorsSuite.backend(environment);
  }

  @AfterAll
  void close() {
    backend.close();
  }

  @Test
  void claims_are_listed_by_event_and_state_as_a_table_and_as_json() {
    EventId event = putOnSale(3, 700);
    ClaimId held = claim(event).id();
    Run table = run("claim", "list", "--event", event.toString());
    assertThat(table.out()).startsWith("CLAIM_ID ").contains(held.toString(), "CLAIMED", "700");
    JsonNode rows =
        run("claim", "list", "--event", event.toString(), "--status", "claimed", "-o", "json")
            .json();
    assertThat(rows)
        .singleElement()
        .matches(row -> row.path("claim_id").asText().equals(held.toString()))
        .matches(row -> row.path("units").asInt() == 1);
    assertThat(run("claim", "list", "-o", "json").json().findValuesAsText("claim_id"))
        .contains(held.toString());
    Run none = run("claim", "list", "--event", event.toString(), "--status", "refunded");
    assertThat(none.code()).isZero();
    assertThat(none.err()).contains("no such claims");
    Run unknown = run("claim", "list", "--event", NOBODY);
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).contains("There is no event");
  }

  @Test
  @Tag("F11")
  void who_has_tickets_is_listed_and_found() {
    String event = putOnSale(2, 0).toString();
    Claim first = claim(EventId.parse(event));
    claim(EventId.parse(event));

    Run table = run("ticket", "list", event);
    assertThat(table.out()).startsWith("TICKET_ID ");
    assertThat(run("ticket", "list", event, "-o", "json").json()).hasSize(2);
    assertThat(run("ticket", "list", event, "--search", first.id().toString(), "-o", "json").json())
        .singleElement()
        .matches(
            row -> row.path("label").asText().equals(first.facts().units().getFirst().label()));
    Run none = run("ticket", "list", event, "--search", "nobody's");
    assertThat(none.code()).isZero();
    assertThat(none.err()).contains("no such tickets");
    Run unknown = run("ticket", "list", NOBODY);
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).contains("There is no event");
  }

  @Test
  void a_claim_is_released_once_and_leaves_a_trace() {
    String held = claim(putOnSale(1, 700)).id().toString();
    assertThat(run("claim", "release", held).code()).isEqualTo(2);
    assertThat(run("claim", "release", held, "--yes").code()).isZero();
    assertThat(claimStatus(held)).isEqualTo("RELEASED");
    Run again = run("claim", "release", held, "--yes");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("not held any more");
    assertThat(run("claim", "release", NOBODY, "--yes").code()).isEqualTo(1);
    assertThat(backend.stores().audit().latest(100))
        .anyMatch(e -> e.action().equals("claim.release") && e.subject().equals(held));
  }

  @Test
  void a_claim_that_is_being_paid_is_not_released() {
    Claim held = claim(putOnSale(1, 700));
    beginPayment(held);
    Run run = run("claim", "release", held.id().toString(), "--yes");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("under way");
  }

  @Test
  @Tag("G14")
  void a_sale_is_refunded_once_and_its_payments_tell_so() {
    Claim sold = claim(putOnSale(1, 700));
    String claim = sold.id().toString();
    assertThat(run("payment", "list", claim).err()).contains("Nobody tried");
    assertThat(run("refund", claim, "--reason", "ill", "--yes").code()).isEqualTo(1);
    pay(sold);
    assertThat(run("refund", claim, "--reason", "ill").code()).isEqualTo(2);
    assertThat(run("refund", claim, "--reason", "ill", "--yes").err()).contains("Asked for");
    Run again = run("refund", claim, "--reason", "ill", "--yes");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("under way or done");
    assertThat(run("payment", "list", claim).out()).startsWith("PAYMENT_ID ").contains("PENDING");
    assertThat(run("payment", "list", claim, "-o", "json").json())
        .singleElement()
        .matches(row -> row.path("status").asText().equals("SUCCEEDED"))
        .matches(row -> row.path("refund").asText().equals("PENDING"));
    assertThat(run("claim", "show", claim).out()).contains("REFUND", "ref-");
    assertThat(run("payment", "list", NOBODY).code()).isEqualTo(1);
    assertThat(run("refund", NOBODY, "--reason", "ill", "--yes").code()).isEqualTo(1);
    assertThat(run("check").code()).isZero();
  }

  @Test
  @Tag("G18")
  void one_of_two_tickets_is_refunded() {
    EventId event = putOnSale(2, 700);
    Claim sold = claimOfTwo(event);
    String claim = sold.id().toString();
    pay(sold);
    String unit = sold.facts().units().getFirst().unitId().toString();

    Run foreign = run("refund", claim, "--unit", NOBODY, "--reason", "ill", "--yes");
    assertThat(foreign.code()).isEqualTo(1);
    assertThat(foreign.err()).contains("none of this claim's");
    assertThat(run("refund", claim, "--unit", unit, "--reason", "ill", "--yes").err())
        .contains("Asked for");
    Run again = run("refund", claim, "--unit", unit, "--reason", "ill", "--yes");
    assertThat(again.err()).contains("under way or done");
    assertThat(run("claim", "show", claim, "-o", "json").json().path("status").asText())
        .isEqualTo("CONFIRMED");
    assertThat(run("check").code()).isZero();
  }

  @Test
  @Tag("G13")
  @Tag("G14")
  void a_refund_that_the_gateway_refused_is_asked_for_again_by_its_payment() {
    Claim sold = claim(putOnSale(1, 700));
    PaymentId surplus = beginPayment(sold);
    PaymentStore payments = backend.stores().payments();
    payments.fail(surplus, "timeout", 3, Instant.now());
    pay(sold);
    succeed(surplus, sold);
    payments.refundFailed(
        Till.refundOf(payments, surplus).orElseThrow().id(), "account closed", Instant.now());
    String[] words = {"refund", "--payment", surplus.toString(), "--yes"};

    assertThat(run("refund", "--payment", surplus.toString()).code()).isEqualTo(2);
    assertThat(run("payment", "show", surplus.toString()).out()).contains("FAILED");
    assertThat(run(words).err()).contains("Asked for");

    assertThat(Till.refundOf(payments, surplus).orElseThrow().status())
        .isEqualTo(RefundStatus.PENDING);
    Run again = run(words);
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("refused no refund");
    assertThat(run("refund", "--payment", NOBODY, "--yes").code()).isEqualTo(1);
    assertThat(claimStatus(sold.id().toString())).isEqualTo("CONFIRMED");
    assertThat(backend.stores().audit().latest(100))
        .anyMatch(e -> e.action().equals("refund.retry") && e.subject().equals(surplus.toString()));
    assertThat(run("check").code()).isZero();
  }

  @Test
  void a_refund_is_of_a_sale_with_a_reason_or_of_a_payment() {
    for (String[] words :
        new String[][] {
          {"refund", "--yes"},
          {"refund", NOBODY, "--yes"},
          {"refund", "--reason", "ill", "--yes"},
          {"refund", NOBODY, "--reason", "ill", "--payment", NOBODY, "--yes"},
          {"payment", "list"},
          {"payment", "list", NOBODY, "--unknown"}
        }) {
      assertThat(run(words).code()).as(String.join(" ", words)).isEqualTo(2);
    }
  }

  @Test
  void payments_that_nobody_knows_are_listed() {
    assertThat(run("payment", "list", "--unknown").err()).contains("is known");
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    keep(
        "{\"event\": \"charge.success\", \"data\": {\"reference\": \"R1\","
            + " \"amount\": 700, \"currency\": \"EUR\", \"id\": 9}}",
        now);
    keep("{\"event\": \"charge.failed\", \"data\": {\"reference\": \"R2\"}}", now);
    keep("no words of a gateway", now);

    Run table = run("payment", "list", "--unknown");
    assertThat(table.out()).startsWith("REFERENCE ").contains("R1", "PAID", "700", "EUR");
    JsonNode rows = run("payment", "list", "--unknown", "-o", "json").json();
    assertThat(rows.findValuesAsText("reference")).containsExactly("null", "R2", "R1");
    assertThat(rows.path(2).path("received_at").asText()).isEqualTo(now.toString());
    assertThat(run("check").out()).contains("3 webhooks about payments that nobody knows");
  }

  @Test
  void silent_payments_and_due_refunds_reach_their_end_without_a_server() throws IOException {
    Claim silent = claim(putOnSale(1, 700));
    beginPayment(silent);
    Claim sold = claim(putOnSale(1, 700));
    pay(sold);
    assertThat(run("refund", sold.id().toString(), "--reason", "ill", "--yes").code()).isZero();
    assertThat(run("payment", "reconcile").err()).contains("No gateway is set");
    HttpServer paystack = paystack();
    try {
      JsonNode first = reconcile(paystack).json();
      assertThat(first.path("payments_ended").asInt()).isPositive();
      assertThat(first.path("refunds_paid").asInt()).isPositive();
      assertThat(claimStatus(silent.id().toString())).isEqualTo("CONFIRMED");
      assertThat(claimStatus(sold.id().toString())).isEqualTo("REFUNDED");
      assertThat(reconcile(paystack).json().path("refunds_paid").asInt()).isZero();
    } finally {
      paystack.stop(0);
    }
  }

  @Test
  void what_cost_nothing_is_refunded_at_once() {
    String free = claim(putOnSale(1, 0)).id().toString();
    assertThat(run("refund", free, "--reason", "ill", "--yes").err()).contains("cost nothing");
    assertThat(claimStatus(free)).isEqualTo("REFUNDED");
  }

  @Test
  @Tag("C6")
  void an_event_is_cancelled_once_with_a_reason() {
    String event = putOnSale(2, 700).toString();
    Run hesitant = run("event", "cancel", event, "--reason", "ill");
    assertThat(hesitant.code()).isEqualTo(2);
    assertThat(hesitant.err()).contains("--yes is needed");
    assertThat(run("event", "cancel", event, "--reason", " ", "--yes").code()).isEqualTo(2);
    Run cancelled = run("event", "cancel", event, "--reason", "ill", "--yes", "-o", "json");
    assertThat(cancelled.code()).isZero();
    assertThat(cancelled.json().path("status").asText()).isEqualTo("CANCELLED");
    Run again = run("event", "cancel", event, "--reason", "ill", "--yes");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("CANCELLED", "can't be cancelled");
    assertThat(run("event", "cancel", NOBODY, "--reason", "ill", "--yes").code()).isEqualTo(1);
    assertThat(run("event", "show", event).out()).contains("CANCELLED");
  }

  private EventId putOnSale(int tickets, long price) {
    EmailAddress email = new EmailAddress(UUID.randomUUID() + "@example.org");
    Run.of(
        environment,
        "a good password\n",
        "organizer",
        "create",
        "--email",
        email.value(),
        "--name",
        "Ann",
        "--password-stdin");
    return backend
        .fairQueue()
        .events()
        .open(
            backend.stores().organizers().findByEmail(email).orElseThrow().id(),
            "Night",
            tickets,
            new Money(price, Currency.getInstance("EUR")),
            Duration.ofHours(1));
  }

  private Claim claim(EventId event) {
    CustomerId customer = new CustomerId(UUID.randomUUID());
    backend.fairQueue().line().join(event, customer);
    backend.fairQueue().ticks().admissions();
    return ((HoldOutcome.Held) backend.fairQueue().claims().claim(event, customer, 1)).claim();
  }

  /** More than a fan may ask for here: what operators see may be older than the rules. */
  private Claim claimOfTwo(EventId event) {
    CustomerId customer = new CustomerId(UUID.randomUUID());
    backend.fairQueue().line().join(event, customer);
    backend.fairQueue().ticks().admissions();
    Instant now = Instant.now();
    HoldRequest request =
        new HoldRequest(
            new ClaimId(UUID.randomUUID()),
            event,
            backend.stores().lineReads().find(event, customer).orElseThrow().id(),
            customer,
            new UnitSelection.AnyOf(2, null),
            now,
            now.plusSeconds(600));
    return ((HoldOutcome.Held) backend.stores().claims().hold(request)).claim();
  }

  private Run reconcile(HttpServer paystack) {
    Map<String, String> words = new HashMap<>(environment);
    words.put("FAIRQUEUE_PAYSTACK_SECRET_KEY", "sk_test");
    words.put("FAIRQUEUE_PAYSTACK_URL", "http://localhost:" + paystack.getAddress().getPort());
    words.put("FAIRQUEUE_STALE_PAYMENT_AGE", "1s");
    return Run.of(words, "", "payment", "reconcile", "-o", "json");
  }

  /** Knows every payment as paid, and sends all money back. */
  private static HttpServer paystack() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] answer =
        """
        {"status": true, "message": "ok",
         "data": {"id": 7, "status": "success", "amount": 700, "currency": "EUR"}}
        """
            .getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        call -> {
          call.getResponseHeaders().set("Content-Type", "application/json");
          call.sendResponseHeaders(200, answer.length);
          call.getResponseBody().write(answer);
          call.close();
        });
    server.start();
    return server;
  }

  /** Nobody has heard of it for a while. */
  private PaymentId beginPayment(Claim claim) {
    PaymentId payment = new PaymentId(UUID.randomUUID());
    backend
        .stores()
        .payments()
        .begin(payment, claim.id(), "ref-" + payment, null, 3, Instant.now().minusSeconds(30));
    return payment;
  }

  /** A webhook that had no effect, as its payment is unknown. */
  private void keep(String body, Instant now) {
    WebhookInbox inbox = backend.stores().webhooks();
    inbox.store("paystack", body.getBytes(StandardCharsets.UTF_8), now, now);
    inbox
        .take(now, now, 100)
        .forEach(kept -> inbox.processed(kept.id(), WebhookInbox.UNKNOWN_REFERENCE, now));
  }

  private void pay(Claim claim) {
    succeed(beginPayment(claim), claim);
  }

  private void succeed(PaymentId payment, Claim claim) {
    backend
        .stores()
        .payments()
        .succeed(
            payment, claim.facts().amount(), null, new RefundId(UUID.randomUUID()), Instant.now());
  }

  private String claimStatus(String claim) {
    return run("claim", "show", claim, "-o", "json").json().path("status").asText();
  }

  private Run run(String... words) {
    return Run.of(environment, "", words);
  }
}
