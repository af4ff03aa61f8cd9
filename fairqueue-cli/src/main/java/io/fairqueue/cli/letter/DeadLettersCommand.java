package io.fairqueue.cli.letter;

import picocli.CommandLine.Command;

/** What was tried to the end. */
@Command(
    name = "dead-letters",
    description = {
      "Shows what was tried to the end and came to nothing: messages, refunds that the gateway",
      "refused, and webhooks that had no effect; and tries it again, or drops it."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DeadLettersList.class,
      DeadLettersShow.class,
      DeadLettersRetry.class,
      DeadLettersDrop.class
    })
public final class DeadLettersCommand {}
