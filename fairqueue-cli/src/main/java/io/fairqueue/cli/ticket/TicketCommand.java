package io.fairqueue.cli.ticket;

import picocli.CommandLine.Command;

/** Tickets, who has them, and who came in. */
@Command(
    name = "ticket",
    description = "Shows who has tickets and who came in, and takes check-ins back.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {TicketList.class, TicketCheckIns.class, TicketUndo.class})
public final class TicketCommand {}
