package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.ApiContract;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.http.fuzz.ApiFuzz;
import io.fairqueue.http.fuzz.SocketFuzz;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Asks for everything that the API's document names, in every wrong way there is time for: {@code
 * -Dfairqueue.fuzz.seconds}. What {@code -Dfairqueue.fuzz.seed} was is printed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiFuzzIT {

  private static final int SECONDS = Integer.getInteger("fairqueue.fuzz.seconds", 30);
  private static final long SEED = Long.getLong("fairqueue.fuzz.seed", new Random().nextLong());

  private TestServer server;
  private ApiContract contract;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    contract = ApiContract.read(server.api().get("/openapi.yaml").expect(200).body());
  }

  @Test
  @Tag("B12")
  @Tag("I13")
  @Tag("N39")
  void every_answer_is_one_that_the_document_names() {
    var fuzz = new ApiFuzz(server, contract, SEED);

    fuzz.run(Duration.ofSeconds(SECONDS));

    System.out.println(fuzz.figures());
    assertThat(fuzz.faults().entrySet()).as("faults with seed %s", SEED).isEmpty();
    assertThat(fuzz.hangs()).as("hangs with seed %s", SEED).isEmpty();
    assertThat(fuzz.requests()).isGreaterThan(contract.operations().size());
  }

  @Test
  @Tag("B12")
  @Tag("I13")
  void the_answers_of_a_whole_sale_are_as_they_are_documented() {
    Organizer organizer = server.organizer();
    String event = organizer.draft(Map.of("total_inventory", 3, "price_minor", 5_000), Map.of());
    String ofEvent = "/api/v1/events/" + event;
    accepted("activateEvent", organizer.api().put(ofEvent + "/activate"));
    accepted("pauseEvent", organizer.api().put(ofEvent + "/pause"));
    accepted("resumeEvent", organizer.api().put(ofEvent + "/resume"));
    Fan fan = server.newFan();
    accepted("joinLine", fan.join(event));
    var claim = accepted("claim", fan.claim(event, fan.awaitAdmission(event)));
    accepted("showPosition", fan.position(event));
    String id = claim.text("claim_id");
    var payment = accepted("startPayment", fan.startPayment(id));
    fan.decide(payment.text("reference"), "success").expect(200);
    accepted("showClaim", fan.awaitClaim(id, "CONFIRMED"));
    var tickets = accepted("listTickets", fan.tickets(id));
    accepted("listPayments", fan.api().get("/api/v1/claims/" + id + "/payments"));
    String code = tickets.json().path("data").path(0).path("code").asText();
    accepted("checkIn", organizer.api().post(ofEvent + "/checkins", Map.of("code", code)));
    accepted("showStats", organizer.stats(event));
  }

  private Answer accepted(String operation, Answer answer) {
    var asked =
        contract.operations().stream()
            .filter(known -> known.text().path("operationId").asText().equals(operation))
            .findAny()
            .orElseThrow();
    assertThat(answer.status()).as("%s: %s", operation, answer.body()).isLessThan(300);
    assertThat(contract.faults(asked, answer.status(), "application/json", answer.body()))
        .as("%s: %s", operation, answer.body())
        .isEmpty();
    return answer;
  }

  @Test
  @Tag("B12")
  @Tag("E5")
  void sockets_say_what_is_wrong_and_live_or_are_closed() {
    var fuzz = new SocketFuzz(server, SEED);

    fuzz.run(Duration.ofSeconds(Math.max(1, SECONDS / 4)));

    System.out.println(fuzz.figures());
    assertThat(fuzz.faults()).as("faults with seed %s", SEED).isEmpty();
  }
}
