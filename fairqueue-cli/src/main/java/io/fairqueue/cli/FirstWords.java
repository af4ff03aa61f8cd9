package io.fairqueue.cli;

import io.fairqueue.cli.claim.ClaimCommand;
import io.fairqueue.cli.demo.DemoCommand;
import io.fairqueue.cli.draw.DrawCommand;
import io.fairqueue.cli.event.EventCommand;
import io.fairqueue.cli.fan.FanCommand;
import io.fairqueue.cli.health.CheckCommand;
import io.fairqueue.cli.health.DoctorCommand;
import io.fairqueue.cli.health.HealthCommand;
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
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What may be the first word. Making all commands takes longer than what most of them do: only
 * those that are named are made, and of the others what a list of commands tells.
 */
final class FirstWords {

  private static final List<Class<?>> ALL =
      List.of(
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
          HealthCommand.class,
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
          HelpCommand.class);

  private FirstWords() {}

  /** Adds them, in the order of the list. */
  static void addTo(CommandLine program, List<String> words) {
    // A script for shells is about all of them; which ones a file of words names is read later.
    boolean all =
        words.stream().anyMatch(word -> word.equals("completion") || word.startsWith("@"));
    Set<String> named = Set.copyOf(words);
    for (Class<?> type : ALL) {
      Command command = type.getAnnotation(Command.class);
      boolean meant =
          named.contains(command.name())
              || Arrays.stream(command.aliases()).anyMatch(named::contains);
      if (all || meant) {
        program.addSubcommand(type);
      } else {
        program.addSubcommand(command.name(), listed(command), command.aliases());
      }
    }
  }

  private static CommandSpec listed(Command command) {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage().header(command.header()).description(command.description());
    return spec;
  }
}
