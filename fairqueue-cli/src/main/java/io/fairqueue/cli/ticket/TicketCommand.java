package io.fairqueue.cli.ticket;

import picocli.CommandLine.Command;

/** Tickets, and who has them. */
@Command(
    name = "ticket",
    description = "Shows who has tickets.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = TicketList.class)
public final class TicketCommand {}
