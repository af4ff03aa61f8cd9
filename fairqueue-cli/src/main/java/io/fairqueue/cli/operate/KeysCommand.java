package io.fairqueue.cli.operate;

import picocli.CommandLine.Command;

/** What signs tokens. */
@Command(
    name = "keys",
    description = "Lists and rotates the keys that sign tokens.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {KeysList.class, KeysRotate.class})
public final class KeysCommand {}
