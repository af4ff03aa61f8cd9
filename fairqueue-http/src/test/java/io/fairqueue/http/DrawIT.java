package io.fairqueue.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.domain.Sha256;
import io.fairqueue.domain.audit.Check;
import io.fairqueue.domain.audit.Check.Outcome;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.OwnBeacon;
import io.fairqueue.http.driver.PublicLog;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.server.TestRedis;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lobbies and draws as fans and organizers meet them, decided by a beacon of the test's own. */
final class DrawIT {

  private static final HexFormat HEX = HexFormat.of();
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final ManualTime TIME = new ManualTime();
  private static OwnBeacon beacon;
  private static OwnBeacon liar;
  private static TestServer server;

  @BeforeAll
  static void open() {
    Instant genesis = ManualTime.START.minus(Duration.ofDays(1));
    beacon = new OwnBeacon(genesis);
    liar = new OwnBeacon(genesis);
    liar.answer(round -> "");
    server =
        TestServer.on(
            TestServer.freshDatabaseUrl(),
            TestRedis.url(),
            Map.of(
                "FAIRQUEUE_BEACON_CHAIN",
                beacon.chain().written(),
                "FAIRQUEUE_BEACON_RELAYS",
                liar.url() + "," + beacon.url()),
            TIME);
  }

  @AfterAll
  static void close() {
    server.close();
    liar.close();
    beacon.close();
  }

  @Test
  void a_lobby_is_drawn_and_everybody_can_work_out_the_order() throws Exception {
    beacon.answer(beacon::honest);
    Organizer organizer = server.organizer();
    String event = activated(organizer, Map.of());
    List<Fan> fans = server.fans(12);
    fans.getFirst().join(event).expectProblem(404, "EVENT_NOT_ACTIVE");
    assertThat(Instant.parse(fans.getFirst().join(event).text("opens_at"))).isEqualTo(opens(event));

    TIME.advance(Duration.ofMinutes(2));
    Answer first = fans.getFirst().join(event).expect(201);
    assertThat(first.text("status")).isEqualTo("LOBBY");
    assertThat(first.json().path("position").isNull()).isTrue();
    assertThat(first.json().path("place").isNull()).isTrue();
    assertThat(first.number("number")).isEqualTo(1);
    JsonNode draw = first.json().path("draw");
    assertThat(draw.path("chain").asText()).isEqualTo(beacon.chain().hash());
    assertThat(beacon.chain().time(draw.path("round").asLong()))
        .isEqualTo(Instant.parse(draw.path("at").asText()));
    fans.getFirst().join(event).expectProblem(409, "ALREADY_IN_QUEUE");
    fans.stream().skip(1).forEach(fan -> fan.join(event).expect(201));
    fans.get(3).leave(event).expect(204);
    awaitPhase(event, "LOBBY");
    fans.getFirst().api().get(path(event) + "/draw/entries").expectProblem(404, "LIST_NOT_KNOWN");

    TIME.advance(Duration.ofMinutes(8));
    JsonNode closed = awaitState(event, "CLOSED");
    Fan late = server.newFan();
    Answer behind = late.join(event).expect(201);
    assertThat(behind.text("status")).isEqualTo("WAITING");
    assertThat(behind.number("position")).isEqualTo(12);
    assertThat(closed.path("count").asInt()).isEqualTo(11);
    assertThat(closed.path("signature").isMissingNode()).isTrue();
    awaitPhase(event, "DRAWING");

    TIME.advance(Duration.ofSeconds(64));
    JsonNode open = awaitState(event, "OPEN");
    assertThat(open.path("signature").asText())
        .isEqualTo(OwnBeacon.signature(open.path("round").asLong()));
    assertThat(open.path("entries_sha256")).isEqualTo(closed.path("entries_sha256"));
    assertThat(
            server.metric(
                "fairqueue_beacon_refused_total{relay=\"%s\",why=\"no_such_round\"}"
                    .formatted(URI.create(liar.url()).getAuthority())))
        .isPositive();
    List<byte[]> order = order(event, open);
    assertThat(HEX.formatHex(root(placed(order)))).isEqualTo(open.path("order_root").asText());

    List<Fan> byPlace = new ArrayList<>(Arrays.asList(new Fan[11]));
    for (Fan fan : fans) {
      if (!fan.equals(fans.get(3))) {
        JsonNode proof = fan.api().get(path(event) + "/draw/proof").expect(200).json();
        int place = proof.path("place").asInt();
        assertThat(leaf(event, proof)).isEqualTo(order.get(place - 1));
        assertThat(fan.awaitStatus(event, "WAITING").number("place")).isEqualTo(place);
        assertThat(fan.position(event).number("position")).isEqualTo(place);
        byPlace.set(place - 1, fan);
      }
    }
    fans.get(3).api().get(path(event) + "/draw/proof").expectProblem(404, "NOT_DRAWN");
    late.api().get(path(event) + "/draw/proof").expectProblem(404, "NOT_DRAWN");

    assertAudited(event);

    TIME.advance(Duration.ofMinutes(1));
    String admission = byPlace.getFirst().awaitAdmission(event);
    assertThat(admission).isNotBlank();
    assertThat(byPlace.get(1).position(event).text("status")).isEqualTo("WAITING");
  }

  private static void assertAudited(String event) {
    PublicLog log = new PublicLog(server.api(), event);
    await().atMost(SOON).until(() -> log.tells("order"));
    assertThat(log.checks(beacon.chain()))
        .noneMatch(check -> check.outcome() == Outcome.FAIL)
        .extracting(Check::name)
        .contains("root", "nobody overtook", "list", "round", "beacon", "order", "transcript");
  }

  @Test
  void the_list_comes_whole_or_in_parts() throws Exception {
    beacon.answer(beacon::honest);
    String event = activated(server.organizer(), Map.of());
    TIME.advance(Duration.ofMinutes(2));
    server.fans(3).forEach(fan -> fan.join(event).expect(201));
    TIME.advance(Duration.ofMinutes(8));
    JsonNode closed = awaitState(event, "CLOSED");

    HttpResponse<byte[]> whole = entries(event, "Accept", "*/*");
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).hasSize(96);
    assertThat(HEX.formatHex(Sha256.of(whole.body())))
        .isEqualTo(closed.path("entries_sha256").asText());
    String tag = whole.headers().firstValue("ETag").orElseThrow();
    assertThat(entries(event, "If-None-Match", tag).statusCode()).isEqualTo(304);
    HttpResponse<byte[]> part = entries(event, "Range", "bytes=32-63");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.headers().firstValue("Content-Range")).contains("bytes 32-63/96");
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 32, 64));
    assertThat(entries(event, "Range", "bytes=-32").body())
        .isEqualTo(Arrays.copyOfRange(whole.body(), 64, 96));
    assertThat(entries(event, "Range", "bytes=96-").statusCode()).isEqualTo(416);
    assertThat(entries(event, "Range", "lines=1-2").statusCode()).isEqualTo(200);
  }

  @Test
  void a_relay_that_lies_is_passed_over_and_anybody_may_bring_the_value() {
    beacon.answer(round -> "");
    Organizer organizer = server.organizer();
    String event = activated(organizer, Map.of());
    TIME.advance(Duration.ofMinutes(2));
    server.newFan().join(event).expect(201);
    TIME.advance(Duration.ofMinutes(8));
    long round = awaitState(event, "CLOSED").path("round").asLong();
    List<OwnBeacon.Answering> lies =
        List.of(
            asked -> "<!doctype html><title>Sign in</title>",
            asked -> OwnBeacon.told(asked, "zz"),
            asked -> OwnBeacon.told(asked, OwnBeacon.signature(asked + 1)),
            asked -> OwnBeacon.told(asked + 1, OwnBeacon.signature(asked)),
            asked -> OwnBeacon.told(asked, "c0" + "00".repeat(47)),
            asked -> " ".repeat(4 << 20) + OwnBeacon.told(asked, OwnBeacon.signature(asked)));
    TIME.advance(Duration.ofSeconds(64));
    for (OwnBeacon.Answering lie : lies) {
      liar.answer(lie);
      int before = beacon.asked().size();
      TIME.advance(Duration.ofSeconds(3));
      await().atMost(SOON).until(() -> beacon.asked().size() > before);
    }
    assertThat(state(event)).isEqualTo("CLOSED");
    liar.answer(asked -> "");

    String brought = path(event) + "/draw/beacon";
    for (String wrong :
        List.of("00", "zz", OwnBeacon.signature(round + 1), "c0" + "00".repeat(47))) {
      organizer
          .api()
          .post(brought, Map.of("signature", wrong))
          .expectProblem(400, "BEACON_INVALID");
    }
    Map<String, String> right = Map.of("signature", OwnBeacon.signature(round));
    server.organizer().api().post(brought, right).expectProblem(403, "FORBIDDEN");
    organizer.api().post(brought, right).expect(200);
    assertThat(
            server.count(
                "select count(*) from audit_log where action = 'draw.beacon' and event_id = '%s'"
                    .formatted(event)))
        .isOne();
    awaitState(event, "OPEN");
    organizer.api().post(brought, right).expectProblem(409, "DRAW_NOT_WAITING");
  }

  @Test
  void pages_tell_what_being_early_is_worth() {
    Organizer organizer = server.organizer();
    String drawn = activated(organizer, Map.of());
    String byArrival = activated(organizer, Map.of("draw", "arrival"));
    Fan fan = server.newFan();
    assertThat(page(fan, "/en/e/" + drawn)).contains("Coming early gains nothing.");
    assertThat(page(fan, "/en/e/" + byArrival))
        .contains("in the order of coming.")
        .doesNotContain("gains nothing");

    TIME.advance(Duration.ofMinutes(2));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(page(fan, "/en/e/" + drawn))
                    .contains("Enter the lobby", "Coming early gains nothing."));
    fan.join(drawn).expect(201);
    fan.join(byArrival).expect(201);

    assertThat(page(fan, "/en/e/" + drawn + "/line"))
        .contains("data-state=\"lobby\"", "You are in the lobby", "coming early gains nothing")
        .contains("has nothing to do with your place", "How the draw works");
    assertThat(page(fan, "/de/e/" + drawn + "/line")).contains("Sie sind in der Lobby");
    assertThat(page(fan, "/ar/e/" + drawn + "/line")).contains("dir=\"rtl\"", "أنت في الردهة");
    assertThat(page(fan, "/en/e/" + byArrival + "/line"))
        .contains("data-state=\"lobby\"", "Places go by when you came.")
        .doesNotContain("gains nothing", "nothing to do with your place", "How the draw works");
    assertThat(page(server.newFan(), "/en/e/" + byArrival + "/line"))
        .contains("data-state=\"outside\"", "in the order of coming.");
  }

  @Test
  void what_was_announced_of_a_draw_stays() {
    Organizer organizer = server.organizer();
    for (Map<String, ?> wrong :
        List.of(
            Map.of("lobby_opens_at", at(Duration.ofMinutes(13)).toString()),
            Map.of("lobby_opens_at", at(Duration.ofDays(-31)).toString()),
            Map.of("draw_lead_seconds", 9),
            Map.of("draw_lead_seconds", 3_601),
            Map.of("organizer_seed_hash", "5eed"),
            Map.of("draw", "arrival", "organizer_seed_hash", "ab".repeat(32)),
            Map.of("draw", "lottery"))) {
      organizer.api().post("/api/v1/events", lobby(wrong)).expectProblem(400, "INVALID_INPUT");
    }
    Map<String, Object> without = lobby(Map.of("draw", "random"));
    without.remove("lobby_opens_at");
    organizer.api().post("/api/v1/events", without).expectProblem(400, "INVALID_INPUT");

    String tooLate =
        organizer
            .api()
            .post(
                "/api/v1/events",
                lobby(
                    Map.of(
                        "lobby_opens_at", at(Duration.ofMinutes(-1)).toString(),
                        "sale_start", at(Duration.ofSeconds(129)).toString())))
            .expect(201)
            .text("id");
    organizer.api().put(path(tooLate) + "/activate").expectProblem(409, "LOBBY_TOO_SHORT");

    String event = activated(organizer, Map.of("sale_start", at(Duration.ofHours(2)).toString()));
    assertThat(organizer.show(event).text("draw")).isEqualTo("random");
    organizer.revise(event, Map.of("draw", "arrival")).expectProblem(409, "DRAW_FIXED");
    Map<String, Object> cleared = new HashMap<>();
    cleared.put("lobby_opens_at", null);
    organizer.revise(event, cleared).expectProblem(409, "DRAW_FIXED");
    long before = draw(event).path("round").asLong();
    organizer.revise(event, Map.of("sale_start", at(Duration.ofHours(3)).toString())).expect(200);
    await().atMost(SOON).until(() -> draw(event).path("round").asLong() == before + 1_200);
    TIME.advance(Duration.ofHours(3).minusMinutes(12));
    organizer
        .revise(event, Map.of("sale_start", at(Duration.ofHours(3)).toString()))
        .expectProblem(409, "DRAW_FIXED");
    organizer.revise(event, Map.of("name", "Another Night")).expect(200);
    server
        .newFan()
        .api()
        .get(path(organizer.onSale(1, Map.of())) + "/draw")
        .expectProblem(404, "DRAW_NOT_FOUND");
  }

  @Test
  void the_console_tells_how_a_draw_goes_and_takes_what_it_lacks() {
    beacon.answer(round -> "");
    liar.answer(round -> "");
    Organizer owner = server.organizer();
    Organizer manager = server.organizer();
    String event = activated(owner, Map.of());
    String seed = "5eed".repeat(16);
    String hash = Bytes.of(Sha256.of(Bytes.ofHex(seed).toArray())).hex();
    String other = activated(owner, Map.of("organizer_seed_hash", hash));
    assertThat(draw(other).path("organizer_seed_hash").asText()).isEqualTo(hash);
    owner
        .revise(other, Map.of("organizer_seed_hash", hash.replace('0', '1')))
        .expectProblem(409, "DRAW_FIXED");
    for (String each : List.of(event, other)) {
      owner.api().put(path(each) + "/staff/" + manager.id(), Map.of("role", "MANAGER")).expect(200);
    }
    Console console = Console.signedIn(server.api(), owner);
    Console managing = Console.signedIn(server.api(), manager);
    String page = "/console/events/" + event;
    assertThat(console.get(page).expect(200).body())
        .contains("data-draw=\"GATHERING\"", "The lobby opens")
        .doesNotContain("/draw/beacon", "/draw/fallback");
    TIME.advance(Duration.ofMinutes(2));
    server.fans(2).forEach(fan -> fan.join(event).expect(201));
    TIME.advance(Duration.ofMinutes(8));
    long round = awaitState(event, "CLOSED").path("round").asLong();
    awaitState(other, "CLOSED");
    TIME.advance(Duration.ofMinutes(2));

    assertThat(managing.get(page).expect(200).body())
        .contains("is not here yet", "/draw/beacon", "Draw")
        .contains("/" + beacon.chain().hash() + "/public/" + round)
        .doesNotContain("/draw/fallback");
    Map<String, String> untrue = Map.of("signature", OwnBeacon.signature(round + 1));
    assertThat(managing.post(page + "/draw/beacon", untrue).expect(400).body())
        .contains("This is not the signature of that round.");
    Map<String, String> right = Map.of("signature", OwnBeacon.signature(round));
    assertThat(managing.post(page + "/draw/beacon", right).expect(303).header("Location"))
        .isEqualTo(page + "?notice=DRAW_DECIDED");
    awaitState(event, "OPEN");
    assertThat(managing.get(page).expect(200).body())
        .contains("data-draw=\"OPEN\"", "Everybody has a place")
        .doesNotContain("/draw/beacon");
    assertThat(managing.post(page + "/draw/beacon", right).expect(303).header("Location"))
        .isEqualTo(page + "?notice=DRAW_NOT_WAITING");

    String without = "/console/events/" + other + "/draw/fallback";
    Map<String, String> reason = Map.of("reason", "No relay answers", "organizer_seed", seed);
    assertThat(console.post(without, reason).expect(303).header("Location"))
        .endsWith("?notice=DRAW_AWAITED");
    TIME.advance(Duration.ofMinutes(15));
    assertThat(managing.get("/console/events/" + other).expect(200).body())
        .contains("/draw/beacon")
        .doesNotContain("/draw/fallback");
    managing.get(without).expect(403);
    managing.post(without, reason).expect(403);
    assertThat(console.get("/console/events/" + other).expect(200).body())
        .contains("/draw/fallback");
    assertThat(console.get(without).expect(200).body())
        .contains("Draw without the beacon?", "can’t be taken back");
    console.post(without, Map.of("reason", " ", "organizer_seed", seed)).expect(400);
    for (String wrong : List.of("", "00".repeat(32), "no seed")) {
      assertThat(
              console
                  .post(without, Map.of("reason", "None", "organizer_seed", wrong))
                  .expect(400)
                  .body())
          .contains("This is not the seed whose hash was announced.");
    }
    console.post(without, reason).expect(303);
    JsonNode drawn = awaitState(other, "OPEN");
    assertThat(drawn.path("reason").asText()).isEqualTo("No relay answers");
    assertThat(drawn.path("organizer_seed").asText()).isEqualTo(seed);
    assertThat(console.get("/console/events/" + other).expect(200).body())
        .contains("own seed decided", "No relay answers");
  }

  private static String page(Fan fan, String path) {
    return fan.api()
        .send(
            server
                .api()
                .request(path)
                .setHeader("Accept", "text/html")
                .setHeader("Cookie", "fq=" + fan.api().token()))
        .expect(200)
        .body();
  }

  private static Map<String, Object> lobby(Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>();
    body.put("name", "A Night Out");
    body.put("total_inventory", 3);
    body.put("price_minor", 0);
    body.put("currency", "NGN");
    body.put("lobby_opens_at", at(Duration.ofMinutes(1)).toString());
    body.put("sale_start", at(Duration.ofMinutes(12)).toString());
    body.put("sale_end", at(Duration.ofDays(1)).toString());
    body.put("policy", Map.of("admissions_per_minute", 1));
    body.putAll(more);
    return body;
  }

  private static String activated(Organizer organizer, Map<String, ?> more) {
    String event = organizer.api().post("/api/v1/events", lobby(more)).expect(201).text("id");
    organizer.api().put(path(event) + "/activate").expect(200);
    return event;
  }

  private static Instant at(Duration later) {
    return TIME.instant().plus(later);
  }

  private static Instant opens(String event) {
    return Instant.parse(server.api().get(path(event)).expect(200).text("lobby_opens_at"));
  }

  private static String path(String event) {
    return "/api/v1/events/" + event;
  }

  /** Boards are shared by a crowd, and so a moment old. */
  private static void awaitPhase(String event, String phase) {
    await()
        .atMost(SOON)
        .until(
            () -> server.api().get(path(event) + "/board").expect(200).text("phase").equals(phase));
  }

  private static JsonNode draw(String event) {
    return server.api().get(path(event) + "/draw").expect(200).json();
  }

  private static String state(String event) {
    return draw(event).path("state").asText();
  }

  private static JsonNode awaitState(String event, String state) {
    return await()
        .atMost(SOON)
        .until(() -> draw(event), draw -> draw.path("state").asText().equals(state));
  }

  private static HttpResponse<byte[]> entries(String event, String header, String value)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(server.api().base().resolve(path(event) + "/draw/entries"))
              .header(header, value)
              .build(),
          BodyHandlers.ofByteArray());
    }
  }

  /** The leaves by place, as anybody works it out. */
  private static List<byte[]> order(String event, JsonNode draw) throws Exception {
    byte[] list = entries(event, "Accept", "*/*").body();
    assertThat(HEX.formatHex(Sha256.of(list))).isEqualTo(draw.path("entries_sha256").asText());
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < list.length; i += 32) {
      leaves.add(Arrays.copyOfRange(list, i, i + 32));
    }
    byte[] root = root(leaves);
    assertThat(HEX.formatHex(root)).isEqualTo(draw.path("list_root").asText());
    byte[] randomness = Sha256.of(HEX.parseHex(draw.path("signature").asText()));
    byte[] seed =
        Sha256.of(
            "fairqueue/seed/v1".getBytes(US_ASCII),
            bytes(UUID.fromString(event)),
            bytes(leaves.size()),
            root,
            randomness);
    leaves.sort(
        Comparator.comparing((byte[] leaf) -> Sha256.hmac(seed, leaf), Arrays::compareUnsigned));
    return leaves;
  }

  private static List<byte[]> placed(List<byte[]> order) {
    List<byte[]> rows = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      rows.add(ByteBuffer.allocate(40).put(order.get(i)).putLong(i + 1L).array());
    }
    return rows;
  }

  /** RFC 6962, section 2.1, to the letter. */
  private static byte[] root(List<byte[]> leaves) {
    if (leaves.size() <= 1) {
      return leaves.isEmpty() ? Sha256.of() : Sha256.of(new byte[] {0}, leaves.getFirst());
    }
    int k = Integer.highestOneBit(leaves.size() - 1);
    return Sha256.of(
        new byte[] {1}, root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
  }

  private static byte[] leaf(String event, JsonNode proof) {
    return Sha256.of(
        "fairqueue/entry/v1".getBytes(US_ASCII),
        bytes(UUID.fromString(event)),
        bytes(UUID.fromString(proof.path("entry_id").asText())),
        bytes(proof.path("number").asLong()),
        HEX.parseHex(proof.path("salt").asText()));
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static byte[] bytes(long number) {
    return ByteBuffer.allocate(8).putLong(number).array();
  }
}
