package io.fairqueue.cli.verify;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.crypto.beacon.BeaconSignature;
import io.fairqueue.domain.audit.Check;
import io.fairqueue.domain.audit.Check.Outcome;
import io.fairqueue.domain.audit.DrawAudit;
import io.fairqueue.domain.audit.LogAudit;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.fairness.Entrants;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  private List<Check> draw(BundleFile evidence) {
    LogAudit audit = new LogAudit(evidence.checkpoint(), null);
    DrawAudit draw = new DrawAudit();
    List<Check> done = new ArrayList<>();
    done.add(audit.signature(trusted.of(evidence.keys())));
    trusted.doubt(evidence.keys()).ifPresent(done::add);
    Check witnesses = audit.witnesses(List.of());
    done.add(witnesses);
    evidence.each(
        audit.checkpoint().size(),
        entry -> {
          audit.add(entry);
          draw.add(entry);
        });
    done.addAll(audit.contents());
    Transcript transcript = Transcript.parse(evidence.read("transcript.json"));
    byte[] entries = evidence.readAll("entries.bin");
    done.add(
        Check.of(
            audit.checkpoint().origin().contains("/log/" + transcript.event())
                && transcript
                    .text("list_root")
                    .equals(Bytes.of(Entrants.published(entries).root()).hex()),
            "transcript",
            "of %s",
            transcript.event()));
    done.addAll(
        draw.checks(
            transcript.event(),
            entries,
            transcript.chain(),
            witnesses.outcome() == Outcome.PASS,
            BeaconSignature::isOf));
    return done;
  }
}
