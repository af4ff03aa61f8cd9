package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.PaystackStub;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.server.TestRedis;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Money while processes die, answers get lost, and single payments break. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MoneyFaultsIT {

  private static final long PRICE = 5_000;
  private static final Duration LONG = Duration.ofSeconds(45);

  private final PaystackStub paystack = new PaystackStub();
  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.on(TestServer.freshDatabaseUrl(), TestRedis.url(), settings());
    organizer = server.organizer();
    // Stands for whatever may fail between a payment and its claim.
    server.sql("create table broken_claims (id uuid primary key)");
    server.sql(
        """
        create function break_claim() returns trigger language plpgsql as $$
        begin
          if exists (select 1 from broken_claims where id = new.id) then
            raise 'this claim is broken';
          end if;
          return new;
        end $$
        """);
    server.sql(
        "create trigger break_claim before update on claims for each row"
            + " when (new.status = 'CONFIRMED') execute function break_claim()");
  }

  @AfterAll
  void stop() {
    server.forgive("this claim is broken");
    server.close();
    paystack.close();
  }

  @Test
  @Tag("G9")
  void a_running_server_rescues_a_sale_whose_webhook_was_lost() {
    Fan fan = server.newFan();
    String claim = fan.buy(organizer.onSale(1, Map.of("claim_ttl_seconds", 30)));
    String reference = fan.startPayment(claim).expect(201).text("reference");

    paystack.isPaid(reference, PRICE);

    fan.awaitClaim(claim, "CONFIRMED");
  }

  @Test
  @Tag("G7")
  @Tag("G17")
  void a_fault_between_payment_and_claim_leaves_neither_and_blocks_nobody() {
    Fan fan = server.newFan();
    String claim = fan.buy(organizer.onSale(1, Map.of()));
    Answer payment = fan.startPayment(claim).expect(201);
    server.sql("insert into broken_claims values ('" + claim + "')");
    deliver(server.api(), PaystackStub.success(payment.text("reference"), PRICE)).expect(200);
    Fan next = server.newFan();
    String nexts = next.buy(organizer.onSale(1, Map.of()));
    String nextReference = next.startPayment(nexts).expect(201).text("reference");
    deliver(server.api(), PaystackStub.success(nextReference, PRICE)).expect(200);

    next.awaitClaim(nexts, "CONFIRMED");
    await()
        .atMost(LONG)
        .until(
            () ->
                server.count(
                        "select count(*) from webhook_inbox where processed_at is null"
                            + " and last_error like '%this claim is broken%' and tries > 1")
                    == 1);
    assertThat(fan.show(claim).text("status")).isEqualTo("CLAIMED");
    assertThat(fan.api().get("/api/v1/payments/" + payment.text("payment_id")).text("status"))
        .isEqualTo("PENDING");
    assertThat(server.metric("fairqueue_background_failures_total{task=\"webhooks\"}"))
        .isPositive();

    server.sql("delete from broken_claims");
    await().atMost(LONG).until(() -> fan.show(claim).text("status").equals("CONFIRMED"));
  }

  @Test
  @Tag("G9")
  @Tag("G17")
  void a_payment_that_breaks_whenever_it_is_asked_about_does_not_stand_in_the_way() {
    Fan broken = server.newFan();
    String brokens = broken.buy(organizer.onSale(1, Map.of()));
    String brokenReference = broken.startPayment(brokens).expect(201).text("reference");
    server.sql("insert into broken_claims values ('" + brokens + "')");
    paystack.isPaid(brokenReference, PRICE);
    Fan away = server.newFan();
    String awayReference =
        away.startPayment(away.buy(organizer.onSale(1, Map.of()))).expect(201).text("reference");
    paystack.breaksAbout(awayReference);
    await().atMost(LONG).until(() -> paystack.verified(brokenReference) > 0);

    Fan fan = server.newFan();
    String claim = fan.buy(organizer.onSale(1, Map.of()));
    paystack.isPaid(fan.startPayment(claim).expect(201).text("reference"), PRICE);

    fan.awaitClaim(claim, "CONFIRMED");
    server.sql("delete from broken_claims");
    await().atMost(LONG).until(() -> broken.show(brokens).text("status").equals("CONFIRMED"));
  }

  @Test
  @Tag("G1")
  @Tag("N30")
  void a_kill_between_the_gateways_call_and_its_answer_is_healed() throws Exception {
    Fan fan = server.newFan();
    String claim = fan.buy(organizer.onSale(1, Map.of()));
    var hangs = paystack.hangsForOpenings(fan.email());
    try (ServerProcess other = ServerProcess.start(processSettings());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Fan there = new Fan(other.api().as(fan.api().token()), fan.id(), fan.email());
      var unused = threads.submit(() -> there.startPayment(claim));
      await().atMost(LONG).until(() -> !paystack.opened(fan.email()).isEmpty());
      other.kill();
    }
    String lost = paystack.opened(fan.email()).getFirst();
    assertThat(fan.paymentStatuses(claim)).hasSize(1);
    paystack.givesBack(hangs);

    await().atMost(LONG).until(() -> fan.paymentStatuses(claim).getFirst().equals("FAILED"));
    String reference = fan.startPayment(claim).expect(201).text("reference");
    assertThat(reference).isNotEqualTo(lost);
    deliver(server.api(), PaystackStub.success(reference, PRICE)).expect(200);
    fan.awaitClaim(claim, "CONFIRMED");
    assertThat(paystack.opened(fan.email())).containsOnlyOnce(lost);
  }

  @Test
  @Tag("G5")
  void a_kill_after_the_200_loses_no_webhook() throws Exception {
    Fan fan = server.newFan();
    String claim = fan.buy(organizer.onSale(1, Map.of()));
    String reference = fan.startPayment(claim).expect(201).text("reference");
    try (ServerProcess other = ServerProcess.start(processSettings());
        var connection = DriverManager.getConnection(server.jdbcUrl());
        var statement = connection.createStatement()) {
      // Nobody can give it its effect before the kill.
      connection.setAutoCommit(false);
      statement.execute("select 1 from claims where id = '" + claim + "' for update");
      deliver(other.api(), PaystackStub.success(reference, PRICE)).expect(200);
      other.kill();
      assertThat(server.count("select count(*) from webhook_inbox where processed_at is null"))
          .isEqualTo(1);
      connection.rollback();
    }

    await().atMost(LONG).until(() -> fan.show(claim).text("status").equals("CONFIRMED"));
  }

  private Map<String, String> settings() {
    var all = new HashMap<>(paystack.settings());
    all.put("FAIRQUEUE_STALE_PAYMENT_AGE", "1s");
    return all;
  }

  /** One that asks about nothing for a while: what it leaves is the other's to heal. */
  private Map<String, String> processSettings() {
    var all = new HashMap<>(paystack.settings());
    all.put("FAIRQUEUE_POSTGRES_URL", server.jdbcUrl());
    if (server.redisUrl() != null) {
      all.put("FAIRQUEUE_REDIS_URL", server.redisUrl());
    }
    return all;
  }

  private static Answer deliver(Api api, String body) {
    return api.send(
        api.request("/api/v1/webhooks/paystack")
            .header("Content-Type", "application/json")
            .header("x-paystack-signature", PaystackStub.signature(body))
            .POST(BodyPublishers.ofString(body)));
  }
}
