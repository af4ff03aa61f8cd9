package io.fairqueue.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains a command. */
@Command(name = "help", description = "Explains a command.")
final class HelpCommand implements Runnable {

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "The command's words.")
  List<String> words = List.of();

  @Override
  public void run() {
    CommandLine command = spec.root().commandLine();
    for (String word : words) {
      CommandLine next = command.getSubcommands().get(word);
      if (next == null) {
        throw new ParameterException(
            command, "There is no command '%s'.".formatted(String.join(" ", words)));
      }
      command = next;
    }
    command.usage(spec.commandLine().getOut());
  }
}
