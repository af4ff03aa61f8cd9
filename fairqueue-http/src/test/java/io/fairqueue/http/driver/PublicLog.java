package io.fairqueue.http.driver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.crypto.beacon.BeaconSignature;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.audit.Check;
import io.fairqueue.domain.audit.DrawAudit;
import io.fairqueue.domain.audit.LogAudit;
import io.fairqueue.domain.audit.LogReplay;
import io.fairqueue.domain.fairness.BeaconChain;
import io.fairqueue.domain.fairness.Checkpoint;
import io.fairqueue.domain.fairness.EntryBundle;
import io.fairqueue.domain.fairness.NoteKey;
import io.fairqueue.domain.fairness.SignedNote;
import io.fairqueue.domain.fairness.TilePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The public log of an event, as anybody reads it from a server. */
public record PublicLog(Api api, String event) {

  /** Its newest checkpoint as it is served; empty while it has none. */
  public Optional<String> served() {
    Answer answer = api.get(path("/checkpoint"));
    return answer.status() == 404 ? Optional.empty() : Optional.of(answer.expect(200).body());
  }

  public SignedNote note() {
    return SignedNote.parse(served().orElseThrow());
  }

  public Checkpoint checkpoint() {
    return Checkpoint.parse(note().text());
  }

  /** The one key that signs it. */
  public NoteKey key() {
    NoteKey key =
        NoteKey.parse(
            api.get("/.well-known/fairqueue-log-keys?event_id=" + event)
                .expect(200)
                .body()
                .strip());
    assertThat(key.name()).isEqualTo(checkpoint().origin());
    return key;
  }

  /** The first {@code size} entries. */
  public List<byte[]> entries(long size) {
    List<byte[]> entries = new ArrayList<>();
    for (long first = 0; first < size; first += TilePath.WHOLE) {
      int width = (int) Math.min(TilePath.WHOLE, size - first);
      entries.addAll(
          EntryBundle.unpack(bytes("/" + TilePath.ofEntries(first / TilePath.WHOLE, width))));
    }
    return entries;
  }

  /** What {@code fairqueue verify} finds in all of it, and in what is served of its draw. */
  public List<Check> checks(BeaconChain chain) {
    JsonNode told = api.get("/api/v1/events/" + event + "/draw").expect(200).json();
    byte[] list = api.bytes("/api/v1/events/" + event + "/draw/entries");
    LogAudit log = new LogAudit(served().orElseThrow(), null);
    LogReplay replay = new LogReplay();
    DrawAudit draw = new DrawAudit();
    for (byte[] entry : entries(log.checkpoint().size())) {
      log.add(entry);
      replay.add(entry);
      draw.add(entry);
    }
    List<Check> checks = new ArrayList<>(log.contents());
    checks.add(log.signature(List.of(key())));
    checks.addAll(replay.checks());
    checks.addAll(draw.checks(EventId.parse(event), list, chain, null, BeaconSignature::isOf));
    List<String> others = draw.contradictions(name -> told.path(name).asText(""));
    checks.add(Check.of(others.isEmpty(), "transcript", "%s", others));
    return checks;
  }

  /** Whether it has an entry of this kind. */
  public boolean tells(String kind) {
    String word = "\"t\":\"" + kind + "\"";
    return entries(checkpoint().size()).stream()
        .anyMatch(entry -> new String(entry, UTF_8).contains(word));
  }

  /** What is served below the log's address. */
  public byte[] bytes(String below) {
    return api.bytes(path(below));
  }

  private String path(String below) {
    return "/log/" + event + below;
  }
}
