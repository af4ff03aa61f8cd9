package io.fairqueue.cli.payment;

import picocli.CommandLine.Command;

/** What was paid. */
@Command(
    name = "payment",
    description = "Shows payments and refunds, and brings them to their end.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      PaymentList.class,
      PaymentShow.class,
      PaymentReconcile.class,
      PaymentRetry.class
    })
public final class PaymentCommand {}
