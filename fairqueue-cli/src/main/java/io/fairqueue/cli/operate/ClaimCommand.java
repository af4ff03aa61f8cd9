package io.fairqueue.cli.operate;

import picocli.CommandLine.Command;

/** What fans hold and bought. */
@Command(
    name = "claim",
    description = "Shows claims on tickets.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ClaimShow.class)
public final class ClaimCommand {}
