package io.fairqueue.cli.health;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.Settings;
import io.fairqueue.cli.stores.StoreOptions;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks for what keeps a server from working. */
@Command(
    name = "doctor",
    header = "Looks for what keeps a server from working.",
    description = "Ends with 1 if a part is bad, with 3 if a store does not answer.")
public final class DoctorCommand implements Callable<Integer> {

  private final Backends backends;
  private final Output output;
  private final Settings settings;
  private final InstantSource time;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Inject
  DoctorCommand(Backends backends, Output output, Settings settings, InstantSource time) {
    this.backends = backends;
    this.output = output;
    this.settings = settings;
    this.time = time;
  }

  @Override
  public Integer call() {
    try (Backend backend = backends.open(where)) {
      List<Finding> findings = new ArrayList<>(new Examination(time).of(backend));
      findings.addAll(Extras.of(settings));
      output.print(format, findings);
      return exitCode(findings);
    }
  }

  private static int exitCode(List<Finding> findings) {
    if (findings.stream().anyMatch(finding -> finding.health() == Finding.Health.GONE)) {
      return 3;
    }
    return findings.stream().anyMatch(finding -> finding.health() == Finding.Health.BAD) ? 1 : 0;
  }
}
