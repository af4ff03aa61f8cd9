package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is there for trying things out. */
final class SandboxIT {

  private static final Pattern GERMAN = Pattern.compile("href=\"(/language/de[^\"]*)\"");

  @Test
  @Tag("G9")
  @Tag("N63")
  void after_a_restart_the_sandbox_still_knows_its_payments(@TempDir Path data) {
    String claim;
    String reference;
    String token;
    String fanId;
    try (TestServer first = TestServer.embedded(data, Map.of())) {
      Fan fan = first.fan();
      claim = fan.buy(first.organizer().onSale(1, Map.of()));
      reference = fan.startPayment(claim).expect(201).text("reference");
      token = String.valueOf(fan.api().token());
      fanId = fan.id();
    }
    try (TestServer second = TestServer.embedded(data, Map.of())) {
      Fan fan = new Fan(second.api().as(token), fanId, "");
      assertThat(fan.startPayment(claim).expect(201).text("reference")).isEqualTo(reference);
      fan.decide(reference, "success").expect(200);
      fan.awaitClaim(claim, "CONFIRMED");
    }
  }

  @Test
  @Tag("B3")
  void what_can_be_no_reference_is_not_found() {
    TestServer server = TestServer.shared();
    server.api().get("/sandbox/checkout/a%00b").expectProblem(404, "PAYMENT_NOT_FOUND");
    server
        .api()
        .post("/sandbox/checkout/a%00b", Map.of("outcome", "success"))
        .expectProblem(404, "PAYMENT_NOT_FOUND");
  }

  @Test
  void a_payment_is_decided_once_except_that_a_failed_one_may_be_tried_again() {
    TestServer server = TestServer.shared();
    Organizer organizer = server.organizer();
    Fan fan = server.newFan();
    String claim = fan.buy(organizer.onSale(1, Map.of()));
    String reference = fan.startPayment(claim).expect(201).text("reference");

    fan.decide(reference, "perhaps").expectProblem(400, "INVALID_INPUT");
    fan.decide("unknown", "success").expectProblem(404, "PAYMENT_NOT_FOUND");
    for (int i = 0; i < 3; i++) {
      fan.decide(reference, "failed").expect(200);
    }
    for (int i = 0; i < 3; i++) {
      fan.decide(reference, "success").expect(200);
    }
    fan.decide(reference, "failed").expectProblem(409, "INVALID_TRANSITION");
    fan.awaitClaim(claim, "CONFIRMED");
  }

  @Test
  @Tag("I23")
  void people_decide_on_a_page() {
    TestServer server = TestServer.shared();
    String event = server.organizer().onSale(1, Map.of());
    Fan fan = server.newFan();
    String claim = fan.buy(event);
    String reference = fan.startPayment(claim).expect(201).text("reference");
    String path = "/sandbox/checkout/" + reference;
    Answer page = server.api().get(path).expect(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.body()).contains("value=\"success\"", "value=\"failed\"");
    assertThat(page.body()).doesNotContain("http://", "https://");

    Answer paid =
        server
            .api()
            .send(
                server
                    .api()
                    .request(path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("outcome=success")))
            .expect(200);
    assertThat(paid.body()).contains("This payment succeeded.");
    fan.awaitClaim(claim, "CONFIRMED");
  }

  @Test
  @Tag("I23")
  void a_checkout_is_read_in_another_language_at_the_same_address() {
    TestServer server = TestServer.shared();
    Fan fan = server.newFan();
    String claim = fan.buy(server.organizer().onSale(1, Map.of()));
    String path = "/sandbox/checkout/" + fan.startPayment(claim).expect(201).text("reference");
    Matcher german = GERMAN.matcher(server.api().get(path).expect(200).body());
    assertThat(german.find()).isTrue();

    Answer chosen = server.api().get(german.group(1)).expect(303);

    assertThat(chosen.header("Location")).isEqualTo(path);
    assertThat(chosen.header("Set-Cookie")).startsWith("fq_lang=de;");
    Answer page =
        server.api().send(server.api().request(path).header("Cookie", "fq_lang=de")).expect(200);
    assertThat(page.body()).contains("<html lang=\"de\"", "Sandbox-Kasse");
  }

  @Test
  @Tag("A13")
  void the_mailbox_is_read_newest_first_and_without_case() {
    TestServer server = TestServer.shared();
    Fan fan = server.fan();
    server
        .api()
        .post("/api/v1/auth/customer/otp/request", Map.of("email", fan.email()))
        .expect(202);
    for (String spelling : List.of(fan.email(), fan.email().toUpperCase(Locale.ROOT))) {
      var mails = server.api().get("/dev/mailbox?to=" + spelling).expect(200).json();
      assertThat(mails).filteredOn(mail -> !mail.has("html")).hasSize(2);
      assertThat(mails.path(0).path("to").asText()).isEqualTo(fan.email());
      assertThat(mails.path(0).path("at").asText())
          .isGreaterThanOrEqualTo(mails.path(1).path("at").asText());
    }
  }
}
