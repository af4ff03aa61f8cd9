package io.fairqueue.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.fairness.CanonicalJson;
import io.fairqueue.domain.fairness.Checkpoint;
import io.fairqueue.domain.fairness.DrawSecret;
import io.fairqueue.domain.fairness.EntryBundle;
import io.fairqueue.domain.fairness.MerkleTree;
import io.fairqueue.domain.fairness.SignedNote;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.PublicLog;
import io.fairqueue.http.driver.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a server serves of a line is checked by whoever reads it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProofIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  void a_sale_is_checked_by_what_is_served_of_its_log() throws Exception {
    String event = organizer.onSale(20, Map.of());
    Fan fan = server.newFan();
    fan.pay(fan.buy(event));
    Fan gone = server.newFan();
    gone.join(event).expect(201);
    gone.leave(event);
    await().until(() -> entries(event).stream().anyMatch(entry -> entry.contains("\"left\"")));

    SignedNote note = log(event).note();
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    List<String> entries = entries(event, (int) checkpoint.size());

    assertThat(checkpoint.origin()).endsWith("/log/" + event);
    assertThat(note.isSignedBy(log(event).key())).isTrue();
    assertThat(MerkleTree.of(bytes(entries)).root()).isEqualTo(checkpoint.root());
    assertThat(entries).anyMatch(entry -> entry.contains("\"t\":\"announce\""));
    assertThat(entries).anyMatch(entry -> entry.contains("\"admitted\":[[1,1]]"));
    byte[] tile = raw("/log/" + event + "/tile/0/000.p/" + checkpoint.size(), false).body();
    for (int i = 0; i < checkpoint.size(); i++) {
      assertThat(Arrays.copyOfRange(tile, 32 * i, 32 * i + 32))
          .isEqualTo(MerkleTree.leafHash(bytes(entries).get(i)));
    }
  }

  @Test
  void a_fan_proves_a_place_by_a_receipt_and_a_proof() throws Exception {
    String event = organizer.onSale(20, Map.of());
    server.newFan().join(event).expect(201);
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    Api api = fan.api();
    await().until(() -> api.get(queue(event) + "/proof").status() == 200);

    String text = api.get(queue(event) + "/proof").expect(200).body();
    int end = text.indexOf("\n\n");
    List<String> head = text.substring(0, end).lines().toList();
    Map<String, Object> extra =
        CanonicalJson.object(Base64.getDecoder().decode(head.get(1).substring("extra ".length())));
    Map<?, ?> entry = (Map<?, ?>) requireNonNull(extra.get("entry"));
    byte[] logged = String.valueOf(extra.get("logged")).getBytes(UTF_8);
    Map<?, ?> joined = (Map<?, ?>) requireNonNull(CanonicalJson.object(logged).get("joined"));
    long number = (Long) requireNonNull(entry.get("number"));
    byte[] leaf =
        DrawSecret.leaf(
            EventId.parse(event),
            EntryId.parse(String.valueOf(entry.get("entry_id"))),
            number,
            Base64.getDecoder().decode(String.valueOf(entry.get("salt"))));
    assertThat(head.getFirst()).isEqualTo("c2sp.org/tlog-proof@v1");
    assertThat(number).isEqualTo(2);
    assertThat(
            MerkleTree.includes(
                Base64.getDecoder().decode(String.valueOf(joined.get("root"))),
                (Long) requireNonNull(joined.get("count")),
                MerkleTree.leafHash(leaf),
                number - (Long) requireNonNull(joined.get("first")),
                hashes((List<?>) requireNonNull(extra.get("path")))))
        .isTrue();
    SignedNote note = SignedNote.parse(text.substring(end + 2));
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    assertThat(note.isSignedBy(log(event).key())).isTrue();
    assertThat(
            MerkleTree.includes(
                checkpoint.root(),
                checkpoint.size(),
                MerkleTree.leafHash(logged),
                Long.parseLong(head.get(2).substring("index ".length())),
                hashes(head.subList(3, head.size()))))
        .isTrue();

    Answer receipt = api.get(queue(event) + "/receipt").expect(200);
    assertThat(receipt.header("Content-Type")).startsWith("application/jose");
    SignedJWT jwt = SignedJWT.parse(receipt.body());
    JWKSet keys = JWKSet.parse(server.api().get("/.well-known/jwks.json").expect(200).body());
    assertThat(jwt.getHeader().getType().getType()).isEqualTo("fairqueue-receipt+jwt");
    assertThat(
            jwt.verify(new ECDSAVerifier(keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toECKey())))
        .isTrue();
    JWTClaimsSet claims = jwt.getJWTClaimsSet();
    assertThat(claims.getAudience()).containsExactly("fairqueue:receipt");
    assertThat(claims.getExpirationTime()).isNull();
    assertThat(claims.getLongClaim("number")).isEqualTo(2);
    assertThat(claims.getStringClaim("leaf")).isEqualTo(Base64.getEncoder().encodeToString(leaf));
    assertThat(claims.getStringClaim("log")).isEqualTo(checkpoint.origin());
    server.api().as(receipt.body()).get("/api/v1/me").expectProblem(401, "UNAUTHORIZED");
  }

  @Test
  void a_bundle_has_all_that_is_to_be_checked() throws Exception {
    String event = organizer.onSale(20, Map.of());
    server.newFan().join(event).expect(201);
    await().until(() -> entries(event).stream().anyMatch(entry -> entry.contains("joined")));

    HttpResponse<byte[]> bundle = raw("/api/v1/events/" + event + "/proof-bundle", false);

    Map<String, byte[]> files = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle.body()))) {
      for (ZipEntry file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
        files.put(file.getName(), zip.readAllBytes());
      }
    }
    Checkpoint checkpoint =
        Checkpoint.parse(SignedNote.parse(new String(files.get("checkpoint"), UTF_8)).text());
    byte[] entries = requireNonNull(files.get("entries/000.p/" + checkpoint.size()));
    assertThat(bundle.headers().firstValue("Content-Type")).hasValue("application/zip");
    assertThat(MerkleTree.of(EntryBundle.unpack(entries)).root()).isEqualTo(checkpoint.root());
    assertThat(new String(files.get("log-keys"), UTF_8)).startsWith(checkpoint.origin() + "+");
    assertThat(new String(files.get("jwks.json"), UTF_8)).contains("\"keys\"");
  }

  @Test
  void whoever_is_not_in_line_has_nothing_to_prove_and_what_is_nowhere_is_not_found()
      throws Exception {
    String event = organizer.onSale(20, Map.of());
    Api stranger = server.newFan().api();
    stranger.get(queue(event) + "/receipt").expectProblem(404, "NOT_IN_QUEUE");
    stranger.get(queue(event) + "/proof").expectProblem(404, "NOT_IN_QUEUE");
    server.api().get(queue(event) + "/proof").expectProblem(401, "UNAUTHORIZED");
    await().until(() -> server.api().get("/log/" + event + "/checkpoint").status() == 200);
    for (String nowhere :
        List.of(
            "/log/" + event + "/tile/0/001",
            "/log/" + event + "/tile/0/000",
            "/log/" + event + "/tile/entries/000",
            "/log/" + event + "/tile/0/000.p/255",
            "/log/" + event + "/tile/0/x000/000.p/1",
            "/log/" + event + "/tile/64/000.p/1",
            "/log/" + event + "/1/checkpoint",
            "/log/" + event + "/checkpoint/",
            "/log/" + event + "/nothing",
            "/log/not-an-event/checkpoint",
            "/log/00000000-0000-4000-8000-000000000000/checkpoint")) {
      server.api().get(nowhere).expectProblem(404, "NOT_FOUND");
    }
    HttpResponse<byte[]> zipped = raw("/log/" + event + "/tile/entries/000.p/1", true);
    HttpResponse<byte[]> plain = raw("/log/" + event + "/tile/entries/000.p/1", false);
    assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
        .isEqualTo(plain.body());
    assertThat(plain.headers().firstValue("Cache-Control"))
        .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
    assertThat(plain.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
  }

  private List<String> entries(String event) {
    PublicLog log = log(event);
    return log.served().isPresent() ? entries(event, (int) log.checkpoint().size()) : List.of();
  }

  private List<String> entries(String event, int size) {
    return texts(log(event).entries(size));
  }

  private static List<String> texts(List<byte[]> entries) {
    return entries.stream().map(entry -> new String(entry, UTF_8)).toList();
  }

  private PublicLog log(String event) {
    return new PublicLog(server.api(), event);
  }

  private static List<byte[]> bytes(List<String> entries) {
    return entries.stream().map(each -> each.getBytes(UTF_8)).toList();
  }

  private static List<byte[]> hashes(List<?> texts) {
    return texts.stream().map(text -> Base64.getDecoder().decode(String.valueOf(text))).toList();
  }

  private static String queue(String event) {
    return "/api/v1/events/" + event + "/queue";
  }

  private HttpResponse<byte[]> raw(String path, boolean zipped) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(server.url() + path))
              .header("Origin", "https://fans.example");
      if (zipped) {
        request.header("Accept-Encoding", "gzip");
      }
      HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      return answer;
    } catch (IOException e) {
      throw new AssertionError(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
