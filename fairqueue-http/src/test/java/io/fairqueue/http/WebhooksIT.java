package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.HookReceiver;
import io.fairqueue.http.driver.HookReceiver.Call;
import io.fairqueue.http.driver.Letters;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Organizers' programs hear of events, on real stores. */
@Tag("H2")
@Tag("N40")
final class WebhooksIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String OWN = "/api/v1/organizers/me/webhooks";

  private final TestServer server = TestServer.shared();
  private final HookReceiver receiver = new HookReceiver();
  private final Organizer organizer = server.organizer();

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void a_sale_is_told_to_its_endpoint_signed() {
    String event = organizer.onSale(Map.of("total_inventory", 5, "price_minor", 0), Map.of());
    Answer hook = create(of(event), List.of("claim.held", "claim.confirmed", "line.admitted"));
    Fan fan = server.newFan();

    buy(fan, event);

    Call sold = call("claim.confirmed");
    assertThat(sold.header("content-type")).startsWith("application/json");
    assertThat(sold.header("user-agent")).startsWith("FairQueue/");
    assertThat(sold.header("webhook-id")).matches("msg_[0-9a-f]{32}");
    assertThat(sold.header("webhook-signature")).matches("v1,[A-Za-z0-9+/]{43}=");
    assertThat(Signed.verifies(hook.text("secret"), sold)).isTrue();
    assertThat(Signed.verifies("whsec_" + "A".repeat(43) + "=", sold)).isFalse();
    JsonNode body = Json.read(sold.text());
    assertThat(body.path("data").path("event_id").asText()).isEqualTo(event);
    assertThat(body.path("data").path("customer_id").asText()).isEqualTo(fan.id());
    assertThat(sold.text()).doesNotContain(fan.email());
  }

  @Test
  void names_and_addresses_are_told_where_the_owner_wants_it_and_that_is_audited() {
    String event = organizer.onSale(Map.of("total_inventory", 5, "price_minor", 0), Map.of());
    Answer hook =
        organizer
            .api()
            .post(
                of(event),
                Map.of(
                    "url",
                    receiver.url(),
                    "types",
                    List.of("claim.confirmed"),
                    "include_personal_data",
                    true))
            .expect(201);
    Fan fan = server.newFan();

    buy(fan, event);

    assertThat(Json.read(call("claim.confirmed").text()).at("/data/customer/email").asText())
        .isEqualTo(fan.email());
    assertThat(
            server.count(
                "select count(*) from audit_log where action = 'webhook.personal-data'"
                    + " and subject = '"
                    + hook.text("webhook_id")
                    + "'"))
        .isEqualTo(1);
  }

  @Test
  void an_organizers_endpoint_hears_of_all_events() {
    create(OWN, List.of("*"));
    String event = organizer.onSale(Map.of("total_inventory", 5, "price_minor", 0), Map.of());
    Fan fan = server.newFan();

    buy(fan, event);

    assertThat(Json.read(call("claim.confirmed").text()).at("/data/event_id").asText())
        .isEqualTo(event);
    call("line.admitted");
  }

  @Test
  void the_secret_is_shown_once_and_never_kept() {
    String key = UUID.randomUUID().toString();
    Map<String, Object> wanted = Map.of("url", receiver.url(), "types", List.of("*"));

    Answer first = organizer.api().postNamed(OWN, key, wanted).expect(201);
    Answer again = organizer.api().postNamed(OWN, key, wanted).expect(201);

    assertThat(first.text("secret")).startsWith("whsec_");
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(organizer.api().get(OWN).expect(200).json()).hasSize(1);
    assertThat(show(OWN, first).body()).doesNotContain("whsec_");
    for (String where : List.of("named_requests", "webhook_secrets", "server_secrets")) {
      assertThat(
              server.count(
                  "select count(*) from "
                      + where
                      + " t where t::text like '%"
                      + first.text("secret").substring(6)
                      + "%'"))
          .as(where)
          .isZero();
    }
  }

  @Test
  void during_a_rotation_both_secrets_sign() {
    Answer hook = create(OWN, List.of("*"));
    String key = UUID.randomUUID().toString();
    String rotate = OWN + "/" + hook.text("webhook_id") + "/rotate";
    String next = organizer.api().postNamed(rotate, key, Map.of()).expect(200).text("secret");
    assertThat(organizer.api().postNamed(rotate, key, Map.of()).expect(200).text("secret"))
        .isEqualTo(next);

    test(OWN, hook);

    Call call = call("endpoint.test");
    assertThat(call.header("webhook-signature").split(" ")).hasSize(2);
    assertThat(Signed.verifies(hook.text("secret"), call)).isTrue();
    assertThat(Signed.verifies(next, call)).isTrue();
  }

  @Test
  void who_asks_for_it_verifies_by_a_public_key_and_shares_no_secret()
      throws GeneralSecurityException {
    Map<String, Object> wanted =
        Map.of("url", receiver.url(), "types", List.of("*"), "signature", "v1a");
    Answer hook = organizer.api().post(OWN, wanted).expect(201);
    assertThat(hook.json().has("secret")).isFalse();
    String first = hook.text("public_key");
    assertThat(first).matches("whpk_[A-Za-z0-9+/]{43}=");

    test(OWN, hook);

    Call call = call("endpoint.test");
    assertThat(call.header("webhook-signature")).matches("v1a,[A-Za-z0-9+/]{86}==");
    assertThat(Signed.verifiesBy(first, call)).isTrue();
    String next =
        organizer.api().post(at(OWN, hook) + "/rotate", Map.of()).expect(200).text("public_key");
    assertThat(next).startsWith("whpk_").isNotEqualTo(first);
    assertThat(Signed.verifiesBy(next, call)).isFalse();
    test(OWN, hook);
    Call both =
        await()
            .atMost(SOON)
            .until(() -> receiver.calls("endpoint.test"), calls -> calls.size() == 2)
            .getLast();
    assertThat(Signed.verifiesBy(first, both)).isTrue();
    assertThat(Signed.verifiesBy(next, both)).isTrue();
    assertThat(
            organizer
                .api()
                .post(OWN, Map.of("url", receiver.url(), "types", List.of("*"), "signature", "v2"))
                .expectProblem(400, "INVALID_INPUT")
                .body())
        .contains("\"signature\"", "must be v1 or v1a");
  }

  @Test
  void what_came_of_a_test_is_seen_and_replayed_under_the_same_id() {
    Answer hook = create(OWN, List.of("*"));
    receiver.answer(number -> number == 1 ? 500 : 200);
    String delivery = test(OWN, hook);
    await().atMost(SOON).until(() -> receiver.calls().size() >= 2);

    JsonNode done = await().atMost(SOON).until(() -> only(OWN, hook, "DONE"), JsonNode::isObject);
    assertThat(done.path("delivery_id").asText()).isEqualTo(delivery);
    assertThat(done.path("type").asText()).isEqualTo("endpoint.test");
    assertThat(done.path("tries").asInt()).isEqualTo(1);
    assertThat(done.path("response_code").asInt()).isEqualTo(200);
    assertThat(done.path("response").asText()).isEqualTo("thanks");
    organizer.api().post(at(OWN, hook) + "/deliveries/" + delivery + "/replay").expect(202);

    await().atMost(SOON).until(() -> receiver.calls().size() >= 3);
    assertThat(receiver.calls())
        .extracting(call -> call.header("webhook-id"))
        .containsOnly(done.path("first_message_id").asText());
  }

  @Test
  void a_span_is_replayed() {
    Answer hook = create(OWN, List.of("*"));
    Instant from = server.time().truncatedTo(ChronoUnit.MILLIS).minusSeconds(1);
    test(OWN, hook);
    await().atMost(SOON).until(() -> only(OWN, hook, "DONE").isObject());
    Instant to = server.time();

    Answer replayed =
        organizer
            .api()
            .post(at(OWN, hook) + "/replay", Map.of("from", from.toString(), "to", to.toString()))
            .expect(202);

    assertThat(replayed.number("deliveries")).isEqualTo(1);
    await().atMost(SOON).until(() -> receiver.calls("endpoint.test").size() == 2);
  }

  @Test
  void a_span_is_at_most_seven_days_and_over() {
    Answer hook = create(OWN, List.of("*"));
    Instant now = server.time();

    replay(hook, now.minus(Duration.ofDays(8)), now).expectProblem(400, "INVALID_INPUT");
    replay(hook, now, now.plusSeconds(60)).expectProblem(400, "INVALID_INPUT");
    replay(hook, now, now.minusSeconds(60)).expectProblem(400, "INVALID_INPUT");
    replay(hook, now.minus(Duration.ofDays(7)), now.minusSeconds(1)).expect(202);
  }

  @Test
  void one_that_is_gone_is_disabled_until_its_owner_enables_it() {
    Answer hook = create(OWN, List.of("*"));
    receiver.answer(number -> 410);
    test(OWN, hook);

    await().atMost(SOON).until(() -> !show(OWN, hook).json().path("enabled").asBoolean());
    assertThat(show(OWN, hook).text("disabled_reason")).isEqualTo("It answered 410 Gone.");
    JsonNode told =
        Letters.await(server.api(), organizer.email(), "A webhook endpoint was disabled");
    for (String part : List.of("text", "html")) {
      assertThat(told.path(part).asText()).contains("410");
    }
    String event = organizer.onSale(Map.of("total_inventory", 5, "price_minor", 0), Map.of());
    buy(server.newFan(), event);
    // Whoever subscribes now hears of what has not been handed on yet.
    await()
        .atMost(SOON)
        .until(() -> server.count("select count(*) from outbox where relayed_at is null") == 0);
    receiver.answer(number -> 200);
    patch(OWN, hook, "{\"enabled\": true}").expect(200);
    test(OWN, hook);

    await().atMost(SOON).until(() -> receiver.calls().size() >= 2);
    assertThat(receiver.calls("claim.confirmed")).isEmpty();
  }

  @Test
  @Tag("G17")
  void one_that_never_answers_does_not_hold_up_another() {
    CountDownLatch end = new CountDownLatch(1);
    try (HookReceiver slow = new HookReceiver()) {
      slow.answer(number -> answerAfter(end));
      Answer stuck =
          organizer.api().post(OWN, Map.of("url", slow.url(), "types", List.of("*"))).expect(201);
      Answer live = create(OWN, List.of("*"));
      for (int i = 1; i <= 8; i++) {
        int count = i;
        test(OWN, stuck);
        test(OWN, live);
        await().atMost(SOON).until(() -> receiver.calls("endpoint.test").size() == count);
      }
      assertThat(slow.calls()).isNotEmpty().hasSizeLessThanOrEqualTo(5);
      assertThat(only(OWN, stuck, "DONE").isObject()).isFalse();
    } finally {
      end.countDown();
    }
  }

  private static int answerAfter(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 200;
  }

  @Test
  void its_owner_changes_and_deletes_it() {
    Answer hook = create(OWN, List.of("*"));

    Answer changed =
        patch(
                OWN,
                hook,
                "{\"types\": [\"claim.held\"], \"description\": \"the till\","
                    + " \"enabled\": false}")
            .expect(200);
    assertThat(changed.json().path("types")).hasSize(1);
    assertThat(changed.text("description")).isEqualTo("the till");
    assertThat(changed.json().path("enabled").asBoolean()).isFalse();
    assertThat(patch(OWN, hook, "{\"description\": null}").expect(200).json().has("description"))
        .isFalse();
    patch(OWN, hook, "{\"colour\": 1}").expectProblem(400, "INVALID_INPUT");
    patch(OWN, hook, "{\"url\": \"https://10.0.0.1/\"}").expectProblem(400, "URL_NOT_ALLOWED");
    organizer.api().delete(at(OWN, hook)).expect(204);
    organizer.api().delete(at(OWN, hook)).expectProblem(404, "WEBHOOK_NOT_FOUND");
    organizer.api().get(at(OWN, hook)).expectProblem(404, "WEBHOOK_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://shop.example/",
        "https://user:secret@93.184.215.14/",
        "https://93.184.215.14:22/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://[::ffff:10.0.0.1]/",
        "https://[fd00:ec2::254]/",
        "not a url"
      })
  void a_url_that_may_not_be_called_is_refused(String url) {
    Answer refused =
        organizer
            .api()
            .post(OWN, Map.of("url", url, "types", List.of("*")))
            .expectProblem(400, "URL_NOT_ALLOWED");

    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("url");
    assertThat(refused.json().at("/errors/0/message").asText()).startsWith("must");
  }

  @Test
  void an_unknown_type_is_refused_with_the_list() {
    for (String type : List.of("claim.sold", "account.created", "endpoint.test", "")) {
      assertThat(
              organizer
                  .api()
                  .post(OWN, Map.of("url", receiver.url(), "types", List.of(type)))
                  .expectProblem(400, "INVALID_INPUT")
                  .body())
          .contains("claim.confirmed", "endpoint.disabled");
    }
    organizer
        .api()
        .post(OWN, Map.of("url", receiver.url(), "types", List.of()))
        .expectProblem(400, "INVALID_INPUT");
  }

  @Test
  void the_twenty_first_is_one_too_many() {
    for (int i = 0; i < 20; i++) {
      create(OWN, List.of("event.sold_out"));
    }

    organizer
        .api()
        .post(OWN, Map.of("url", receiver.url(), "types", List.of("*")))
        .expectProblem(409, "TOO_MANY_ENDPOINTS");
  }

  @Test
  void what_is_somebody_elses_is_forbidden_and_what_is_nobodys_not_found() {
    Organizer other = server.organizer();
    Organizer admin = server.organizer(true);
    String event = organizer.onSale(5, Map.of());
    Answer hook = create(of(event), List.of("*"));
    Answer own = create(OWN, List.of("*"));
    String unknown = UUID.randomUUID().toString();

    other.api().get(of(event)).expectProblem(403, "FORBIDDEN");
    other.api().get(at(of(event), hook)).expectProblem(403, "FORBIDDEN");
    other.api().get(at(OWN, own)).expectProblem(403, "FORBIDDEN");
    other.api().get(at(OWN, hook)).expectProblem(403, "FORBIDDEN");
    other.api().post(at(OWN, own) + "/test").expectProblem(403, "FORBIDDEN");
    other.api().post(at(of(event), hook) + "/rotate").expectProblem(403, "FORBIDDEN");
    organizer.api().get(at(OWN, hook)).expectProblem(404, "WEBHOOK_NOT_FOUND");
    organizer.api().get(OWN + "/" + unknown).expectProblem(404, "WEBHOOK_NOT_FOUND");
    organizer.api().get(of(unknown)).expectProblem(404, "EVENT_NOT_FOUND");
    for (String id : List.of("1-0-1", "nonsense", "9999999999-0-1")) {
      organizer
          .api()
          .post(at(OWN, own) + "/deliveries/" + id + "/replay")
          .expectProblem(404, "DELIVERY_NOT_FOUND");
    }
    assertThat(admin.api().get(at(of(event), hook)).expect(200).text("url"))
        .isEqualTo(receiver.url());
    server.newFan().api().get(of(event)).expectProblem(401, "UNAUTHORIZED");
    server.api().get(OWN).expectProblem(401, "UNAUTHORIZED");
  }

  private static String of(String event) {
    return "/api/v1/events/" + event + "/webhooks";
  }

  private static String at(String path, Answer hook) {
    return path + "/" + hook.text("webhook_id");
  }

  private Answer create(String path, List<String> types) {
    return organizer.api().post(path, Map.of("url", receiver.url(), "types", types)).expect(201);
  }

  private Answer show(String path, Answer hook) {
    return organizer.api().get(at(path, hook)).expect(200);
  }

  private Answer patch(String path, Answer hook, String body) {
    return organizer
        .api()
        .send(
            organizer
                .api()
                .request(at(path, hook))
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body)));
  }

  private String test(String path, Answer hook) {
    return organizer.api().post(at(path, hook) + "/test").expect(202).text("delivery_id");
  }

  private Answer replay(Answer hook, Instant from, Instant to) {
    Map<String, Object> span = new HashMap<>();
    span.put("from", from.toString());
    span.put("to", to.toString());
    return organizer.api().post(at(OWN, hook) + "/replay", span);
  }

  /** The one delivery of this status; something else while there is none. */
  private JsonNode only(String path, Answer hook, String status) {
    return organizer
        .api()
        .get(at(path, hook) + "/deliveries?status=" + status)
        .expect(200)
        .json()
        .path(0);
  }

  private Call call(String type) {
    return await()
        .atMost(SOON)
        .until(() -> receiver.calls(type), calls -> !calls.isEmpty())
        .getFirst();
  }

  private static void buy(Fan fan, String event) {
    fan.join(event).expect(201);
    fan.claim(event, fan.awaitAdmission(event)).expect(201);
  }
}
