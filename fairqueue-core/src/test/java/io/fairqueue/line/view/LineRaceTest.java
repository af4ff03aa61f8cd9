package io.fairqueue.line.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.line.log.FanState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Readers beside a writer. The writer keeps the line at a length of its own between rows: whoever
 * sees another one has seen a row that was applied by half.
 */
@Tag("D2")
final class LineRaceTest {

  private static final int LENGTH = 300;
  private static final int BATCHES = 400;

  private final Rows line = Rows.onSale();
  private final AtomicBoolean done = new AtomicBoolean();

  @Test
  void readersSeeWholeRowsOnly() throws Exception {
    line.ask(batch(0, LENGTH));
    try (var readers = Executors.newFixedThreadPool(3)) {
      List<Future<Long>> seen = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Random random = new Random(i);
        seen.add(readers.submit(() -> read(random)));
      }
      try {
        for (int i = 1; i <= BATCHES; i++) {
          line.ask(batch(i * LENGTH, LENGTH));
          line.admit(LENGTH);
        }
      } finally {
        done.set(true);
      }
      for (Future<Long> each : seen) {
        assertThat(each.get(1, TimeUnit.MINUTES)).isPositive();
      }
    }
  }

  /** A waiting fan is at the position that the length tells: all before are gone, or none. */
  private long read(Random random) {
    long found = 0;
    long lastRev = 0;
    while (!done.get()) {
      Summary summary = line.view.summary();
      assertThat(summary.rev()).isGreaterThanOrEqualTo(lastRev);
      assertThat(summary.waiting()).isIn((long) LENGTH, 2L * LENGTH);
      lastRev = summary.rev();
      int name = (int) Math.max(1, summary.nextNumber() - 1 - random.nextInt(2 * LENGTH));
      Standing standing = line.view.find(Rows.fan(name)).orElseThrow();
      assertThat(standing.number()).isEqualTo(name);
      if (standing.state() == FanState.WAITING) {
        found++;
        long inBatch = (standing.number() - 1) % LENGTH + 1;
        assertThat(standing.position()).isIn(inBatch, inBatch + LENGTH);
      } else {
        assertThat(standing.state()).isEqualTo(FanState.ADMITTED);
        assertThat(standing.position()).isZero();
      }
    }
    return found;
  }

  private static LineRequest[] batch(int before, int fans) {
    LineRequest[] requests = new LineRequest[fans];
    for (int i = 0; i < fans; i++) {
      requests[i] = Rows.join(before + i + 1);
    }
    return requests;
  }
}
