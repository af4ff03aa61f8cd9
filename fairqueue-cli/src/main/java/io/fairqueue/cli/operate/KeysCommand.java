package io.fairqueue.cli.operate;

import picocli.CommandLine.Command;

/** What signs tokens. */
@Command(
    name = "keys",
    description = "Lists, rotates and revokes the keys that sign tokens.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {KeysList.class, KeysRotate.class, KeysRevoke.class})
public final class KeysCommand {}
