package io.fairqueue.cli.claim;

import picocli.CommandLine.Command;

/** What fans hold and bought. */
@Command(
    name = "claim",
    description = "Shows claims on tickets, and gives them back.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ClaimList.class, ClaimShow.class, ClaimRelease.class})
public final class ClaimCommand {}
