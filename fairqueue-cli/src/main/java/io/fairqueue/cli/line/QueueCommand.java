package io.fairqueue.cli.line;

import picocli.CommandLine.Command;

/** Commands for the line of an event. */
@Command(
    name = "queue",
    description = "Shows and moves the line of an event.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {QueueShow.class, QueueWatch.class, QueueAdmit.class, QueueRemove.class})
public final class QueueCommand {}
