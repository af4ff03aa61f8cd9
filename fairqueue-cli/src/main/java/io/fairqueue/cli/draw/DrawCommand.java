package io.fairqueue.cli.draw;

import picocli.CommandLine.Command;

/** How the fans of lobbies get their places. */
@Command(
    name = "draw",
    description =
        "Shows how far a lobby's draw is, and helps it on where no beacon can be reached.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {DrawShow.class, DrawSeed.class, DrawBeacon.class, DrawFallback.class})
public final class DrawCommand {}
