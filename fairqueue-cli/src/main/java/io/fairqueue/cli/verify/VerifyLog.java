package io.fairqueue.cli.verify;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.domain.audit.Check;
import io.fairqueue.domain.audit.LogAudit;
import io.fairqueue.domain.audit.LogReplay;
import io.fairqueue.domain.fairness.NoteKey;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "log",
    header = "Checks a log: who signed it, and that nobody overtook.",
    description =
        "Replays the whole line: numbers without a gap, admissions in the order of places, the"
            + " announced rate, who was admitted by hand or removed.")
final class VerifyLog implements Callable<Integer> {

  private final Output output;

  @Mixin Source source = new Source();
  @Mixin Trusted trusted = new Trusted();
  @Mixin Format format = new Format();

  @Option(
      names = "--since",
      paramLabel = "FILE",
      description = "An earlier checkpoint, which this log must go on from.")
  @Nullable Path since;

  @Inject
  VerifyLog(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    Checks checks = new Checks();
    try (Evidence evidence = source.open()) {
      String earlier = since == null ? null : text(since);
      checks.add("log", () -> log(evidence, earlier));
    }
    return checks.print(output, format);
  }

  private List<Check> log(Evidence evidence, @Nullable String earlier) {
    LogAudit audit = new LogAudit(evidence.checkpoint(), earlier);
    LogReplay replay = new LogReplay();
    List<NoteKey> alongside = evidence.keys();
    List<Check> done = new ArrayList<>();
    done.add(audit.signature(trusted.of(alongside)));
    trusted.doubt(alongside).ifPresent(done::add);
    done.add(audit.witnesses(trusted.witnesses()));
    evidence.each(
        audit.checkpoint().size(),
        entry -> {
          audit.add(entry);
          replay.add(entry);
        });
    done.addAll(audit.contents());
    done.addAll(replay.checks());
    return done;
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
