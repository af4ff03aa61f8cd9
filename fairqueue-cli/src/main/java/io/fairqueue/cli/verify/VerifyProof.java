package io.fairqueue.cli.verify;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.domain.audit.EntryAudit;
import io.fairqueue.domain.fairness.NoteKey;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "proof",
    header = "Checks a proof that an entry is in a log.",
    description = "The proof is what GET /api/v1/events/EVENT/queue/proof answers.")
final class VerifyProof implements Callable<Integer> {

  private final Output output;

  @Parameters(paramLabel = "FILE", description = "The proof.")
  Path file;

  @Option(
      names = "--key",
      required = true,
      paramLabel = "VKEY",
      description = "The key that the log must be signed with, as name+id+key.")
  List<String> keys;

  @Mixin Format format = new Format();

  @Inject
  VerifyProof(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    String text = VerifyLog.text(file);
    Checks checks = new Checks();
    checks.add(
        "proof", () -> EntryAudit.parse(text).checks(keys.stream().map(NoteKey::parse).toList()));
    return checks.print(output, format);
  }
}
