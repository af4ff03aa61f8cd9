package io.fairqueue.cli.operate;

import picocli.CommandLine.Command;

/** Who may put events on sale. */
@Command(
    name = "organizer",
    description = "Lists and makes organizers' accounts.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      OrganizerList.class,
      OrganizerCreate.class,
      OrganizerDisable.class,
      OrganizerEnable.class,
      OrganizerSetRole.class
    })
public final class OrganizerCommand {}
