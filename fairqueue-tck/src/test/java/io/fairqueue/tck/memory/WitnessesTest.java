package io.fairqueue.tck.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.fairness.Checkpoint;
import io.fairqueue.domain.fairness.SignedNote;
import io.fairqueue.domain.witness.AddCheckpoint;
import io.fairqueue.domain.witness.AddCheckpoint.Verdict;
import io.fairqueue.domain.witness.Cosigner;
import io.fairqueue.domain.witness.WitnessKey;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.proof.LogIdentity;
import io.fairqueue.port.proof.Witness;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.fixture.SeedKeys;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A server asks witnesses once a minute, and goes on whatever they do. */
class WitnessesTest {

  private static final SeedKeys KEYS = new SeedKeys(7);
  private static final String HOST = "tickets.example.org";

  private final MemoryStores stores = new MemoryStores();
  private final Fixtures given = new Fixtures(stores);
  private final ManualTime time = new ManualTime();
  private final EventId event = given.onSale(5).id();
  private final Own honest = new Own(new Cosigner("example.org/honest", new byte[32]));
  private final Dead dead = new Dead(new Cosigner("example.org/dead", seed()).key());
  private final FairQueue fairQueue =
      FairQueue.builder()
          .stores(stores)
          .time(time)
          .logIdentity(new LogIdentity(KEYS, HOST, List.of(dead, honest)))
          .build();

  @Test
  void whatAWitnessSignsIsServedAndADeadOneDelaysNothing() {
    fairQueue.ticks().publicLogs();
    fairQueue.ticks().witnesses();

    SignedNote note = note();
    assertThat(honest.key().signed(note)).isPresent();
    assertThat(dead.key().signed(note)).isEmpty();
    assertThat(note.isSignedBy(KEYS.keys(HOST + "/log/" + event).getFirst())).isTrue();
    assertThat(dead.asked).isEqualTo(1);
  }

  @Test
  void witnessesAreAskedOnceAMinuteAndEachTimeGoOnFromWhereTheyWere() {
    fairQueue.ticks().publicLogs();
    fairQueue.ticks().witnesses();
    given.join(event, given.customer(), Fixtures.START);
    fairQueue.ticks().publicLogs();
    fairQueue.ticks().witnesses();
    assertThat(honest.asked).isEqualTo(1);
    assertThat(honest.key().signed(note())).isEmpty();

    time.advance(Duration.ofMinutes(1));
    given.join(event, given.customer(), Fixtures.START);
    fairQueue.ticks().publicLogs();
    fairQueue.ticks().witnesses();

    assertThat(honest.asked).isEqualTo(2);
    assertThat(honest.key().signed(note())).isPresent();
  }

  @Test
  void aWitnessThatHasSeenMoreThanThisNodeKnowsIsAskedAgainFromThere() {
    fairQueue.ticks().publicLogs();
    fairQueue.ticks().witnesses();
    FairQueue other =
        FairQueue.builder()
            .stores(stores)
            .time(time)
            .logIdentity(new LogIdentity(KEYS, HOST, List.of(honest)))
            .build();
    given.join(event, given.customer(), Fixtures.START);

    other.ticks().publicLogs();
    other.ticks().witnesses();

    assertThat(honest.asked).isEqualTo(3);
    assertThat(honest.key().signed(note())).isPresent();
  }

  private SignedNote note() {
    return SignedNote.parse(fairQueue.proofs().head(event, 0).orElseThrow().note());
  }

  private static byte[] seed() {
    byte[] seed = new byte[32];
    seed[0] = 1;
    return seed;
  }

  /** Signs what goes on from what it has signed. */
  private static final class Own implements Witness {

    private final Cosigner cosigner;
    private @Nullable Checkpoint seen;
    private int asked;

    Own(Cosigner cosigner) {
      this.cosigner = cosigner;
    }

    @Override
    public WitnessKey key() {
      return cosigner.key();
    }

    @Override
    public Answer add(String body) {
      asked++;
      AddCheckpoint request = AddCheckpoint.parse(body);
      String origin = Checkpoint.parse(SignedNote.parse(request.note()).text()).origin();
      return switch (request.judge(KEYS.keys(origin), seen)) {
        case Verdict.Accepted accepted -> {
          seen = accepted.checkpoint();
          yield new Answer.Signed(cosigner.sign(accepted.text(), Fixtures.START));
        }
        case Verdict.Conflict conflict -> new Answer.Elsewhere(conflict.size());
        case Verdict.Unknown unknown -> new Answer.Refused();
        case Verdict.NotSigned not -> new Answer.Refused();
        case Verdict.Inconsistent not -> new Answer.Refused();
      };
    }
  }

  /** Never answers. */
  private static final class Dead implements Witness {

    private final WitnessKey key;
    private int asked;

    Dead(WitnessKey key) {
      this.key = key;
    }

    @Override
    public WitnessKey key() {
      return key;
    }

    @Override
    public Answer add(String body) {
      asked++;
      return new Answer.Refused();
    }
  }
}
