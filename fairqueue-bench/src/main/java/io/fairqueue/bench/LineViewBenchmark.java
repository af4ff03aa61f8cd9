package io.fairqueue.bench;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.line.log.IdList;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.log.RowContent;
import io.fairqueue.line.view.Applied;
import io.fairqueue.line.view.LineMemory;
import io.fairqueue.line.view.LineReplay;
import io.fairqueue.line.view.LineView;
import io.fairqueue.line.view.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a line in memory costs in several lengths. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class LineViewBenchmark {

  private static final EventId EVENT = new EventId(new UUID(1, 1));

  @Param({"1000", "1000000"})
  int fans;

  private final List<CustomerId> ids = new ArrayList<>();
  private final List<LineRow> rows = new ArrayList<>();
  private final LineView line = new LineView(EVENT, new LineMemory(Long.MAX_VALUE));
  private int next;

  /** Fills the line; who asks for positions does so in no order. */
  @Setup
  public void fill() {
    Random random = new Random(42);
    byte[] hash = LineRow.start(EVENT);
    while (ids.size() < fans) {
      List<UUID> batch = new ArrayList<>();
      while (batch.size() < RowContent.MAX_FANS && ids.size() + batch.size() < fans) {
        batch.add(new UUID(random.nextLong(), random.nextLong()));
      }
      RowContent content = RowContent.fans(LineKind.JOINED, ids.size() + 1L, IdList.of(batch));
      LineRow row = LineRow.after(hash, EVENT, rows.size() + 1L, rows.size(), content, 0);
      if (!(line.apply(row) instanceof Applied.Done)) {
        throw new IllegalStateException("the line is not as it should be");
      }
      rows.add(row);
      hash = row.hash();
      batch.forEach(id -> ids.add(new CustomerId(id)));
    }
    Collections.shuffle(ids, random);
  }

  /** A fan asks for the position. */
  @Benchmark
  public Optional<Standing> position() {
    next = next + 1 == fans ? 0 : next + 1;
    return line.find(ids.get(next));
  }

  /** All rows are checked and added up: what a node does at its start. */
  @Benchmark
  public LineReplay replay() {
    return LineReplay.of(EVENT, rows.iterator());
  }
}
