package io.fairqueue.cli.line;

import picocli.CommandLine.Command;

/** The lines that servers have in memory. */
@Command(
    name = "line",
    aliases = "mirror",
    description = "Renews the lines that servers have in memory.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = LineRebuild.class)
public final class LineCommand {}
