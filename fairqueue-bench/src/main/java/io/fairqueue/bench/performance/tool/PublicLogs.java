package io.fairqueue.bench.performance.tool;

import io.fairqueue.FairQueue;
import io.fairqueue.crypto.NoteKeys;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.fairness.Checkpoint;
import io.fairqueue.domain.fairness.SignedNote;
import io.fairqueue.domain.witness.AddCheckpoint;
import io.fairqueue.domain.witness.AddCheckpoint.Verdict;
import io.fairqueue.domain.witness.Cosigner;
import io.fairqueue.domain.witness.WitnessKey;
import io.fairqueue.port.proof.LogIdentity;
import io.fairqueue.port.proof.LogKeys;
import io.fairqueue.port.proof.PublicLogStore;
import io.fairqueue.port.proof.PublicLogStore.LogHead;
import io.fairqueue.port.proof.Witness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Makes public logs of a node's lines and has them witnessed, as a server does it. */
public final class PublicLogs implements AutoCloseable {

  private static final String HOST = "tickets.example.org";
  private static final Duration PERIOD = Duration.ofMillis(500);
  private static final int PATIENCE_SECONDS = 60;

  private final FairQueue fairQueue;
  private final PublicLogStore logs;
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  public PublicLogs(Node node) {
    logs = node.stores().publicLogs();
    LogKeys keys = new NoteKeys(node.keys());
    fairQueue =
        FairQueue.builder()
            .stores(node.stores())
            .logIdentity(new LogIdentity(keys, HOST, List.of(new OwnWitness(keys))))
            .onFailure((task, failure) -> {})
            .build();
    // Also what was joined without a log, or that would be logged while others join.
    catchUp();
    var unused =
        ticks.scheduleWithFixedDelay(
            () -> {
              fairQueue.ticks().publicLogs();
              fairQueue.ticks().witnesses();
            },
            0,
            PERIOD.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** How many entries the log of an event has by now. */
  public long entries(EventId event) {
    return fairQueue.proofs().head(event, 0).map(LogHead::size).orElse(0L);
  }

  /**
   * Has the log of an event follow to the end of its line; answers how many entries it has then.
   */
  public long end(EventId event) {
    catchUp();
    return entries(event);
  }

  private void catchUp() {
    while (!logs.behind(Instant.now()).isEmpty()) {
      fairQueue.ticks().publicLogs();
    }
  }

  /** Ends when what runs has ended. */
  @Override
  public void close() {
    ticks.shutdown();
    try {
      if (!ticks.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("a log is still being written");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Signs what goes on from what it has signed. */
  private static final class OwnWitness implements Witness {

    private final Cosigner cosigner = new Cosigner("witness.example.org", new byte[32]);
    private final Map<String, Checkpoint> seen = new ConcurrentHashMap<>();
    private final LogKeys keys;

    OwnWitness(LogKeys keys) {
      this.keys = keys;
    }

    @Override
    public WitnessKey key() {
      return cosigner.key();
    }

    @Override
    public Answer add(String body) {
      AddCheckpoint asked = AddCheckpoint.parse(body);
      String origin = Checkpoint.parse(SignedNote.parse(asked.note()).text()).origin();
      return switch (asked.judge(keys.keys(origin), seen.get(origin))) {
        case Verdict.Accepted accepted -> {
          seen.put(origin, accepted.checkpoint());
          yield new Answer.Signed(cosigner.sign(accepted.text(), Instant.now()));
        }
        case Verdict.Conflict conflict -> new Answer.Elsewhere(conflict.size());
        case Verdict.Unknown unknown -> new Answer.Refused();
        case Verdict.NotSigned not -> new Answer.Refused();
        case Verdict.Inconsistent not -> new Answer.Refused();
      };
    }
  }
}
