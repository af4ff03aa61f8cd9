package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.fixture.StubBrowser;
import io.fairqueue.tck.fixture.StubBrowser.Vapid;
import io.fairqueue.tck.fixture.StubPushService;
import io.fairqueue.tck.fixture.StubPushService.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fans' browsers hear of what comes about, on real stores, by a push service on this machine. */
@Tag("B10")
@Tag("N40")
final class PushIT {

  private static final String DEVICES = "/api/v1/me/devices";
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Map<String, ?> FREE = Map.of("total_inventory", 5, "price_minor", 0);

  private final TestServer server = TestServer.shared();
  private final Organizer organizer = server.organizer();
  private final StubPushService service = new StubPushService();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void every_device_of_a_fan_is_told_of_the_turn_and_of_the_tickets() {
    String event = organizer.onSale(FREE, Map.of());
    Fan fan = server.newFan();
    StubBrowser laptop = StubBrowser.create();
    StubBrowser phone = StubBrowser.create();
    String first = service.endpoint();
    String second = service.endpoint();
    register(fan, laptop, first).expect(201);
    register(fan, phone, second).expect(201);

    fan.join(event).expect(201);
    Answer admitted = fan.awaitStatus(event, "ADMITTED");

    JsonNode turn = shown(laptop, first, "line.admitted");
    assertThat(shown(phone, second, "line.admitted")).isEqualTo(turn);
    assertThat(turn.path("event_id").asText()).isEqualTo(event);
    assertThat(turn.path("body").asText()).contains("A Night Out");
    assertThat(Instant.parse(turn.path("until").asText()))
        .isEqualTo(Instant.parse(admitted.text("admitted_until")));
    Call call = service.calls(first).getFirst();
    assertThat(call.header("urgency")).isEqualTo("high");
    assertThat(Long.parseLong(call.header("ttl")))
        .isBetween(
            1L,
            Duration.between(server.time(), Instant.parse(admitted.text("admitted_until")))
                .plusSeconds(60)
                .toSeconds());
    assertThat(call.header("topic")).isEqualTo(admitted.text("queue_entry_id").replace("-", ""));

    String claim = fan.claim(event, admitted.text("admission_token")).expect(201).text("claim_id");

    assertThat(shown(laptop, first, "claim.confirmed").path("event_id").asText()).isEqualTo(event);
    shown(phone, second, "claim.confirmed");
    assertThat(claim).isNotBlank();
    assertThat(service.calls(first)).hasSize(2);
  }

  @Test
  void a_fan_who_is_next_is_told_once_that_the_turn_is_near() {
    String event = organizer.onSale(5, Map.of("admissions_per_minute", 1));
    Fan first = server.newFan();
    first.join(event).expect(201);
    first.awaitAdmission(event);
    Fan fan = server.newFan();
    StubBrowser browser = StubBrowser.create();
    String endpoint = service.endpoint();
    register(fan, browser, endpoint).expect(201);

    String entry = fan.join(event).expect(201).text("queue_entry_id");

    JsonNode near = shown(browser, endpoint, "line.close");
    assertThat(near.path("event_id").asText()).isEqualTo(event);
    assertThat(service.calls(endpoint).getFirst().header("topic"))
        .isEqualTo(entry.replace("-", ""));
    assertThat(
            server.count(
                "select count(*) from outbox where type = 'line.close' and '%s' = any(items)"
                    .formatted(entry)))
        .isEqualTo(1);
  }

  @Test
  void the_push_service_knows_the_server_by_the_key_that_pages_are_given() {
    String key = server.api().get("/api/v1/push/key").expect(200).text("application_server_key");
    Fan fan = server.newFan();
    String endpoint = service.endpoint();
    register(fan, StubBrowser.create(), endpoint).expect(201);

    admit(fan);

    Vapid vapid = Vapid.verify(first(endpoint).header("authorization"));
    assertThat(vapid.key()).isEqualTo(key).hasSize(87);
    JsonNode claims = Json.read(vapid.claims());
    assertThat(claims.path("aud").asText()).isEqualTo(service.origin());
    assertThat(claims.path("sub").asText()).matches("mailto:.+@.+|https://.+");
    assertThat(Instant.ofEpochSecond(claims.path("exp").asLong()))
        .isBetween(Instant.now(), Instant.now().plus(Duration.ofHours(24)));
  }

  @Test
  void the_private_key_is_kept_sealed() {
    String key = server.api().get("/api/v1/push/key").expect(200).text("application_server_key");

    assertThat(key).isNotBlank();
    assertThat(
            server.count(
                "select count(*) from server_secrets where name = 'vapid'"
                    + " and encode(secret, 'escape') not like 'MFkwEwYHKoZIzj0CAQ%'"))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void a_device_that_its_service_does_not_know_any_more_is_forgotten(int status) {
    Fan fan = server.newFan();
    String endpoint = service.endpoint();
    service.answer(endpoint, number -> new StubPushService.Answer(status));
    register(fan, StubBrowser.create(), endpoint).expect(201);

    admit(fan);

    await().atMost(SOON).until(() -> devices(fan) == 0);
    assertThat(service.calls(endpoint)).hasSize(1);
    await().atMost(SOON).until(() -> deliveries("SKIPPED", fan) == 1);
  }

  @Test
  @Tag("H2")
  void a_busy_service_is_asked_again_when_it_wants() {
    Fan fan = server.newFan();
    StubBrowser browser = StubBrowser.create();
    String endpoint = service.endpoint();
    service.answer(
        endpoint,
        number ->
            number == 1 ? new StubPushService.Answer(429, "8") : new StubPushService.Answer(201));
    register(fan, browser, endpoint).expect(201);

    admit(fan);

    List<Call> calls =
        await().atMost(SOON).until(() -> service.calls(endpoint), all -> all.size() == 2);
    assertThat(Duration.between(calls.get(0).at(), calls.get(1).at()))
        .isGreaterThan(Duration.ofSeconds(7));
    assertThat(shown(browser, endpoint, "line.admitted").path("title").asText()).isNotBlank();
  }

  @Test
  @Tag("H7")
  void what_a_service_refuses_for_good_is_a_dead_letter() {
    Fan fan = server.newFan();
    String endpoint = service.endpoint();
    service.answer(endpoint, number -> new StubPushService.Answer(413));
    register(fan, StubBrowser.create(), endpoint).expect(201);

    admit(fan);

    await().atMost(SOON).until(() -> deliveries("DEAD", fan) == 1);
    assertThat(service.calls(endpoint)).hasSize(1);
  }

  @Test
  @Tag("B2")
  void a_device_that_another_fan_registers_is_theirs() {
    Fan before = server.newFan();
    Fan after = server.newFan();
    StubBrowser browser = StubBrowser.create();
    String endpoint = service.endpoint();
    register(before, browser, endpoint).expect(201);
    register(after, browser, endpoint).expect(201);

    assertThat(devices(before)).isZero();
    assertThat(devices(after)).isEqualTo(1);
    admit(before);
    admit(after);

    assertThat(shown(browser, endpoint, "line.admitted")).isNotNull();
    assertThat(service.calls(endpoint)).hasSize(1);
  }

  @Test
  @Tag("B2")
  void a_fan_ends_pushes_to_the_own_device_and_to_no_other() {
    Fan fan = server.newFan();
    Fan other = server.newFan();
    StubBrowser browser = StubBrowser.create();
    String endpoint = service.endpoint();
    register(fan, browser, endpoint).expect(201);
    register(fan, browser, endpoint).expect(201);
    assertThat(devices(fan)).isEqualTo(1);

    forget(other, browser, endpoint).expect(204);
    assertThat(devices(fan)).isEqualTo(1);

    forget(fan, browser, endpoint).expect(204);
    forget(fan, browser, endpoint).expect(204);
    assertThat(devices(fan)).isZero();
  }

  @Test
  @Tag("B2")
  void of_eleven_devices_the_oldest_goes() {
    Fan fan = server.newFan();
    String oldest = service.endpoint();
    StubBrowser browser = StubBrowser.create();
    register(fan, browser, oldest).expect(201);
    for (int i = 0; i < 10; i++) {
      register(fan, StubBrowser.create(), service.endpoint()).expect(201);
    }

    assertThat(devices(fan)).isEqualTo(10);
    admit(fan);
    await().atMost(SOON).until(() -> deliveries("DONE", fan) == 10);
    assertThat(service.calls(oldest)).isEmpty();
  }

  @Test
  @Tag("B2")
  @Tag("H9")
  void a_request_with_its_key_registers_once() {
    Fan fan = server.newFan();
    Map<String, ?> device = device(StubBrowser.create(), service.endpoint());
    String key = UUID.randomUUID().toString();

    fan.api().postNamed(DEVICES, key, device).expect(201);
    Answer again = fan.api().postNamed(DEVICES, key, device).expect(201);

    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(devices(fan)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"android", "ios"})
  @Tag("B2")
  void tokens_of_phones_are_kept(String platform) {
    Fan fan = server.newFan();
    Map<String, ?> device = Map.of("platform", platform, "token", "fcm:" + UUID.randomUUID());

    fan.api().post(DEVICES, device).expect(201);
    assertThat(devices(fan)).isEqualTo(1);

    fan.api().deleteWith(DEVICES, device).expect(204);
    assertThat(devices(fan)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "windows, abc",
    "WEB, abc",
    "'', abc",
    "android, ''",
    "android, a b",
    "ios, ä",
  })
  @Tag("B2")
  @Tag("B6")
  void anything_else_is_refused(String platform, String token) {
    Fan fan = server.newFan();

    fan.api()
        .post(DEVICES, Map.of("platform", platform, "token", token))
        .expectProblem(400, "INVALID_INPUT");
    fan.api().post(DEVICES, Map.of("platform", "web")).expectProblem(400, "INVALID_INPUT");
    fan.api()
        .post(DEVICES, Map.of("platform", "android", "token", "a".repeat(2_049)))
        .expectProblem(400, "INVALID_INPUT");
    assertThat(devices(fan)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://push.example/1",
        "https://10.0.0.1/1",
        "https://169.254.169.254/latest/meta-data",
        "https://[fd00::1]/1",
        "https://2130706433/1",
        "https://push.example:22/1",
        "https://me:secret@push.example/1",
        "ftp://push.example/1",
        "push"
      })
  @Tag("B2")
  void browsers_whose_service_may_not_be_called_are_refused(String endpoint) {
    Fan fan = server.newFan();

    Answer refused = register(fan, StubBrowser.create(), endpoint);

    refused.expectProblem(400, "SUBSCRIPTION_INVALID");
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("token");
    assertThat(devices(fan)).isZero();
  }

  @Test
  @Tag("B2")
  void what_is_no_subscription_is_refused() {
    Fan fan = server.newFan();
    String good = StubBrowser.create().subscription(service.endpoint());
    for (String bad :
        List.of(
            "{}",
            good.replace("\"auth\":\"", "\"auth\":\"AAAA"),
            good.replaceAll("\"p256dh\":\"B", "\"p256dh\":\"C"),
            good.replace("}}", "},\"more\":\"" + "a".repeat(2_048) + "\"}"))) {
      fan.api()
          .post(DEVICES, Map.of("platform", "web", "token", bad))
          .expectProblem(400, "SUBSCRIPTION_INVALID");
    }
    assertThat(devices(fan)).isZero();
  }

  @Test
  @Tag("B1")
  void devices_go_with_the_account() {
    Fan fan = server.newFan();
    register(fan, StubBrowser.create(), service.endpoint()).expect(201);

    fan.api().delete("/api/v1/me").expect(204);

    assertThat(devices(fan)).isZero();
  }

  @Test
  @Tag("A12")
  void nobody_but_fans_has_devices() {
    Map<String, ?> device = device(StubBrowser.create(), service.endpoint());

    server.api().post(DEVICES, device).expectProblem(401, "UNAUTHORIZED");
    organizer.api().post(DEVICES, device).expectProblem(401, "UNAUTHORIZED");
    server.api().deleteWith(DEVICES, device).expectProblem(401, "UNAUTHORIZED");
  }

  private static Answer register(Fan fan, StubBrowser browser, String endpoint) {
    return fan.api().post(DEVICES, device(browser, endpoint));
  }

  private static Answer forget(Fan fan, StubBrowser browser, String endpoint) {
    return fan.api().deleteWith(DEVICES, device(browser, endpoint));
  }

  private static Map<String, ?> device(StubBrowser browser, String endpoint) {
    return Map.of("platform", "web", "token", browser.subscription(endpoint));
  }

  private void admit(Fan fan) {
    String event = organizer.onSale(5, Map.of());
    fan.join(event).expect(201);
    fan.awaitAdmission(event);
  }

  private Call first(String endpoint) {
    return await()
        .atMost(SOON)
        .until(() -> service.calls(endpoint), calls -> !calls.isEmpty())
        .getFirst();
  }

  private JsonNode shown(StubBrowser browser, String endpoint, String type) {
    return await()
        .atMost(SOON)
        .until(
            () ->
                service.calls(endpoint).stream()
                    .map(call -> Json.read(browser.open(call.body())))
                    .filter(said -> said.path("type").asText().equals(type))
                    .toList(),
            said -> !said.isEmpty())
        .getLast();
  }

  private long devices(Fan fan) {
    return server.count("select count(*) from devices where customer_id = '" + fan.id() + "'");
  }

  /** Pushes of a fan's turn that ended so. */
  private long deliveries(String status, Fan fan) {
    return server.count(
        "select count(*) from deliveries d join outbox o on o.id = d.outbox_id"
            + " where d.channel = 'push' and d.status = '%s' and '%s' = any(o.fans)"
                .formatted(status, fan.id()));
  }
}
