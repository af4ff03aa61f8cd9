package io.fairqueue.messages.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimFacts;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.Storefront;
import io.fairqueue.domain.Theme;
import io.fairqueue.domain.Translation;
import io.fairqueue.domain.message.Device;
import io.fairqueue.domain.message.DeviceAddress;
import io.fairqueue.domain.message.DeviceId;
import io.fairqueue.domain.message.Message;
import io.fairqueue.domain.message.MessageId;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.domain.message.Platform;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.messages.hook.HookSettings;
import io.fairqueue.messages.mail.Links;
import io.fairqueue.messages.mail.UnsubscribeTokens;
import io.fairqueue.port.ProfileChange;
import io.fairqueue.port.ServerSecrets;
import io.fairqueue.port.message.Courier.Receipt;
import io.fairqueue.port.message.SecretVault;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.fixture.StubBrowser;
import io.fairqueue.tck.fixture.StubBrowser.Vapid;
import io.fairqueue.tck.fixture.StubPushService;
import io.fairqueue.tck.fixture.StubPushService.Answer;
import io.fairqueue.tck.fixture.StubPushService.Call;
import io.fairqueue.tck.fixture.Till;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B10")
final class PushCourierTest {

  private static final Instant START = Fixtures.START;

  private final MemoryStores stores = new MemoryStores();
  private final ManualTime time = new ManualTime(START);
  private final StubPushService service = new StubPushService();
  private final StubBrowser browser = StubBrowser.create();
  private final PushKey key = new PushKey(new Kept(), SecretVault.plain());
  private final WebPushSender sender =
      new WebPushSender(
          "mailto:ops@shop.example",
          key,
          HookSettings.defaults().withLoopback(true).within(Duration.ofSeconds(5)),
          time);
  private final PushCourier courier = courier(sender);
  private final Fixtures given = new Fixtures(stores);
  private final EventId event = given.onSale(10).id();
  private final CustomerId fan = given.customer();
  private final String endpoint = service.endpoint();
  private final Device device = register(fan, endpoint);

  @AfterEach
  void stop() {
    sender.close();
    service.close();
  }

  @Test
  void a_fans_turn_wakes_the_device_until_the_window_ends() {
    QueueEntry.Admitted entry = given.admitted(event, fan, START);

    assertThat(carry(admitted(entry))).isInstanceOf(Receipt.Accepted.class);

    Call call = only();
    assertThat(call.header("urgency")).isEqualTo("high");
    assertThat(call.header("ttl"))
        .isEqualTo(String.valueOf(Duration.between(START, entry.admittedUntil()).toSeconds()));
    assertThat(call.header("topic"))
        .isEqualTo(entry.id().toString().replace("-", ""))
        .hasSize(32)
        .matches("[A-Za-z0-9_-]+");
    assertThat(call.header("content-encoding")).isEqualTo("aes128gcm");
    assertThat(call.header("content-type")).isEqualTo("application/octet-stream");
    JsonNode said = json(browser.open(call.body()));
    assertThat(said.path("type").asText()).isEqualTo("line.admitted");
    assertThat(said.path("title").asText()).isEqualTo("It’s your turn");
    assertThat(said.path("body").asText()).contains(name());
    assertThat(said.path("url").asText()).isEqualTo("https://tickets.example/e/" + event + "/line");
    assertThat(said.path("event_id").asText()).isEqualTo(event.toString());
    assertThat(said.path("until").asText()).isEqualTo(entry.admittedUntil().toString());
  }

  @Test
  void push_services_know_the_server_by_its_key() {
    carry(admitted(given.admitted(event, fan, START)));

    Vapid vapid = Vapid.verify(only().header("authorization"));
    assertThat(vapid.key()).isEqualTo(key.applicationServerKey());
    JsonNode claims = json(vapid.claims());
    assertThat(claims.path("aud").asText()).isEqualTo(service.origin());
    assertThat(claims.path("sub").asText()).isEqualTo("mailto:ops@shop.example");
    assertThat(Instant.ofEpochSecond(claims.path("exp").asLong()))
        .isBetween(Instant.now(), Instant.now().plus(Duration.ofHours(24)));
  }

  @Test
  void a_turn_that_is_near_is_told_to_those_who_wait() {
    QueueEntry.Waiting entry = given.join(event, fan, START);

    assertThat(carry(near(entry))).isInstanceOf(Receipt.Accepted.class);

    Call call = only();
    assertThat(call.header("urgency")).isEqualTo("normal");
    assertThat(call.header("ttl")).isEqualTo("300");
    assertThat(call.header("topic")).isEqualTo(entry.id().toString().replace("-", ""));
    JsonNode said = json(browser.open(call.body()));
    assertThat(said.path("type").asText()).isEqualTo("line.close");
    assertThat(said.path("title").asText()).isEqualTo("Almost your turn");
    assertThat(said.path("body").asText()).contains(name());
  }

  @Test
  void a_turn_that_has_come_is_not_near_any_more() {
    QueueEntry.Waiting entry = given.join(event, fan, START);
    stores.lines().leave(event, fan, START);

    assertPointless(near(entry));
  }

  @Test
  void tickets_are_news_for_a_day() {
    Claim claim = sold();

    assertThat(carry(confirmed(claim.facts()))).isInstanceOf(Receipt.Accepted.class);

    Call call = only();
    assertThat(call.header("urgency")).isEqualTo("normal");
    assertThat(call.header("ttl")).isEqualTo("86400");
    JsonNode said = json(browser.open(call.body()));
    assertThat(said.path("type").asText()).isEqualTo("claim.confirmed");
    assertThat(said.path("body").asText()).contains(name());
    assertThat(said.path("url").asText()).endsWith("/claims/" + claim.id());
    assertThat(said.has("until")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "en, It’s your turn",
    "de-AT, Sie sind an der Reihe",
    "fr, C’est votre tour",
    "ar, حان دورك",
    "ja, It’s your turn"
  })
  void fans_are_told_in_their_language_within_two_kilobytes(String locale, String title) {
    EventId wordy =
        given.onSale(Fixtures.details(10).edit().name("ع\uD83C\uDFB8".repeat(60)).build()).id();
    stores.customers().change(fan, new ProfileChange(null, true, locale, false, null), START);

    carry(admitted(given.admitted(wordy, fan, START)));

    String said = browser.open(only().body());
    assertThat(json(said).path("title").asText()).isEqualTo(title);
    assertThat(said.getBytes(UTF_8).length).isLessThanOrEqualTo(2_048);
  }

  @ParameterizedTest
  @CsvSource({"de-AT, Sommerfest", "fr, Summer fair", "ja, Summer fair"})
  void fans_are_told_of_an_event_by_its_name_in_their_language(String locale, String name) {
    EventId fair = given.onSale(fair()).id();
    stores.customers().change(fan, new ProfileChange(null, true, locale, false, null), START);

    carry(admitted(given.admitted(fair, fan, START)));

    assertThat(json(browser.open(only().body())).path("body").asText()).contains(name);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void a_device_that_is_gone_is_forgotten(int status) {
    service.answer(endpoint, number -> new Answer(status));

    assertThat(carry(admitted(given.admitted(event, fan, START))))
        .isInstanceOf(Receipt.Pointless.class);

    assertThat(stores.devices().of(fan)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void a_busy_service_is_asked_again_when_it_wants(int status) {
    service.answer(endpoint, number -> new Answer(status, "120"));

    Receipt receipt = carry(admitted(given.admitted(event, fan, START)));

    assertThat(receipt)
        .isInstanceOfSatisfying(
            Receipt.Later.class,
            later -> {
              assertThat(later.notBefore()).isEqualTo(START.plusSeconds(120));
              assertThat(later.isFailure()).isTrue();
            });
    assertThat(stores.devices().of(fan)).containsExactly(device);
  }

  @Test
  void a_service_that_does_not_answer_is_asked_again() {
    service.close();

    assertThat(carry(admitted(given.admitted(event, fan, START))))
        .isInstanceOf(Receipt.Later.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 413})
  void what_a_service_refuses_is_dead_with_its_reason(int status) {
    service.answer(endpoint, number -> new Answer(status));

    Receipt receipt = carry(admitted(given.admitted(event, fan, START)));

    assertThat(receipt)
        .isInstanceOfSatisfying(
            Receipt.Refused.class,
            refused -> {
              assertThat(refused.why()).contains(String.valueOf(status));
              assertThat(refused.reply()).isNotNull();
            });
    assertThat(stores.devices().of(fan)).containsExactly(device);
  }

  @Test
  void a_turn_that_is_over_is_not_told() {
    QueueEntry.Admitted entry = given.admitted(event, fan, START);
    time.set(entry.admittedUntil());

    assertPointless(admitted(entry));
  }

  @Test
  void a_turn_that_was_used_is_not_told() {
    Claim.Claimed held = given.held(event, fan, 1, START);
    Message.Place place = new Message.Place(event, held.facts().entryId(), fan);

    assertPointless(
        new Message.Admitted(head(MessageType.LINE_ADMITTED), place, START.plusSeconds(60)));
  }

  @Test
  void nobody_hears_of_anothers_turn() {
    assertPointless(admitted(given.admitted(event, given.customer(), START)));
  }

  @Test
  void a_fan_whose_account_ended_hears_nothing() {
    QueueEntry.Admitted entry = given.admitted(event, fan, START);
    stores.customers().delete(fan, START);

    assertPointless(admitted(entry));
  }

  @Test
  void a_device_that_moved_to_another_account_hears_nothing_of_the_former() {
    QueueEntry.Admitted entry = given.admitted(event, fan, START);
    register(given.customer(), endpoint);

    assertPointless(admitted(entry));
  }

  @Test
  void what_nothing_reaches_is_skipped() {
    PushCourier without = courier();
    QueueEntry.Admitted entry = given.admitted(event, fan, START);

    assertThat(without.carry(device.id().target(), admitted(entry)))
        .isInstanceOf(Receipt.Pointless.class);
  }

  @Test
  @Tag("N40")
  void an_endpoint_that_leads_into_the_house_by_now_is_not_called() {
    try (var strict =
        new WebPushSender("mailto:ops@shop.example", key, HookSettings.defaults(), time)) {
      QueueEntry.Admitted entry = given.admitted(event, fan, START);

      assertThat(courier(strict).carry(device.id().target(), admitted(entry)))
          .isInstanceOf(Receipt.Refused.class);
    }
    assertThat(service.calls(endpoint)).isEmpty();
  }

  private PushCourier courier(PushSender... senders) {
    Links links =
        new Links(
            URI.create("https://tickets.example"),
            () -> URI.create("https://tickets.example"),
            false,
            new UnsubscribeTokens(new byte[32]));
    return new PushCourier(List.of(senders), stores, links, Locale.ENGLISH, time);
  }

  private Device register(CustomerId owner, String at) {
    WebSubscription subscription = WebSubscription.parse(browser.subscription(at));
    Device registered =
        new Device(
            new DeviceId(UUID.randomUUID()), owner, Platform.WEB, subscription.json(), START);
    assertThat(stores.devices().put(registered, new DeviceAddress(Platform.WEB, at))).isTrue();
    return registered;
  }

  private Receipt carry(Message message) {
    return courier.carry(device.id().target(), message);
  }

  private void assertPointless(Message message) {
    assertThat(carry(message)).isInstanceOf(Receipt.Pointless.class);
    assertThat(service.calls(endpoint)).isEmpty();
  }

  private Call only() {
    assertThat(service.calls(endpoint)).hasSize(1);
    return service.calls(endpoint).getFirst();
  }

  private Claim sold() {
    return new Till(stores).sell(given.held(event, fan, 1, START), START);
  }

  private static EventDetails fair() {
    Map<String, Translation> texts =
        Map.of("de", new Translation("Sommerfest", null), "ja", new Translation("夏祭り", null));
    return Fixtures.details(10)
        .edit()
        .name("Summer fair")
        .storefront(new Storefront(null, List.of(), Theme.NONE, null, texts))
        .build();
  }

  private String name() {
    return stores.events().find(event).orElseThrow().details().name();
  }

  private static Message admitted(QueueEntry.Admitted entry) {
    Message.Place place =
        new Message.Place(entry.facts().eventId(), entry.id(), entry.facts().customerId());
    return new Message.Admitted(head(MessageType.LINE_ADMITTED), place, entry.admittedUntil());
  }

  private static Message near(QueueEntry.Waiting entry) {
    Message.Place place =
        new Message.Place(entry.facts().eventId(), entry.id(), entry.facts().customerId());
    return new Message.TurnNear(head(MessageType.LINE_CLOSE), place);
  }

  private static Message confirmed(ClaimFacts claim) {
    return new Message.ClaimConfirmed(head(MessageType.CLAIM_CONFIRMED), claim, false);
  }

  private static Message.Head head(MessageType type) {
    return new Message.Head(MessageId.of(type, UUID.randomUUID(), ""), 1, START);
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** Secrets in this process. */
  private static final class Kept implements ServerSecrets {

    private final Map<String, byte[]> secrets = new HashMap<>();

    @Override
    public synchronized byte[] firstOf(String name, byte[] mine) {
      return secrets.computeIfAbsent(name, any -> mine);
    }

    @Override
    public boolean replace(String name, byte[] before, byte[] after) {
      throw new UnsupportedOperationException("nobody asks for it");
    }
  }
}
