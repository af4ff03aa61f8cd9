package io.fairqueue.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The first word; alone, it explains itself. */
@Command(
    name = "fairqueue",
    description = "A fair line for ticket on-sales.",
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "New here?  fairqueue demo         shows a whole on-sale, with nothing to set up",
      "           fairqueue help serve   tells about one command",
      "",
      "Commands find their stores by --postgres-url and --redis-url, else by the",
      "environment (FAIRQUEUE_POSTGRES_URL, FAIRQUEUE_REDIS_URL), else by the server",
      "that runs on --data DIR (default: ./data).",
      "Exit codes: 0 done, 1 refused or a check failed, 2 wrong usage,",
      "3 a store is unavailable."
    })
final class FairQueueCommand implements Runnable {

  @Spec CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Shows the version.")
  boolean version;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
