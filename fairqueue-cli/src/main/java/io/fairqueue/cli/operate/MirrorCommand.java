package io.fairqueue.cli.operate;

import picocli.CommandLine.Command;

/** The copies of lines in Redis. */
@Command(
    name = "mirror",
    description = "Renews the copies of lines in Redis.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = MirrorRebuild.class)
public final class MirrorCommand {}
