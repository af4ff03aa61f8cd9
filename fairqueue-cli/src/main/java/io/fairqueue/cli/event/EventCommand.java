package io.fairqueue.cli.event;

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
      EventUpdate.class,
      EventDelete.class,
      EventActivate.class,
      EventPause.class,
      EventResume.class,
      EventEnd.class,
      EventCancel.class,
      EventSeats.class,
      EventNotice.class,
      EventStaff.class,
      EventAudit.class
    })
public final class EventCommand {}
