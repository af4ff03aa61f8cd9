package io.fairqueue.bench.performance;

import io.fairqueue.bench.performance.figure.Chart;
import io.fairqueue.bench.performance.figure.Figures;
import io.fairqueue.bench.performance.figure.Finding;
import io.fairqueue.bench.performance.measure.HoldMeasure;
import io.fairqueue.bench.performance.measure.HttpJoinMeasure;
import io.fairqueue.bench.performance.measure.IdleMeasure;
import io.fairqueue.bench.performance.measure.JoinMeasure;
import io.fairqueue.bench.performance.measure.LengthMeasure;
import io.fairqueue.bench.performance.measure.LogMeasure;
import io.fairqueue.bench.performance.measure.Measure;
import io.fairqueue.bench.performance.measure.MemoryMeasure;
import io.fairqueue.bench.performance.measure.MessageMeasure;
import io.fairqueue.bench.performance.measure.MicroMeasure;
import io.fairqueue.bench.performance.measure.PagesMeasure;
import io.fairqueue.bench.performance.measure.PollMeasure;
import io.fairqueue.bench.performance.measure.PushMeasure;
import io.fairqueue.bench.performance.measure.TwoNodesMeasure;
import io.fairqueue.bench.performance.tool.Bench;
import io.fairqueue.bench.performance.tool.Scale;
import io.fairqueue.bench.performance.tool.Servers;
import io.fairqueue.bench.performance.tool.Surroundings;
import io.fairqueue.bench.performance.tool.Tool;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Measures, and writes {@code performance.md} and {@code performance.svg}.
 *
 * <p>Arguments: {@code --quick} for a run that only shows that everything starts; {@code --only
 * a,c} for some letters; {@code --rounds N} for fewer rounds, or more; {@code --out DIR} for where
 * to write.
 */
public final class Performance {

  private static final List<Measure> MEASURES =
      List.of(
          new HoldMeasure(),
          new JoinMeasure(),
          new PollMeasure(),
          new HttpJoinMeasure(),
          new LengthMeasure(),
          new PushMeasure(),
          new MemoryMeasure(),
          new MicroMeasure(),
          new LogMeasure(),
          new MessageMeasure(),
          new TwoNodesMeasure(),
          new IdleMeasure(),
          new PagesMeasure());

  private final Scale scale;
  private final Set<String> letters;
  private final Path out;
  private final PrintStream progress;
  private final long begin = System.nanoTime();

  /**
   * @param letters of the measures to take; empty for all
   * @param progress what is being done is printed here
   */
  Performance(Scale scale, Set<String> letters, Path out, PrintStream progress) {
    this.scale = scale;
    this.letters = letters;
    this.out = out;
    this.progress = progress;
  }

  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    List<String> given = Arrays.asList(args);
    Scale whole = given.contains("--quick") ? Scale.quick() : Scale.full();
    Scale scale = value(given, "--rounds").map(Integer::parseInt).map(whole::of).orElse(whole);
    Set<String> letters =
        value(given, "--only").map(text -> Set.of(text.split(","))).orElse(Set.of());
    Path out = Path.of(value(given, "--out").orElse("."));
    Report report = new Performance(scale, letters, out, System.err).run();
    System.exit(report.isWhole() ? 0 : 1);
  }

  /** Of all measures, in the order of their sections. */
  static List<String> letters() {
    return MEASURES.stream().map(Measure::letter).toList();
  }

  Report run() throws Exception {
    Path directory = Files.createTempDirectory("fairqueue-bench");
    // Left to this thread: at the end of the process the stores end before their files go.
    try (Servers servers = Servers.start(directory.resolve("data"))) {
      Report report = new Report(scale, Surroundings.of(servers));
      for (Measure measure : MEASURES) {
        if (letters.isEmpty() || letters.contains(measure.letter())) {
          take(measure, report, new Bench(scale, servers, directory, this::say));
        }
      }
      Files.createDirectories(out);
      Files.writeString(out.resolve("performance.md"), report.text());
      Files.writeString(out.resolve("performance.svg"), Chart.of(report.findings()));
      say("written to " + out);
      return report;
    } finally {
      delete(directory);
    }
  }

  private void take(Measure measure, Report report, Bench bench) {
    say(measure.letter() + ". " + measure.title());
    Optional<String> missing =
        measure.needs().stream().filter(name -> Tool.find(name).isEmpty()).findFirst();
    if (missing.isPresent()) {
      say("skipped: " + missing.get() + " is not installed");
      report.skip(measure, missing.get());
      return;
    }
    List<Finding> findings;
    try {
      findings = measure.take(bench);
    } catch (Exception failure) {
      // The others still have something to say, and the page says who has not.
      failure.printStackTrace(progress);
      report.fail(measure, String.valueOf(failure));
      return;
    }
    report.add(measure, findings);
    findings.forEach(
        finding ->
            say(
                "%s %s: %s (%s – %s)"
                    .formatted(
                        finding.key(),
                        finding.title(),
                        Figures.text(finding.value()),
                        Figures.text(finding.min()),
                        Figures.text(finding.max()))));
  }

  private void say(String what) {
    progress.printf("%5d s  %s%n", (System.nanoTime() - begin) / 1_000_000_000, what);
  }

  private static Optional<String> value(List<String> given, String option) {
    int at = given.indexOf(option);
    return at < 0 || at + 1 == given.size() ? Optional.empty() : Optional.of(given.get(at + 1));
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
