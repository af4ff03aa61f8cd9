package io.fairqueue.bench;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.LineState;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to decide how many fans to admit. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class AdmissionPolicyBenchmark {

  private final AdmissionPolicy policy =
      new AdmissionPolicy(OptionalInt.of(600), OptionalInt.of(500), 1.2, 2, Duration.ofMinutes(5));
  private long waiting;

  /** A tick of a line in which everything limits. */
  @Benchmark
  public long admissible() {
    waiting++;
    return policy.admissible(
        new LineState(waiting, waiting & 511, waiting & 1023, OptionalLong.of(5_000)));
  }
}
