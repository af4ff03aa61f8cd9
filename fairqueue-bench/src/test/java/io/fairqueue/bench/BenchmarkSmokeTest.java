package io.fairqueue.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark starts and gives a number; which one is not this test's business. */
@Tag("N62")
class BenchmarkSmokeTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        AdmissionPolicyBenchmark.class,
        LineViewBenchmark.class,
        PlaceIndexBenchmark.class,
        SaleBenchmark.class,
        TokenBenchmark.class
      })
  void runs(Class<?> benchmark) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(benchmark.getName())
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(50))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    assertThat(new Runner(options).run())
        .isNotEmpty()
        .allSatisfy(run -> assertThat(run.getPrimaryResult().getScore()).isPositive());
  }
}
