package io.fairqueue.cli.verify;

import picocli.CommandLine.Command;

/** What anybody may check. */
@Command(
    name = "verify",
    header = "Checks a line by what is told of it.",
    description = {
      "Asks no store, and no network but for --url. Says of each check PASS, WARN or FAIL.",
      "Ends with 1 if a check failed, with 2 if something can't be read."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {VerifyLog.class, VerifyReceipt.class, VerifyProof.class, VerifyDraw.class})
public final class VerifyCommand {}
