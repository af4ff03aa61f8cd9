package io.fairqueue.bench.performance.measure;

import io.fairqueue.bench.AdmissionPathBenchmark;
import io.fairqueue.bench.AdmissionPolicyBenchmark;
import io.fairqueue.bench.PlaceIndexBenchmark;
import io.fairqueue.bench.TokenBenchmark;
import io.fairqueue.bench.performance.figure.Figures;
import io.fairqueue.bench.performance.figure.Finding;
import io.fairqueue.bench.performance.figure.Side;
import io.fairqueue.bench.performance.tool.Bench;
import io.fairqueue.postgres.connection.PostgresConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The core's parts, and the admission path on each adapter, by JMH. */
public final class MicroMeasure implements Measure {

  private static final List<Class<?>> BENCHMARKS =
      List.of(
          PlaceIndexBenchmark.class,
          AdmissionPolicyBenchmark.class,
          TokenBenchmark.class,
          AdmissionPathBenchmark.class);

  @Override
  public String letter() {
    return "h";
  }

  @Override
  public String title() {
    return "Parts, one caller (JMH, `-prof gc`)";
  }

  @Override
  public List<Finding> take(Bench bench) throws Exception {
    boolean quick = bench.scale().periodSeconds() < 2;
    PostgresConfig database = bench.servers().freshDatabase();
    Map<String, String> addresses =
        Map.of(
            AdmissionPathBenchmark.POSTGRES,
            database.jdbcUrl(),
            AdmissionPathBenchmark.REDIS,
            bench.servers().redisUrl());
    // For this process, where nothing is forked, and for those that are.
    addresses.forEach(System::setProperty);
    OptionsBuilder options = new OptionsBuilder();
    BENCHMARKS.forEach(each -> options.include(each.getName()));
    options
        .forks(quick ? 0 : 1)
        .warmupIterations(quick ? 0 : 2)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(quick ? 1 : 3)
        .measurementTime(quick ? TimeValue.milliseconds(50) : TimeValue.seconds(1))
        .timeUnit(TimeUnit.NANOSECONDS)
        .addProfiler(GCProfiler.class)
        .jvmArgsAppend(
            addresses.entrySet().stream()
                .map(each -> "-D" + each.getKey() + "=" + each.getValue())
                .toArray(String[]::new))
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
    bench.say("JMH");
    List<Finding> findings = new ArrayList<>();
    for (RunResult run : new Runner(options.build()).run()) {
      findings.add(finding("h" + (findings.size() + 1), run));
    }
    bench.servers().drop(database);
    return findings;
  }

  private static Finding finding(String key, RunResult run) {
    String name = run.getParams().getBenchmark().replaceFirst(".*\\.(\\w+)Benchmark", "$1");
    String parameters =
        run.getParams().getParamsKeys().stream()
            .map(run.getParams()::getParam)
            .collect(Collectors.joining(", "));
    List<Double> iterations =
        run.getBenchmarkResults().stream().flatMap(MicroMeasure::iterations).toList();
    Result<?> allocated = run.getSecondaryResults().get("gc.alloc.rate.norm");
    return new Finding(
        key,
        name + (parameters.isEmpty() ? "" : " (" + parameters + ")"),
        "ns",
        null,
        new Side(run.getParams().getBenchmark(), iterations),
        null,
        allocated == null
            ? List.of()
            : List.of(Figures.text(allocated.getScore()) + " B allocated"));
  }

  private static Stream<Double> iterations(BenchmarkResult fork) {
    return fork.getIterationResults().stream()
        .map(iteration -> iteration.getPrimaryResult().getScore());
  }
}
