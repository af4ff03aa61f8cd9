package io.fairqueue.bench;

import io.fairqueue.domain.PlaceIndex;
import java.util.Random;
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

/** What a position costs in lines of several lengths, a third of which has left already. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PlaceIndexBenchmark {

  @Param({"1000", "1000000"})
  int fans;

  private final PlaceIndex line = new PlaceIndex();
  private final Random random = new Random(42);
  private long newest;

  /** Fills the line. */
  @Setup
  public void fill() {
    for (newest = 1; newest <= fans; newest++) {
      line.add(newest);
    }
    for (int i = 0; i < fans / 3; i++) {
      line.remove(1 + random.nextInt(fans));
    }
  }

  /** A fan asks for the position. */
  @Benchmark
  public long position() {
    return line.rank(1 + random.nextInt(fans));
  }

  /** One joins at the end while the next leaves the head, so the line keeps its length. */
  @Benchmark
  public long joinAndAdmit() {
    line.add(newest++);
    long head = line.next(newest - fans);
    line.remove(head);
    return head;
  }
}
