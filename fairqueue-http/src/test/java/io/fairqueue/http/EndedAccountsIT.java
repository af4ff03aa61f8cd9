package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.FanSocket;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an ended account held goes to the next fan; what was sold stays. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("A10")
@Tag("A18")
final class EndedAccountsIT {

  private TestServer server;
  private Organizer organizer;

  /** How an account ends. */
  enum End {
    DELETED(fan -> fan.api().delete("/api/v1/me").expect(204)),
    DISABLED(
        fan ->
            TestServer.shared()
                .stores()
                .customers()
                .setDisabled(
                    new CustomerId(UUID.fromString(fan.id())), true, TestServer.shared().time()));

    @SuppressWarnings("ImmutableEnumChecker") // made of nothing that changes
    private final Consumer<Fan> how;

    End(Consumer<Fan> how) {
      this.how = how;
    }
  }

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @ParameterizedTest
  @EnumSource
  void an_admission_goes_to_the_next_fan(End end) {
    String event = organizer.onSale(1, Map.of("max_active", 1, "admission_window_seconds", 3_600));
    Fan first = server.newFan();
    Fan second = server.newFan();
    first.join(event).expect(201);
    first.awaitAdmission(event);
    second.join(event).expect(201);
    try (FanSocket socket = first.socket(event)) {
      socket.await("admitted");

      end.how.accept(first);

      second.awaitAdmission(event);
      assertThat(socket.awaitClose()).isEqualTo(1008);
    }
    assertThat(entries(first, "ABANDONED")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_hold_goes_back_on_sale(End end) {
    String event = organizer.onSale(1, Map.of("claim_ttl_seconds", 3_600));
    Fan first = server.newFan();
    String claim = first.buy(event);
    Fan second = server.newFan();
    second.join(event).expect(201);

    end.how.accept(first);

    second.claim(event, second.awaitAdmission(event)).expect(201);
    assertThat(
            server.count(
                "select count(*) from claims where status = 'RELEASED'"
                    + " and release_reason = 'CUSTOMER' and id = '%s'".formatted(claim)))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void money_that_comes_later_goes_back(End end) {
    String event = organizer.onSale(1, Map.of("claim_ttl_seconds", 3_600));
    Fan first = server.newFan();
    String claim = first.buy(event);
    var payment = first.startPayment(claim).expect(201);

    end.how.accept(first);
    await()
        .until(
            () ->
                server.count(
                        "select count(*) from claims where status = 'RELEASED' and id = '%s'"
                            .formatted(claim))
                    == 1);
    first.decide(payment.text("reference"), "success").expect(200);

    await()
        .until(
            () ->
                server.count(
                        "select count(*) from refunds where status = 'SUCCEEDED' and payment_id = '%s'"
                            .formatted(payment.text("payment_id")))
                    == 1);
    Fan second = server.newFan();
    second.join(event).expect(201);
    second.claim(event, second.awaitAdmission(event)).expect(201);
  }

  @ParameterizedTest
  @EnumSource
  void every_line_is_left_and_what_was_sold_stays(End end) {
    String sold = organizer.onSale(1, Map.of());
    Fan fan = server.newFan();
    String claim = fan.buy(sold);
    fan.pay(claim);
    String one = server.crowded();
    String paused = server.crowded();
    fan.join(one).expect(201);
    fan.join(paused).expect(201);
    server.sql(
        "update events set status = 'PAUSED', paused_at = now() where id = '%s'".formatted(paused));

    end.how.accept(fan);

    await().until(() -> entries(fan, "ABANDONED") == 2);
    assertThat(entries(fan, "WAITING")).isZero();
    assertThat(
            server.count(
                "select count(*) from tickets where voided_at is null and claim_id = '%s'"
                    .formatted(claim)))
        .isEqualTo(1);
  }

  private long entries(Fan fan, String status) {
    return server.count(
        "select count(*) from queue_entries where customer_id = '%s' and status = '%s'"
            .formatted(fan.id(), status));
  }
}
