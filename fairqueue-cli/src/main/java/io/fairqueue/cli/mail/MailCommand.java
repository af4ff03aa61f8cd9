package io.fairqueue.cli.mail;

import picocli.CommandLine.Command;

/** What fans and organizers are written. */
@Command(
    name = "mail",
    description = "Shows what the mail looks like that fans and organizers get.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {MailPreview.class})
public final class MailCommand {}
