package io.fairqueue.cli.operate;

import picocli.CommandLine.Command;

/** What is on sale. */
@Command(
    name = "event",
    description = "Lists, makes and moves events.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      EventList.class,
      EventShow.class,
      EventCreate.class,
      EventActivate.class,
      EventPause.class,
      EventResume.class,
      EventEnd.class,
      EventCancel.class
    })
public final class EventCommand {}
