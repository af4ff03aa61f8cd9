package io.fairqueue.cli.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.cli.OperatorsSuite;
import io.fairqueue.cli.Run;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.RefundId;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.PaymentStore;
import io.fairqueue.tck.server.TestPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A database that was restored, and a gateway that has seen more than it remembers: a payment that
 * was open then, a refund that was asked for then, and a payment that began afterwards.
 */
class RestoreIT {

  private static final Money PRICE = new Money(700, Currency.getInstance("NGN"));

  @Test
  void a_restored_database_comes_to_agree_with_the_gateway() throws IOException {
    String live = TestPostgres.freshDatabaseUrl();
    assertThat(run(live, null, "migrate").code()).isZero();
    try (PaystackBooks gateway = new PaystackBooks()) {
      EventId event;
      Claim open;
      Claim returned;
      Claim sold;
      try (Backend backend = open(live)) {
        event = putOnSale(live, backend);
        open = claim(backend, event);
        begin(backend, open, "fq_open");
        returned = claim(backend, event);
        pay(backend, gateway, begin(backend, returned, "fq_returned"), "fq_returned");
        backend.fairQueue().claims().refund(Backend.OPERATOR, returned.id(), "ill");
        sold = claim(backend, event);
        pay(backend, gateway, begin(backend, sold, "fq_sold"), "fq_sold");
      }
      String backup = TestPostgres.copyOf(live);
      try (Backend backend = open(live)) {
        gateway.takes("fq_open", PRICE.minor());
        gateway.sendsBack("fq_returned");
        Claim lost = claim(backend, event);
        pay(backend, gateway, begin(backend, lost, "fq_lost"), "fq_lost");
      }

      gateway.refuses("Invalid key");
      Run silent = run(backup, gateway, "payment", "reconcile", "--since", "-1h");
      assertThat(silent.code()).isEqualTo(1);
      assertThat(silent.err()).contains("answered no more: Invalid key");
      assertThat(gateway.refundsAsked()).as("nothing is sent in the dark").isZero();
      gateway.answers();

      Run table = run(backup, gateway, "payment", "reconcile", "--since", "-1h");

      assertThat(table.code()).isEqualTo(1);
      assertThat(table.out())
          .contains("fq_lost", "PAID", "700", "NGN", "fan-of-fq_lost@example.org");
      assertThat(table.out()).doesNotContain("fq_open", "fq_sold", "fq_returned");
      assertThat(table.out()).containsPattern("movements_changed +2");
      assertThat(status(backup, open)).isEqualTo("CONFIRMED");
      assertThat(status(backup, returned)).isEqualTo("REFUNDED");
      assertThat(status(backup, sold)).isEqualTo("CONFIRMED");
      assertThat(gateway.refundsAsked()).as("what was back already is not sent again").isZero();
      assertThat(run(backup, gateway, "check").code()).isZero();

      JsonNode again = reconcile(backup, gateway, 1);
      assertThat(again.path("movements_changed").asInt()).isZero();
      assertThat(again.path("unmatched"))
          .singleElement()
          .matches(line -> line.path("reference").asText().equals("fq_lost"))
          .matches(line -> line.path("amount_minor").asLong() == PRICE.minor())
          .matches(line -> line.path("why").asText().equals("UNKNOWN_PAYMENT"));

      gateway.sendsBack("fq_lost");
      assertThat(reconcile(backup, gateway, 0).path("unmatched")).isEmpty();
    }
  }

  @Test
  void a_time_that_is_none_is_refused() throws IOException {
    try (PaystackBooks gateway = new PaystackBooks()) {
      Run run =
          run(
              TestPostgres.freshDatabaseUrl(),
              gateway,
              "payment",
              "reconcile",
              "--since",
              "yesterday");

      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("--since must be a time");
    }
  }

  private static JsonNode reconcile(String database, PaystackBooks gateway, int code) {
    Run run = run(database, gateway, "payment", "reconcile", "--since", "-1h", "-o", "json");
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    return run.json();
  }

  private static Backend open(String database) {
    return OperatorsSuite.backend(Map.of("FAIRQUEUE_POSTGRES_URL", database));
  }

  private static EventId putOnSale(String database, Backend backend) {
    EmailAddress email = new EmailAddress(UUID.randomUUID() + "@example.org");
    Run created =
        Run.of(
            Map.of("FAIRQUEUE_POSTGRES_URL", database),
            "a good password\n",
            "organizer",
            "create",
            "--email",
            email.value(),
            "--name",
            "Ann",
            "--password-stdin");
    assertThat(created.code()).isZero();
    return backend
        .fairQueue()
        .events()
        .open(
            backend.stores().organizers().findByEmail(email).orElseThrow().id(),
            "Night",
            4,
            PRICE,
            Duration.ofHours(1));
  }

  private static Claim claim(Backend backend, EventId event) {
    CustomerId customer = new CustomerId(UUID.randomUUID());
    backend.fairQueue().line().join(event, customer);
    backend.fairQueue().ticks().admissions();
    return ((HoldOutcome.Held) backend.fairQueue().claims().claim(event, customer, 1)).claim();
  }

  private static PaymentId begin(Backend backend, Claim claim, String reference) {
    PaymentId payment = new PaymentId(UUID.randomUUID());
    Instant now = Instant.now();
    PaymentStore payments = backend.stores().payments();
    payments.begin(payment, claim.id(), reference, null, 3, now);
    assertThat(payments.opened(payment, reference, "https://pay.example/" + reference, null, now))
        .isTrue();
    return payment;
  }

  /** The gateway takes it, and its webhook has its effect. */
  private static void pay(
      Backend backend, PaystackBooks gateway, PaymentId payment, String reference) {
    String number = gateway.takes(reference, PRICE.minor());
    var settled =
        backend
            .stores()
            .payments()
            .succeed(payment, PRICE, number, new RefundId(UUID.randomUUID()), Instant.now());
    assertThat(settled).isInstanceOf(PaymentStore.Settlement.Confirmed.class);
  }

  private static String status(String database, Claim claim) {
    return run(database, null, "claim", "show", claim.id().toString(), "-o", "json")
        .json()
        .path("status")
        .asText();
  }

  private static Run run(String database, @Nullable PaystackBooks gateway, String... words) {
    Map<String, String> settings = new HashMap<>();
    settings.put("FAIRQUEUE_POSTGRES_URL", database);
    if (gateway != null) {
      settings.putAll(gateway.settings());
    }
    return Run.of(settings, "", words);
  }
}
