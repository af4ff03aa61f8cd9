package io.fairqueue.bench;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The admission path on each adapter, for a single caller: how long a fan waits for an answer when
 * nobody shares the commit. Stores are those at {@link #POSTGRES} and {@link #REDIS}, or are
 * started for the purpose.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AdmissionPathBenchmark {

  /** A system property: the JDBC URL of an empty database. */
  public static final String POSTGRES = "fairqueue.bench.postgres";

  /** A system property: the URL of a Redis. */
  public static final String REDIS = "fairqueue.bench.redis";

  @Param Adapter adapter = Adapter.MEMORY;

  private @Nullable AdmissionPath path;

  /** Opens a sale, with a crowd that waits. */
  @Setup
  public void open() {
    path = AdmissionPath.on(adapter);
  }

  /** Goes on with a line that is as long as the first was. */
  @Setup(Level.Iteration)
  public void renew() {
    path().renew();
  }

  @TearDown
  public void close() {
    path().close();
  }

  /** A fan asks for the position. */
  @Benchmark
  public long position() {
    return path().position();
  }

  /** A fan goes the whole way: join, position, admit, hold. */
  @Benchmark
  public Object joinPositionAdmitHold() {
    return path().wholeWay();
  }

  private AdmissionPath path() {
    return requireNonNull(path);
  }
}
