package io.fairqueue.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.cli.OperatorsSuite;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.sample.LineSample;
import io.fairqueue.domain.sample.SampleSpan;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.tck.fixture.Fixtures;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Figures over time go on when a node that writes them is killed. */
@Timeout(300)
class KilledSamplesIT {

  private static final Duration MAX_HOLE = Duration.ofSeconds(20);

  @TempDir Path files;

  @Test
  void when_a_node_is_killed_no_hole_is_longer_than_twenty_seconds() throws Exception {
    Cluster cluster = new Cluster(files);
    try (ServerProcess first = cluster.server();
        ServerProcess second = cluster.server()) {
      var urls = List.of(first.awaitReady(), second.awaitReady());
      assertThat(urls).doesNotHaveDuplicates();
      EventId event = cluster.putOnSale(10, 0, "{\"max_active\": 1}");
      try (Backend backend =
          OperatorsSuite.backend(Map.of("FAIRQUEUE_POSTGRES_URL", cluster.database()))) {
        awaitWhileFansCome(backend, event, () -> samples(backend, event).size() >= 3);
        first.kill();
        Instant killed = Instant.now();
        awaitWhileFansCome(
            backend,
            event,
            () -> samples(backend, event).getLast().at().isAfter(killed.plus(MAX_HOLE)));

        List<LineSample> samples = samples(backend, event);
        for (int i = 1; i < samples.size(); i++) {
          Duration hole = Duration.between(samples.get(i - 1).at(), samples.get(i).at());
          assertThat(hole).as("killed at %s: %s", killed, samples).isLessThan(MAX_HOLE);
          assertThat(samples.get(i).joined()).isGreaterThan(samples.get(i - 1).joined());
        }
      }
    }
  }

  private interface Condition {

    boolean holds();
  }

  /** A fan twice a second: so that each sample has something to say. */
  private static void awaitWhileFansCome(Backend backend, EventId event, Condition condition) {
    Fixtures given = new Fixtures(backend.stores());
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              JoinOutcome joined =
                  backend.stores().lines().join(event, given.customer(), Instant.now());
              assertThat(joined).isInstanceOf(JoinOutcome.Joined.class);
              return condition.holds();
            });
  }

  private static List<LineSample> samples(Backend backend, EventId event) {
    Instant now = Instant.now();
    return backend
        .stores()
        .samples()
        .of(new SampleSpan(event, now.minusSeconds(600), now.plusSeconds(60), SampleSpan.GRAIN));
  }
}
