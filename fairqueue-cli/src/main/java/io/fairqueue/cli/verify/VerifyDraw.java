package io.fairqueue.cli.verify;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.crypto.beacon.BeaconSignature;
import io.fairqueue.domain.audit.Check;
import io.fairqueue.domain.audit.DrawAudit;
import io.fairqueue.domain.audit.DrawAudit.Witnessed;
import io.fairqueue.domain.audit.LogAudit;
import io.fairqueue.domain.fairness.Checkpoint;
import io.fairqueue.domain.fairness.SignedNote;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "draw",
    header = "Checks a draw: that nobody could steer it.",
    description =
        "Recomputes the order of all who were in the lobby, from the list that was published before"
            + " and from a value that nobody knew then.")
final class VerifyDraw implements Callable<Integer> {

  private final Output output;

  @Parameters(paramLabel = "BUNDLE", description = "A bundle of the event.")
  Path bundle;

  @Option(
      names = "--seen",
      paramLabel = "FILE",
      description =
          "A checkpoint that a --witness signed before the value was known: it shows that the list"
              + " was fixed by then.")
  @Nullable Path seen;

  @Mixin Trusted trusted = new Trusted();
  @Mixin Format format = new Format();

  @Inject
  VerifyDraw(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    Checks checks = new Checks();
    try (BundleFile evidence = BundleFile.open(bundle)) {
      checks.add("draw", () -> draw(evidence));
    }
    return checks.print(output, format);
  }

  /** The earliest of those who are trusted. */
  private @Nullable Witnessed witnessed(SignedNote note) {
    long size = Checkpoint.parse(note.text()).size();
    return trusted.witnesses().stream()
        .flatMap(witness -> witness.signed(note).stream())
        .min(Comparator.naturalOrder())
        .map(at -> new Witnessed(at, size))
        .orElse(null);
  }

  private List<Check> draw(BundleFile evidence) {
    String earlier = seen == null ? null : VerifyLog.text(seen);
    LogAudit audit = new LogAudit(evidence.checkpoint(), earlier);
    DrawAudit draw = new DrawAudit();
    List<Check> done = new ArrayList<>();
    done.add(audit.signature(trusted.of(evidence.keys())));
    trusted.doubt(evidence.keys()).ifPresent(done::add);
    done.add(audit.witnesses(trusted.witnesses()));
    evidence.each(
        audit.checkpoint().size(),
        entry -> {
          audit.add(entry);
          draw.add(entry);
        });
    done.addAll(audit.contents());
    Transcript transcript = Transcript.parse(evidence.read("transcript.json"));
    byte[] entries = evidence.readAll("entries.bin");
    done.addAll(
        draw.checks(
            transcript.event(),
            entries,
            transcript.chain(),
            earlier == null ? null : witnessed(SignedNote.parse(earlier)),
            BeaconSignature::isOf));
    List<String> others = draw.contradictions(transcript::text);
    done.add(
        Check.of(
            audit.checkpoint().origin().contains("/log/" + transcript.event()) && others.isEmpty(),
            "transcript",
            others.isEmpty() ? "of %s" : "of %s, where it differs from the log in %s",
            transcript.event(),
            String.join(", ", others)));
    return done;
  }
}
