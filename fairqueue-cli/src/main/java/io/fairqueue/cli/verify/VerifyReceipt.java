package io.fairqueue.cli.verify;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.crypto.SignedReceipt;
import io.fairqueue.domain.audit.ArrivalSearch;
import io.fairqueue.domain.audit.Check;
import io.fairqueue.domain.audit.LogAudit;
import io.fairqueue.domain.audit.LogReplay;
import io.fairqueue.domain.fairness.DrawSecret;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "receipt",
    header = "Checks a fan's receipt against a log.",
    description =
        "Says whether the server signed it, whether its number was logged, and what became of the"
            + " place.")
final class VerifyReceipt implements Callable<Integer> {

  private final Output output;

  @Parameters(index = "0", paramLabel = "FILE", description = "The receipt.")
  Path file;

  @Parameters(index = "1", paramLabel = "BUNDLE", description = "A bundle of the same event.")
  Path bundle;

  @Mixin Trusted trusted = new Trusted();
  @Mixin Format format = new Format();

  @Inject
  VerifyReceipt(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    String text = VerifyLog.text(file).strip();
    Checks checks = new Checks();
    try (Evidence evidence = BundleFile.open(bundle)) {
      checks.add("receipt", () -> receipt(evidence, SignedReceipt.parse(text)));
    }
    return checks.print(output, format);
  }

  private List<Check> receipt(Evidence evidence, SignedReceipt receipt) {
    List<Check> done = new ArrayList<>();
    done.add(
        Check.of(
            receipt.isSignedBy(evidence.receiptKeys()),
            "receipt's signature",
            "number %d of %s",
            receipt.number(),
            receipt.event()));
    byte[] leaf =
        DrawSecret.leaf(receipt.event(), receipt.entry(), receipt.number(), receipt.salt());
    done.add(
        Check.of(
            Arrays.equals(leaf, receipt.leaf()), "leaf", "made of event, entry, number and salt"));
    LogAudit audit = new LogAudit(evidence.checkpoint(), null);
    LogReplay replay = new LogReplay(receipt.place());
    ArrivalSearch arrival = new ArrivalSearch(receipt.number());
    done.add(audit.signature(trusted.of(evidence.keys())));
    trusted.doubt(evidence.keys()).ifPresent(done::add);
    done.add(sameLog(audit.checkpoint().origin(), receipt.log()));
    evidence.each(
        audit.checkpoint().size(),
        entry -> {
          audit.add(entry);
          replay.add(entry);
          arrival.add(entry);
        });
    done.addAll(audit.contents());
    done.add(arrival.check(leaf));
    done.addAll(replay.checks());
    done.add(
        receipt.place().isPresent()
            ? replay.fate()
            : Check.warn(
                "the place", "the receipt is older than the draw: draw/proof tells the place"));
    return done;
  }

  /** A log that was begun again after a failover has another name, which is nobody's fault. */
  private static Check sameLog(String origin, String told) {
    boolean isSame = origin.equals(told);
    return isSame || !line(origin).equals(line(told))
        ? Check.of(isSame, "the same log", "%s", told)
        : Check.warn("the same log", "the receipt is of %s, the bundle of %s", told, origin);
  }

  /** Whose log it is, however often that was begun again. */
  private static String line(String origin) {
    return origin.replaceFirst("(/log/[^/]+)/[0-9]+$", "$1");
  }
}
