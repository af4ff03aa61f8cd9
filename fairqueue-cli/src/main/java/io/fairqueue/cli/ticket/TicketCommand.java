package io.fairqueue.cli.ticket;

import picocli.CommandLine.Command;

/** Tickets, who has them, and who came in. */
@Command(
    name = "ticket",
    description = "Shows who has tickets and who came in, mails them again, takes check-ins back.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {TicketList.class, TicketResend.class, TicketCheckIns.class, TicketUndo.class})
public final class TicketCommand {}
