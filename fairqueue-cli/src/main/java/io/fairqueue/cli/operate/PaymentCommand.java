package io.fairqueue.cli.operate;

import picocli.CommandLine.Command;

/** What was paid. */
@Command(
    name = "payment",
    description = "Shows payments and refunds.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {PaymentList.class, PaymentShow.class})
public final class PaymentCommand {}
