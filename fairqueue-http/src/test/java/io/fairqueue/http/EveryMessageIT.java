package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.HookReceiver;
import io.fairqueue.http.driver.Letters;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is told of comes about by what fans and organizers do, and is told. */
@Tag("N40")
final class EveryMessageIT {

  private static final Duration SOON = Duration.ofSeconds(40);
  private static final Map<String, ?> FREE = Map.of("total_inventory", 5, "price_minor", 0);

  /**
   * An account is of no organizer's, where a fan stands, that a turn is near and tickets once more
   * ({@link ResendIT}) are the fan's alone, and in which browsers somebody signs in is theirs
   * ({@link StaffDeviceIT}); endpoints and draws have their own tests.
   */
  private static final Set<MessageType> ELSEWHERE =
      Set.of(
          MessageType.ACCOUNT_CREATED,
          MessageType.LINE_JOINED,
          MessageType.DRAW_DONE,
          MessageType.LINE_CLOSE,
          MessageType.CLAIM_RESENT,
          MessageType.EVENT_NOTICE,
          MessageType.STAFF_NEW_DEVICE,
          MessageType.ENDPOINT_DISABLED,
          MessageType.ENDPOINT_TEST);

  private final TestServer server = TestServer.shared();
  private final Organizer organizer = server.organizer();

  @Test
  void an_endpoint_hears_of_all_that_an_organizers_events_are_told_of() {
    try (HookReceiver receiver = new HookReceiver()) {
      organizer
          .api()
          .post(
              "/api/v1/organizers/me/webhooks",
              Map.of("url", receiver.url(), "types", List.of("*")))
          .expect(201);
      Fan late = lateMoney();
      Fan buyer = saleAndRefund();
      Fan lapsed = lapse();
      Fan removed = removal();
      Fan holder = holder();
      Fan unpaid = noMoreTries();
      Fan delayed = refusedRefund();

      Set<String> expected =
          Arrays.stream(MessageType.values())
              .filter(type -> !ELSEWHERE.contains(type))
              .map(MessageType::wireName)
              .collect(Collectors.toCollection(TreeSet::new));
      await().atMost(SOON).untilAsserted(() -> assertThat(types(receiver)).containsAll(expected));
      assertThat(types(receiver)).isEqualTo(expected);
      assertThat(receiver.calls()).noneMatch(call -> call.text().contains(buyer.email()));

      assertMailed(buyer, "Your refund:");
      assertMailed(late, "You will get your money back");
      assertMailed(lapsed, "Your turn is over");
      assertMailed(removed, "You were removed from the line");
      assertMailed(holder, "Cancelled");
      assertMailed(unpaid, "No tickets bought");
      assertMailed(delayed, "Your refund is delayed");
    }
  }

  /** Both parts, and a language. */
  private void assertMailed(Fan fan, String about) {
    JsonNode mail =
        await()
            .atMost(SOON)
            .until(
                () ->
                    Letters.of(server.api(), fan.email()).stream()
                        .filter(each -> each.path("subject").asText().contains(about))
                        .findFirst(),
                Optional::isPresent)
            .orElseThrow();
    assertThat(mail.path("text").asText()).isNotBlank();
    assertThat(mail.path("html").asText()).contains("<!doctype html>");
    assertThat(mail.path("headers").toString()).contains("Message-ID", "Content-Language");
  }

  private static Set<String> types(HookReceiver receiver) {
    return receiver.calls().stream()
        .map(call -> Json.read(call.text()).path("type").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** One pays when the hold is over and everything is somebody else's. */
  private Fan lateMoney() {
    String event = organizer.onSale(1, Map.of("claim_ttl_seconds", 3));
    Fan late = server.newFan();
    String claim = late.buy(event);
    Answer payment = late.startPayment(claim).expect(201);
    late.awaitClaim(claim, "RELEASED");
    Fan other = server.newFan();
    other.pay(other.buy(event));
    late.decide(payment.text("reference"), "success").expect(200);
    return late;
  }

  /** One fails to pay, pays, gets the money back; and everything is to be had again. */
  private Fan saleAndRefund() {
    String event = organizer.onSale(1, Map.of());
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    String admission = fan.awaitAdmission(event);
    assertMailed(fan, "It’s your turn");
    String claim = fan.claim(event, admission).expect(201).text("claim_id");
    Answer payment = fan.startPayment(claim).expect(201);
    fan.decide(payment.text("reference"), "failed").expect(200);
    fan.awaitPayment(payment.text("payment_id"), "FAILED");
    // A mail says how it is when it is sent: who waits for it gets it.
    assertMailed(fan, "Your payment failed");
    String paid = fan.pay(claim);
    assertMailed(fan, "Your tickets");
    await()
        .atMost(SOON)
        .until(
            () ->
                server.count("select count(*) from stock_told where event_id = '" + event + "'")
                    == 1);
    organizer.refund(claim).expect(202);
    fan.awaitRefund(paid, "SUCCEEDED");
    return fan;
  }

  /** One fails to pay as often as one may. */
  private Fan noMoreTries() {
    String event = organizer.onSale(1, Map.of("max_payment_attempts", 1));
    Fan fan = server.newFan();
    String claim = fan.buy(event);
    Answer payment = fan.startPayment(claim).expect(201);
    fan.decide(payment.text("reference"), "failed").expect(200);
    fan.awaitClaim(claim, "RELEASED");
    return fan;
  }

  /** The gateway refuses to give money back. */
  private Fan refusedRefund() {
    String event = organizer.onSale(1, Map.of());
    Fan fan = server.newFan();
    String claim = fan.buy(event);
    String payment = fan.pay(claim);
    server.refuseRefunds(payment, true);
    organizer.refund(claim).expect(202);
    fan.awaitRefund(payment, "FAILED");
    return fan;
  }

  private Fan lapse() {
    String event = organizer.onSale(FREE, Map.of("admission_window_seconds", 1));
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    fan.awaitStatus(event, "EXPIRED");
    return fan;
  }

  private Fan removal() {
    String event = organizer.onSale(Map.of("total_inventory", 1, "price_minor", 0), Map.of());
    server.newFan().take(event, Map.of());
    Fan fan = server.newFan();
    String entry = fan.join(event).expect(201).text("queue_entry_id");
    organizer.api().delete("/api/v1/events/" + event + "/queue/entries/" + entry).expect(204);
    return fan;
  }

  /** One with a ticket is let in; then the event moves, and is cancelled. */
  private Fan holder() {
    String event = organizer.onSale(FREE, Map.of());
    Fan fan = server.newFan();
    String claim = fan.take(event, Map.of()).text("claim_id");
    String code = fan.tickets(claim).expect(200).json().path("data").path(0).path("code").asText();
    organizer.api().post("/api/v1/events/" + event + "/checkins", Map.of("code", code)).expect(200);
    Fan other = server.newFan();
    other.take(event, Map.of());
    organizer.revise(event, Map.of("venue", "The other hall")).expect(200);
    assertMailed(other, "Changed");
    organizer.cancel(event).expect(202);
    return other;
  }
}
