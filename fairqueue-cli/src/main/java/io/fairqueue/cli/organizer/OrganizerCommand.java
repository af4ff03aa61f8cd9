package io.fairqueue.cli.organizer;

import picocli.CommandLine.Command;

/** Commands for accounts that may put events on sale. */
@Command(
    name = "organizer",
    description = "Lists, makes and changes organizers' accounts.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      OrganizerList.class,
      OrganizerCreate.class,
      OrganizerDisable.class,
      OrganizerEnable.class,
      OrganizerSetRole.class,
      OrganizerSetPassword.class,
      OrganizerResetTotp.class,
      OrganizerSignOut.class
    })
public final class OrganizerCommand {}
