package io.fairqueue.cli.key;

import picocli.CommandLine.Command;

/** What signs tokens and sessions. */
@Command(
    name = "keys",
    description = "Lists, rotates and revokes the keys that sign tokens and sessions.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {KeysList.class, KeysRotate.class, KeysRevoke.class})
public final class KeysCommand {}
