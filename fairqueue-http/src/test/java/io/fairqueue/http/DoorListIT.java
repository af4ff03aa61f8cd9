package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a device takes along to a door without a network. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DoorListIT {

  private static final int RECORD = 32;

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  @Tag("N40")
  void the_list_has_each_ticket_as_it_is_and_says_whose_it_is() throws Exception {
    String event = twoTiers();
    List<Sold> used = sold(event, "Stalls", 1);
    List<Sold> refunded = sold(event, "Balcony", 1);
    List<Sold> good = sold(event, "Balcony", 2);
    String at =
        organizer
            .api()
            .post(path(event), Map.of("code", used.getFirst().code()))
            .expect(200)
            .text("checked_in_at");
    organizer.refund(refunded.getFirst().claim()).expect(202);
    Instant before = Instant.now();

    HttpResponse<byte[]> answer = fetch(event);

    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    byte[] body = answer.body();
    int end = new String(body, StandardCharsets.ISO_8859_1).indexOf('\n');
    byte[] list = Arrays.copyOfRange(body, end + 1, body.length);
    JWTClaimsSet said = verified(new String(body, 0, end, StandardCharsets.US_ASCII));
    assertThat(said.getAudience()).containsExactly("fairqueue:door");
    assertThat(said.getSubject()).isEqualTo(event);
    assertThat(said.getIssueTime().toInstant())
        .isBetween(before.minusSeconds(2), Instant.now().plusSeconds(2));
    assertThat(said.getExpirationTime().toInstant())
        .isEqualTo(said.getIssueTime().toInstant().plus(Duration.ofDays(2)));
    assertThat(said.getIntegerClaim("count")).isEqualTo(4);
    assertThat(said.getStringListClaim("tiers"))
        .containsExactly(organizer.tier(event, "Stalls"), organizer.tier(event, "Balcony"));
    assertThat(said.getStringClaim("sha256"))
        .isEqualTo(Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(list)).toString());

    List<Line> lines = lines(list, 4);
    assertThat(lines).isSortedAccordingTo((a, b) -> a.id().compareTo(b.id()));
    assertThat(lines)
        .containsExactlyInAnyOrder(
            used.getFirst().line(Instant.parse(at).getEpochSecond(), 1, 0),
            refunded.getFirst().line(0, 2, 1),
            good.get(0).line(0, 0, 1),
            good.get(1).line(0, 0, 1));
  }

  @Test
  void an_event_without_tickets_has_a_list_all_the_same() throws Exception {
    byte[] body = fetch(organizer.onSale(1, Map.of())).body();

    assertThat(new String(body, StandardCharsets.US_ASCII)).endsWith("\n");
    JWTClaimsSet said = verified(new String(body, StandardCharsets.US_ASCII).strip());
    assertThat(said.getIntegerClaim("count")).isZero();
  }

  @Test
  void what_vouches_for_a_list_opens_no_door() throws Exception {
    String event = organizer.onSale(1, Map.of());
    String statement = new String(fetch(event).body(), StandardCharsets.US_ASCII).strip();

    organizer
        .api()
        .post(path(event), Map.of("code", statement))
        .expectProblem(400, "TICKET_INVALID");
    server.api().as(statement).get("/api/v1/me").expectProblem(401, "UNAUTHORIZED");
    server.api().as(statement).get(path(event) + "/offline").expectProblem(401, "UNAUTHORIZED");
    server.newFan().claim(event, statement).expectProblem(400, "ADMISSION_TOKEN_INVALID");
  }

  @Test
  @Tag("A9")
  void the_list_is_for_those_who_may_check_in() {
    String event = organizer.onSale(1, Map.of());
    String path = path(event) + "/offline";

    server.organizer().api().get(path).expectProblem(403, "FORBIDDEN");
    server.newFan().api().get(path).expectProblem(401, "UNAUTHORIZED");
    server.api().get(path).expectProblem(401, "UNAUTHORIZED");
    organizer
        .api()
        .get(path(UUID.randomUUID().toString()) + "/offline")
        .expectProblem(404, "EVENT_NOT_FOUND");
  }

  private String twoTiers() {
    return organizer.onSale(
        Map.of("tiers", List.of(tier("Stalls"), tier("Balcony"))),
        Map.of("max_units_per_claim", 2));
  }

  private static Map<String, Object> tier(String name) {
    return Map.of("name", name, "seating", "general", "capacity", 5, "price_minor", 4_000);
  }

  private List<Sold> sold(String event, String tier, int tickets) {
    Fan fan = server.newFan();
    String id = organizer.tier(event, tier);
    String claim =
        fan.take(event, Map.of("items", List.of(Map.of("tier_id", id, "quantity", tickets))))
            .text("claim_id");
    fan.pay(claim);
    List<Sold> sold = new ArrayList<>();
    for (JsonNode ticket : fan.tickets(claim).expect(200).json().path("data")) {
      sold.add(
          new Sold(
              claim,
              ticket.path("ticket_id").asText(),
              ticket.path("label").asText(),
              ticket.path("code").asText()));
    }
    return sold;
  }

  private HttpResponse<byte[]> fetch(String event) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          client.send(
              organizer.api().request(path(event) + "/offline").build(),
              BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer;
    }
  }

  /** As a device does it: by the public keys, whatever else it knows. */
  private JWTClaimsSet verified(String statement) throws Exception {
    JWKSet keys = JWKSet.parse(server.api().get("/.well-known/jwks.json").expect(200).body());
    SignedJWT signed = SignedJWT.parse(statement);
    assertThat(signed.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
    var key = keys.getKeyByKeyId(signed.getHeader().getKeyID());
    assertThat(signed.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
    return signed.getJWTClaimsSet();
  }

  private static List<Line> lines(byte[] list, int count) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ByteBuffer record = ByteBuffer.wrap(list, i * RECORD, RECORD);
      String id = new UUID(record.getLong(), record.getLong()).toString();
      long usedAt = Integer.toUnsignedLong(record.getInt());
      int state = record.get();
      int tier = record.get();
      int length = record.getShort();
      int begin = count * RECORD + record.getInt();
      assertThat(record.getInt()).isZero();
      lines.add(
          new Line(
              id, usedAt, state, tier, new String(list, begin, length, StandardCharsets.UTF_8)));
    }
    return lines;
  }

  private static String path(String event) {
    return "/api/v1/events/" + event + "/checkins";
  }

  private record Sold(String claim, String ticket, String label, String code) {

    Line line(long usedAt, int state, int tier) {
      return new Line(ticket, usedAt, state, tier, label);
    }
  }

  private record Line(String id, long usedAt, int state, int tier, String label) {}
}
