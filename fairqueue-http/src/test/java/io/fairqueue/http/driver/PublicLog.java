package io.fairqueue.http.driver;

import static org.assertj.core.api.Assertions.assertThat;

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

  /** What is served below the log's address. */
  public byte[] bytes(String below) {
    return api.bytes(path(below));
  }

  private String path(String below) {
    return "/log/" + event + below;
  }
}
