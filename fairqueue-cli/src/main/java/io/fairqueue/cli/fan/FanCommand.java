package io.fairqueue.cli.fan;

import picocli.CommandLine.Command;

/** Commands for fans' accounts. */
@Command(
    name = "fan",
    description = "Shows, disables and enables fans' accounts.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {FanShow.class, FanDisable.class, FanEnable.class})
public final class FanCommand {}
