package io.fairqueue.cli.health;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.NoStoresException;
import io.fairqueue.cli.stores.Settings;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.http.config.ConfigurationException;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.config.Setting;
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
    header = "Looks for what keeps a server from working, and tells what to do.",
    description = {
      "Looks at settings, this machine, the stores, what a server calls, and what was left of one"
          + " that was killed. Changes nothing; safe while fans buy.",
      "Ends with 1 if a part is bad, with 3 if a store does not answer."
    })
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
    Setup setup = Setup.of(settings, where);
    List<Finding> findings = new ArrayList<>(setup.findings());
    ServerConfig config = setup.config();
    if (config != null) {
      findings.addAll(Machine.of(config));
      if (config.embedded()) {
        findings.addAll(Remnants.of(config.data()));
      }
    }
    if (settings.given().faults().isEmpty()) {
      findings.addAll(stores(config != null));
      findings.addAll(Extras.of(settings));
    }
    if (config != null) {
      findings.addAll(Outside.of(config));
    }
    output.print(format, findings, Sheet.of(findings));
    return exitCode(findings);
  }

  /**
   * @param areFit whether a server can read its settings; what is unfit else was told already
   */
  private List<Finding> stores(boolean areFit) {
    try (Backend backend = backends.open(where)) {
      return new Examination(time).of(backend);
    } catch (NoStoresException none) {
      return List.of(
          Finding.gone(
              "stores",
              String.valueOf(none.getMessage()),
              "start a server, or set " + Setting.POSTGRES_URL.key()));
    } catch (ConfigurationException unfit) {
      return areFit
          ? List.of(
              Finding.bad(
                  "stores", String.valueOf(unfit.getMessage()), "correct what leads to the stores"))
          : List.of();
    }
  }

  private static int exitCode(List<Finding> findings) {
    if (findings.stream().anyMatch(finding -> finding.health() == Finding.Health.GONE)) {
      return 3;
    }
    return findings.stream().anyMatch(finding -> finding.health() == Finding.Health.BAD) ? 1 : 0;
  }
}
