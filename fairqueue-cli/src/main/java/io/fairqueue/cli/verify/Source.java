package io.fairqueue.cli.verify;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Where the log is. */
final class Source {

  @Parameters(
      arity = "0..1",
      paramLabel = "BUNDLE",
      description = "A bundle, as servers give it: GET /api/v1/events/EVENT/proof-bundle.")
  @Nullable Path bundle;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The log as it is served: https://HOST/log/EVENT.")
  @Nullable URI url;

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  Evidence open() {
    URI served = url;
    Path file = bundle;
    if (served != null && file == null) {
      return new ServedLog(served);
    }
    if (file != null && served == null) {
      return BundleFile.open(file);
    }
    throw new ParameterException(spec.commandLine(), "Name a BUNDLE or a --url.");
  }
}
