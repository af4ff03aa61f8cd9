package io.fairqueue.cli.operate;

import picocli.CommandLine.Command;

/** The servers' copies of lines. */
@Command(
    name = "mirror",
    description = "Renews the servers' copies of lines.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = MirrorRebuild.class)
public final class MirrorCommand {}
