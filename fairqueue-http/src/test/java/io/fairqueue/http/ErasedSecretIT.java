package io.fairqueue.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.crypto.SignedReceipt;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.audit.ArrivalSearch;
import io.fairqueue.domain.audit.Check;
import io.fairqueue.domain.audit.Check.Outcome;
import io.fairqueue.domain.audit.EntryAudit;
import io.fairqueue.domain.audit.LogAudit;
import io.fairqueue.domain.audit.LogReplay;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.fairness.CanonicalJson;
import io.fairqueue.domain.fairness.DrawSecret;
import io.fairqueue.domain.fairness.Entrants;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.OwnBeacon;
import io.fairqueue.http.driver.PublicLog;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.server.TestRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fans who come back long after an event, when nobody can tell any more who is who in its log. */
final class ErasedSecretIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration KEPT = Duration.ofDays(3);

  private final ManualTime time = new ManualTime();

  @Test
  void receipts_are_over_and_what_is_proven_by_leaf_and_log_stays_proven() {
    String database = TestServer.freshDatabaseUrl();
    try (OwnBeacon beacon = new OwnBeacon(time.instant().minus(Duration.ofDays(1)))) {
      Told told;
      try (TestServer server = server(database, beacon)) {
        told = tell(server);
      }
      // A node forgets what is old when it starts, and once a minute.
      time.advance(Duration.ofDays(2));
      try (TestServer server = server(database, beacon)) {
        String path = "/api/v1/events/" + told.event();
        Api early = server.newFan(told.early().email()).api();
        Api late = server.newFan(told.late().email()).api();
        awaitStatus(early, path + "/queue/receipt", 410).expectProblem(410, "RECEIPTS_OVER");
        late.get(path + "/queue/receipt").expectProblem(410, "RECEIPTS_OVER");
        server.newFan().api().get(path + "/queue/receipt").expectProblem(404, "NOT_IN_QUEUE");

        PublicLog log = new PublicLog(server.api(), told.event());
        SignedReceipt kept = SignedReceipt.parse(told.receipt());
        byte[] leaf = kept.leaf();
        EventId event = EventId.parse(told.event());
        assertThat(DrawSecret.leaf(event, kept.entry(), kept.number(), kept.salt()))
            .isEqualTo(leaf);
        assertThat(kept.isSignedBy(server.api().get("/.well-known/jwks.json").expect(200).body()))
            .isTrue();
        assertThat(proven(early, path, log)).isEqualTo(leaf);
        assertThat(proven(late, path, log)).isNotEqualTo(leaf);
        assertThat(checks(log, told.checkpoint(), kept))
            .noneMatch(check -> check.outcome() == Outcome.FAIL);

        JsonNode drawn = early.get(path + "/draw/proof").expect(200).json();
        assertThat(told.drawn().path("salt").asText()).isEqualTo(Bytes.of(kept.salt()).hex());
        assertThat(drawn).isEqualTo(((ObjectNode) told.drawn()).without("salt"));
        byte[] list = server.api().bytes(path + "/draw/entries");
        assertThat(list).isEqualTo(told.list());
        assertThat(Entrants.published(list).find(leaf)).isPresent();
      }
    }
  }

  /** What was told of a line while it could be. */
  private record Told(
      String event,
      Fan early,
      Fan late,
      String receipt,
      JsonNode drawn,
      byte[] list,
      String checkpoint) {}

  /** A sale from its lobby to the last day on which receipts are made. */
  private Told tell(TestServer server) {
    List<Fan> lobby = server.fans(3);
    String event = drawn(server, lobby);
    String path = "/api/v1/events/" + event;
    Fan late = server.newFan();
    late.join(event).expect(201);
    Api early = lobby.getFirst().api();
    awaitStatus(early, path + "/queue/proof", 200);
    awaitStatus(late.api(), path + "/queue/proof", 200);
    Told told =
        new Told(
            event,
            lobby.getFirst(),
            late,
            early.get(path + "/queue/receipt").expect(200).body(),
            early.get(path + "/draw/proof").expect(200).json(),
            server.api().bytes(path + "/draw/entries"),
            new PublicLog(server.api(), event).served().orElseThrow());
    time.advance(Duration.ofDays(1));
    await()
        .atMost(SOON)
        .until(() -> server.api().get(path).expect(200).text("status").equals("ENDED"));
    time.advance(KEPT.minusDays(1));
    Api lastCall = server.newFan(late.email()).api();
    assertThat(lastCall.get(path + "/queue/receipt").expect(200).body()).isNotBlank();
    return told;
  }

  private TestServer server(String database, OwnBeacon beacon) {
    return TestServer.on(
        database,
        TestRedis.url(),
        Map.of(
            "FAIRQUEUE_BEACON_CHAIN", beacon.chain().written(),
            "FAIRQUEUE_BEACON_RELAYS", beacon.url(),
            "FAIRQUEUE_DRAW_SECRET_DAYS", String.valueOf(KEPT.toDays())),
        time);
  }

  /** An event on sale, among whose lobby places were drawn. */
  private String drawn(TestServer server, List<Fan> lobby) {
    Instant now = time.instant();
    Api organizer = server.organizer().api();
    String event =
        organizer
            .post(
                "/api/v1/events",
                Map.of(
                    "name",
                    "A Night Out",
                    "total_inventory",
                    3,
                    "price_minor",
                    0,
                    "currency",
                    "NGN",
                    "lobby_opens_at",
                    now.minusSeconds(1).toString(),
                    "sale_start",
                    now.plus(Duration.ofMinutes(10)).toString(),
                    "sale_end",
                    now.plus(Duration.ofDays(1)).toString()))
            .expect(201)
            .text("id");
    organizer.put("/api/v1/events/" + event + "/activate").expect(200);
    lobby.forEach(fan -> fan.join(event).expect(201));
    time.advance(Duration.ofMinutes(8).plusSeconds(1));
    awaitDraw(server, event, "CLOSED");
    time.advance(Duration.ofSeconds(64));
    awaitDraw(server, event, "OPEN");
    return event;
  }

  private static void awaitDraw(TestServer server, String event, String state) {
    await()
        .atMost(SOON)
        .until(
            () ->
                server
                    .api()
                    .get("/api/v1/events/" + event + "/draw")
                    .expect(200)
                    .text("state")
                    .equals(state));
  }

  private static Answer awaitStatus(Api api, String path, int status) {
    return await().atMost(SOON).until(() -> api.get(path), answer -> answer.status() == status);
  }

  /** The leaf that a proof names, once all of it is right. */
  private static byte[] proven(Api fan, String path, PublicLog log) {
    String proof = fan.get(path + "/queue/proof").expect(200).body();
    assertThat(EntryAudit.parse(proof).checks(List.of(log.key())))
        .allMatch(check -> check.outcome() == Outcome.PASS);
    String extra = proof.lines().skip(1).findFirst().orElseThrow().substring("extra ".length());
    Map<?, ?> entry =
        (Map<?, ?>)
            requireNonNull(CanonicalJson.object(Base64.getDecoder().decode(extra)).get("entry"));
    assertThat(entry.containsKey("salt")).isFalse();
    return Base64.getDecoder().decode(String.valueOf(entry.get("leaf")));
  }

  /** What whoever has kept a receipt and a checkpoint finds in the log of today. */
  private static List<Check> checks(PublicLog log, String seen, SignedReceipt kept) {
    LogAudit audit = new LogAudit(log.served().orElseThrow(), seen);
    LogReplay replay = new LogReplay(kept.place());
    ArrivalSearch arrival = new ArrivalSearch(kept.number());
    for (byte[] entry : log.entries(audit.checkpoint().size())) {
      audit.add(entry);
      replay.add(entry);
      arrival.add(entry);
    }
    List<Check> checks = new ArrayList<>(audit.contents());
    checks.add(audit.signature(List.of(log.key())));
    checks.add(arrival.check(kept.leaf()));
    checks.addAll(replay.checks());
    return checks;
  }
}
