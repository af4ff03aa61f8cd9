package io.fairqueue.cli.simulate;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreFinder;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.InvalidInputException;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A crowd against a server that runs. */
@Command(
    name = "simulate",
    header = "Lets a crowd buy from a running server, and judges the server by what they saw.",
    description = {
      "Puts an event of its own on sale, over HTTP, and lets fans come: they join the line, look"
          + " where they stand, claim, and pay at the sandbox's checkout. Their accounts are made"
          + " in the database, and their sessions signed with the keys in it.",
      "What each of them saw is then held against the promises, from outside: nobody overtakes, no"
          + " ticket too many, no payment in limbo. What 'check' finds in the database comes after."
          + " Ends with 1 if anything is broken."
    })
public final class SimulateCommand implements Callable<Integer> {

  private final Backends backends;
  private final StoreFinder finder;
  private final Simulation simulation;
  private final Output output;
  private final RandomGenerator random;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();
  @Mixin Options options = new Options();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The server (default: the one that runs on --data).")
  @Nullable URI url;

  @Spec
  void describe(CommandSpec spec) {
    spec.usageMessage().footer(Profile.footer());
  }

  @Inject
  SimulateCommand(
      Backends backends,
      StoreFinder finder,
      Simulation simulation,
      Output output,
      RandomGenerator random) {
    this.backends = backends;
    this.finder = finder;
    this.simulation = simulation;
    this.output = output;
    this.random = random;
  }

  @Override
  public Integer call() throws InterruptedException {
    Script script = options.script(random.nextLong());
    URI server = url == null ? finder.server(where) : checked(url);
    try (Backend backend = backends.open(where)) {
      Report report = simulation.play(backend, server, script);
      output.print(format, report);
      report.breaches().forEach(output::tell);
      output.tell(report.passed() ? "All promises hold." : "A promise is BROKEN.");
      return report.passed() ? 0 : 1;
    }
  }

  private static URI checked(URI url) {
    String scheme = String.valueOf(url.getScheme());
    if (url.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      throw new InvalidInputException("--url", "must look like http://host:port");
    }
    return url;
  }
}
