package io.fairqueue.cli;

import io.fairqueue.cli.claim.ClaimCommand;
import io.fairqueue.cli.demo.DemoCommand;
import io.fairqueue.cli.draw.DrawCommand;
import io.fairqueue.cli.event.EventCommand;
import io.fairqueue.cli.fan.FanCommand;
import io.fairqueue.cli.health.CheckCommand;
import io.fairqueue.cli.health.DoctorCommand;
import io.fairqueue.cli.health.MigrateCommand;
import io.fairqueue.cli.key.KeysCommand;
import io.fairqueue.cli.letter.DeadLettersCommand;
import io.fairqueue.cli.line.LineCommand;
import io.fairqueue.cli.line.QueueCommand;
import io.fairqueue.cli.mail.MailCommand;
import io.fairqueue.cli.organizer.OrganizerCommand;
import io.fairqueue.cli.payment.PaymentCommand;
import io.fairqueue.cli.payment.RefundCommand;
import io.fairqueue.cli.serve.ServeCommand;
import io.fairqueue.cli.setting.SettingsCommand;
import io.fairqueue.cli.simulate.SimulateCommand;
import io.fairqueue.cli.ticket.TicketCommand;
import io.fairqueue.cli.verify.VerifyCommand;
import io.fairqueue.cli.verify.WitnessCommand;
import io.fairqueue.cli.webhook.WebhookCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The first word; alone, it explains itself. */
@Command(
    name = "fairqueue",
    description = "A fair line for ticket on-sales.",
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      EventCommand.class,
      QueueCommand.class,
      DrawCommand.class,
      ClaimCommand.class,
      TicketCommand.class,
      PaymentCommand.class,
      RefundCommand.class,
      DeadLettersCommand.class,
      OrganizerCommand.class,
      WebhookCommand.class,
      FanCommand.class,
      CheckCommand.class,
      MigrateCommand.class,
      KeysCommand.class,
      LineCommand.class,
      MailCommand.class,
      DoctorCommand.class,
      SettingsCommand.class,
      SimulateCommand.class,
      VerifyCommand.class,
      WitnessCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    },
    footer = {
      "",
      "New here?  fairqueue demo         shows a whole on-sale, with nothing to set up",
      "           fairqueue help serve   tells about one command",
      "",
      "Commands find their stores by --postgres-url and --redis-url, else by the",
      "environment (FAIRQUEUE_POSTGRES_URL, FAIRQUEUE_REDIS_URL), else by the server",
      "that runs on --data DIR (default: ./data).",
      "Exit codes: 0 done, 1 refused or a check failed, 2 wrong usage,",
      "3 a store is unavailable."
    })
final class FairQueueCommand implements Runnable {

  @Spec CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Shows the version.")
  boolean version;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
