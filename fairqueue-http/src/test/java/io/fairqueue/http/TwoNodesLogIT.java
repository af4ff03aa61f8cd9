package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.fairqueue.domain.audit.Check;
import io.fairqueue.domain.audit.Check.Outcome;
import io.fairqueue.domain.audit.LogAudit;
import io.fairqueue.domain.fairness.Checkpoint;
import io.fairqueue.domain.fairness.NoteKey;
import io.fairqueue.domain.fairness.SignedNote;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.PublicLog;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.server.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two nodes write one log, each when it comes to it, and serve it to whoever asks: thirty times,
 * with {@code -Dfairqueue.test.long=true} a hundred times.
 */
@Timeout(600)
final class TwoNodesLogIT {

  private static final int CHECKPOINTS = Boolean.getBoolean("fairqueue.test.long") ? 100 : 30;
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void no_size_has_two_roots_and_each_checkpoint_goes_on_from_each_before() {
    try (TestServer one = TestServer.on(TestServer.freshDatabaseUrl(), TestRedis.url(), Map.of());
        TestServer other = one.sibling(Map.of())) {
      String event = one.organizer().onSale(1, Map.of());
      List<PublicLog> logs =
          List.of(new PublicLog(one.api(), event), new PublicLog(other.api(), event));
      TreeMap<Long, String> served = new TreeMap<>();
      List<Fan> fans = one.crowd(2 * CHECKPOINTS);
      for (int i = 0; served.size() < CHECKPOINTS; i++) {
        fans.get(2 * i).join(event).expect(201);
        fans.get(2 * i + 1).at(other.url()).join(event).expect(201);
        long size = served.isEmpty() ? 0 : served.lastKey();
        await()
            .atMost(SOON)
            .pollInterval(Duration.ofMillis(20))
            .until(() -> logs.stream().allMatch(log -> take(log, served) > size));
      }

      PublicLog log = logs.getFirst();
      List<NoteKey> keys = List.of(log.key());
      List<byte[]> entries = log.entries(served.lastKey());
      List<String> notes = List.copyOf(served.values());
      for (int later = 0; later < notes.size(); later++) {
        LogAudit alone = new LogAudit(notes.get(later), null);
        assertThat(alone.signature(keys).outcome()).isEqualTo(Outcome.PASS);
        for (String earlier : notes.subList(0, later)) {
          LogAudit audit = new LogAudit(notes.get(later), earlier);
          entries.subList(0, (int) audit.checkpoint().size()).forEach(audit::add);
          assertThat(audit.contents())
              .extracting(Check::name, Check::outcome)
              .containsExactly(tuple("root", Outcome.PASS), tuple("consistency", Outcome.PASS));
        }
      }
    }
  }

  /** Notes what a node serves now; answers how long the log is there. */
  private static long take(PublicLog log, Map<Long, String> served) {
    String note = log.served().orElse(null);
    if (note == null) {
      return 0;
    }
    Checkpoint checkpoint = checkpoint(note);
    String before = served.putIfAbsent(checkpoint.size(), note);
    if (before != null) {
      assertThat(checkpoint(before).text()).as("a size has one root").isEqualTo(checkpoint.text());
    }
    return checkpoint.size();
  }

  private static Checkpoint checkpoint(String note) {
    return Checkpoint.parse(SignedNote.parse(note).text());
  }
}
