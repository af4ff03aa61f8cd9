package io.fairqueue.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.FairQueue;
import io.fairqueue.cli.Run;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.fairness.Checkpoint;
import io.fairqueue.domain.fairness.MerkleTree;
import io.fairqueue.domain.fairness.NoteKey;
import io.fairqueue.domain.fairness.SignedNote;
import io.fairqueue.domain.fairness.SignedNote.NoteSignature;
import io.fairqueue.domain.witness.AddCheckpoint;
import io.fairqueue.domain.witness.Cosigner;
import io.fairqueue.domain.witness.WitnessKey;
import io.fairqueue.http.config.WitnessAddress;
import io.fairqueue.http.proof.HttpWitness;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.proof.LogIdentity;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {

  private static final Instant NOW = Instant.parse("2027-03-06T09:00:00Z");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final ToldLine line = new ToldLine();
  @TempDir Path folder;

  @Test
  void fifty_checkpoints_in_a_row_are_signed_and_one_that_goes_back_is_not() throws Exception {
    Cosigner cosigner = new WitnessState(folder).cosigner("example.org/witness");
    long old = 0;
    try (WitnessServer witness = witness(cosigner)) {
      for (int i = 0; i < 50; i++) {
        HttpResponse<String> answer = ask(witness, request(old));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(
                cosigner
                    .key()
                    .isOf(
                        SignedNote.parse(line.checkpoint()).text(),
                        NoteSignature.parse(answer.body().strip())))
            .isTrue();
        old = size();
        line.join();
        line.follow();
      }
      HttpResponse<String> rewound = ask(witness, request(3));
      assertThat(rewound.statusCode()).isEqualTo(409);
      assertThat(rewound.body()).isEqualTo(old + "\n");
      assertThat(rewound.headers().firstValue("Content-Type")).hasValue("text/x.tlog.size");
    }
    try (WitnessServer again = witness(new WitnessState(folder).cosigner("example.org/witness"))) {
      assertThat(ask(again, request(0)).statusCode()).isEqualTo(409);
      assertThat(ask(again, request(old)).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_server_has_each_checkpoint_of_fifty_minutes_signed_over_http() {
    Cosigner cosigner = new WitnessState(folder).cosigner("example.org/witness");
    MemoryStores stores = new MemoryStores();
    Fixtures given = new Fixtures(stores);
    EventId event = given.onSale(5).id();
    ManualTime time = new ManualTime();
    String host = "tickets.example.org";
    NoteKey key = ToldLine.KEYS.keys(host + "/log/" + event).getFirst();
    try (WitnessServer witness =
        WitnessServer.start(anyPort(), new WitnessState(folder), cosigner, List.of(key), time)) {
      URI address = URI.create("http://127.0.0.1:" + witness.port());
      FairQueue server =
          FairQueue.builder()
              .stores(stores)
              .time(time)
              .logIdentity(
                  new LogIdentity(
                      ToldLine.KEYS,
                      host,
                      List.of(new HttpWitness(new WitnessAddress(cosigner.key(), address)))))
              .build();
      for (int i = 0; i < 50; i++) {
        given.join(event, given.customer(), time.instant());
        server.ticks().publicLogs();
        server.ticks().witnesses();

        SignedNote note = SignedNote.parse(server.proofs().head(event, 0).orElseThrow().note());
        assertThat(cosigner.key().signed(note)).as("checkpoint %d", i).hasValue(time.instant());
        assertThat(note.isSignedBy(key)).isTrue();
        time.advance(Duration.ofMinutes(1));
      }
    }
  }

  @Test
  void another_history_is_not_signed() throws Exception {
    Cosigner cosigner = new WitnessState(folder).cosigner("example.org/witness");
    try (WitnessServer witness = witness(cosigner)) {
      assertThat(ask(witness, request(0)).statusCode()).isEqualTo(200);
      List<byte[]> entries = new ArrayList<>(line.entries());
      entries.set(1, "{}".getBytes(UTF_8));
      entries.add("{}".getBytes(UTF_8));
      MerkleTree other = MerkleTree.of(entries);
      String forged = new String(line.signed(entries).get("checkpoint"), UTF_8);
      AddCheckpoint asked = new AddCheckpoint(size(), other.consistency((int) size()), forged);

      assertThat(ask(witness, asked.body()).statusCode()).isEqualTo(422);
      assertThat(ask(witness, request(size()).replace(line.origin(), "x/log")).statusCode())
          .isEqualTo(404);
      assertThat(ask(witness, "noise").statusCode()).isEqualTo(400);
      assertThat(ask(witness, request(size()) + "x").statusCode()).isEqualTo(400);
      assertThat(ask(witness, "old 0\n".repeat(20_000)).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void a_checkpoint_that_a_witness_signed_is_worth_more() throws Exception {
    Cosigner cosigner = new WitnessState(folder).cosigner("example.org/witness");
    String cosigned =
        line.checkpoint() + cosigner.sign(SignedNote.parse(line.checkpoint()).text(), NOW) + "\n";
    var files = line.files();
    files.put("checkpoint", cosigned.getBytes(UTF_8));
    String bundle = ToldLine.zip(folder, files).toString();

    Run known =
        Run.of(
            "verify", "log", bundle, "--key", line.key(), "--witness", cosigner.key().toString());
    Run unknown = Run.of("verify", "log", bundle, "--key", line.key());

    assertThat(known.out()).contains("PASS  witnesses: example.org/witness");
    assertThat(unknown.out()).contains("WARN  witnesses: 1 others");
    assertThat(WitnessKey.parse(cosigner.key().toString())).isEqualTo(cosigner.key());
    assertThat(cosigner.key().signed(SignedNote.parse(cosigned))).hasValue(NOW);
  }

  private WitnessServer witness(Cosigner cosigner) {
    return WitnessServer.start(
        anyPort(),
        new WitnessState(folder),
        cosigner,
        List.of(NoteKey.parse(line.key())),
        () -> NOW);
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private long size() {
    return Checkpoint.parse(SignedNote.parse(line.checkpoint()).text()).size();
  }

  private String request(long old) {
    return new AddCheckpoint(
            old, MerkleTree.of(line.entries()).consistency((int) old), line.checkpoint())
        .body();
  }

  private static HttpResponse<String> ask(WitnessServer witness, String body)
      throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + witness.port() + "/add-checkpoint");
    return HTTP.send(
        HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }
}
